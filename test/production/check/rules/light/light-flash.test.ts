import {expect, test} from 'vitest';
import {lightFlash} from '../../../../../src/production/check/rules/light/light-flash.ts';
import {applyRule} from '../../../../../src/spot/findings/rule.ts';
import {checkedMaster, FPS, FRAMES, found} from '../../masters.ts';

/** Two colours in turn, `rate` times in a second. */
const flashes = (rate: number, a: string, b: string) => ({
  source: `color=${a}:size=270x480:rate=${FPS}:duration=${FRAMES / FPS}`,
  filter: `drawbox=t=fill:color=${b}:enable='lt(mod(t*${rate}+0.001,1),0.5)'`,
});

const rulesOf = async (made: Parameters<typeof checkedMaster>[0]): Promise<string[]> =>
  found(await checkedMaster(made)).flatMap(({rule}) => (rule.startsWith('light-') ? [rule] : []));

test('four flashes in a second are found, and two are not', async () => {
  expect(await rulesOf(flashes(4, 'gray', '0x404040'))).toEqual(['light-flash']);
  expect(await rulesOf(flashes(2, 'gray', '0x404040'))).toEqual([]);
});

test('red flashes are found that are too weak for flashes of light', async () => {
  expect(await rulesOf(flashes(4, 'black', '0x600000'))).toEqual(['light-red-flash']);
  expect(await rulesOf(flashes(4, 'black', '0x000060'))).toEqual([]);
});

test('a stricter rate that is no whole number finds at least what the usual one finds', async () => {
  const master = await checkedMaster(flashes(4, 'gray', '0x404040'));
  const at = (to: number) =>
    applyRule(lightFlash, master, 'a', [
      {brand: 'a', rule: 'light-flash', limit: 'rate', unit: 'flashes', from: 3, to, by: null, why: null},
    ]).length;
  expect([3, 2.9, 2.75, 2.5].map(at)).toEqual([1, 1, 1, 1]);
});
