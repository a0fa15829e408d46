import {expect, test} from 'vitest';
import type {CheckedMaster} from '../../../../../src/production/check/master.ts';
import {lightExtended} from '../../../../../src/production/check/rules/light/light-extended.ts';
import {emptyMeasures, SCALE} from '../../../../../src/spot/findings/frame-measures.ts';
import {applyRule} from '../../../../../src/spot/findings/rule.ts';

/** What is found in 8 s that flash from dark to light every `every` seconds, until `until` seconds. */
function flashing(every: number, until: number) {
  const picture = emptyMeasures({columns: 18, rows: 32}, 240);
  for (let frame = 0; frame < 240; frame++) {
    const isLight = frame / 30 < until && (frame / 30) % every >= every / 2;
    picture.light.fill((isLight ? 0.4 : 0.1) * SCALE.share, frame * 1728, (frame + 1) * 1728);
  }
  return applyRule(lightExtended, {spot: {fps: 30, frames: 240}, picture} as CheckedMaster, 'a');
}

test('two flashes in a second are found if they go on for more than five seconds', () => {
  expect(flashing(0.5, 4.9)).toEqual([]);
  const [found] = flashing(0.5, 8);
  expect(found).toMatchObject({severity: 'warning', got: 'flashes for 7.5 s'});
});

test('changes that are slower than once in a second are no flashing', () => {
  expect(flashing(1.2, 8)).toEqual([]);
});
