import fc from 'fast-check';
import {expect, test} from 'vitest';
import {axisResults, type VariantResult} from '../../../src/spot/results/axis-results.ts';
import {batchDesign} from '../../../src/spot/results/batch-design.ts';
import {difference, wilson} from '../../../src/spot/results/interval.ts';

test('the intervals are those of the published examples', () => {
  // Newcombe 1998, tables I and II: 81 of 263, and 56 of 70 against 48 of 80.
  expect(wilson(81, 263)?.low).toBeCloseTo(0.2553, 4);
  expect(wilson(81, 263)?.high).toBeCloseTo(0.3662, 4);
  const [a, b] = [wilson(56, 70), wilson(48, 80)];
  if (!a || !b) throw new Error('no interval');
  expect(difference(a, b)).toMatchObject({
    by: expect.closeTo(0.2, 4),
    low: expect.closeTo(0.0524, 4),
    high: expect.closeTo(0.3339, 4),
  });
  expect(wilson(0, 0)).toBeNull();
  expect(wilson(0, 20)).toMatchObject({share: 0, low: 0});
});

test('an interval contains its share, and becomes narrower with more trials', () => {
  fc.assert(
    fc.property(fc.integer({min: 1, max: 1e6}), fc.double({min: 0, max: 1, noNaN: true}), (trials, part) => {
      const hits = Math.round(part * trials);
      const [one, ten] = [wilson(hits, trials), wilson(10 * hits, 10 * trials)];
      if (!one || !ten) throw new Error('no interval');
      expect(one.low).toBeLessThanOrEqual(one.share + 1e-12);
      expect(one.high).toBeGreaterThanOrEqual(one.share - 1e-12);
      expect(ten.high - ten.low).toBeLessThanOrEqual(one.high - one.low + 1e-12);
    }),
  );
});

test('axes are crossed, confounded or neither', () => {
  const crossed = [
    {h: 'a', c: '1'},
    {h: 'a', c: '2'},
    {h: 'b', c: '1'},
    {h: 'b', c: '2'},
  ];
  expect(batchDesign(crossed)).toEqual([{a: 'h', b: 'c', design: 'crossed'}]);
  expect(batchDesign(crossed.slice(0, 3))).toEqual([{a: 'h', b: 'c', design: 'partial'}]);
  expect(batchDesign([crossed[0] ?? {}, crossed[3] ?? {}])).toEqual([{a: 'h', b: 'c', design: 'confounded'}]);
  expect(
    batchDesign([
      {h: 'a', c: '1'},
      {h: 'a', c: '2'},
    ]),
  ).toEqual([]);
});

const result = (h: string, c: string, impressions: number, clicks: number): VariantResult => ({
  variant: `${h}-${c}`,
  choices: {h, c},
  counts: {impressions, clicks, plays: null, conversions: null},
});

test('a clear difference is told from one that chance can make, and confounded axes are named', () => {
  const {axes} = axisResults([
    result('ice', 'shop', 20_000, 400),
    result('ice', 'try', 20_000, 390),
    result('desk', 'shop', 20_000, 200),
    result('desk', 'try', 20_000, 205),
  ]);
  const against = Object.fromEntries(
    axes.flatMap(({values}) => values.map((each) => [each.value, each.against?.clear])),
  );
  expect(against).toEqual({ice: true, desk: true, shop: false, try: false});
  expect(axes.every(({share}) => share === 'click')).toBe(true);
  const both = axisResults([result('ice', 'shop', 1000, 50), result('desk', 'try', 1000, 10)]);
  expect(both.axes.map(({axis, confounded}) => [axis, confounded])).toEqual([
    ['h', ['c']],
    ['c', ['h']],
  ]);
});
