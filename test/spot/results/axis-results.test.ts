import fc from 'fast-check';
import {expect, test} from 'vitest';
import {type AxisResult, axisResults, type VariantResult} from '../../../src/spot/results/axis-results.ts';
import {batchDesign} from '../../../src/spot/results/batch-design.ts';
import {difference, stratifiedDifference, wilson} from '../../../src/spot/results/interval.ts';

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

/** The values of an axis that are clearly apart from the others. */
const clearIn = (axes: readonly AxisResult[], axis: string): string[] =>
  axes
    .filter((each) => each.axis === axis)
    .flatMap(({values}) => values.flatMap(({value, against}) => (against?.clear ? [value] : [])));

test('an axis without an effect is not clear because the platform showed its values beside other values of another axis', () => {
  // The clicks depend on `c` alone: 2 % and 1 %. Most impressions of each value of `h` have another value of `c`.
  const {axes} = axisResults([
    result('a', 'one', 100_000, 2000),
    result('a', 'two', 1000, 10),
    result('b', 'one', 1000, 20),
    result('b', 'two', 100_000, 1000),
  ]);
  expect(clearIn(axes, 'h')).toEqual([]);
  const [a] = axes.find(({axis}) => axis === 'h')?.values ?? [];
  expect(a?.interval.share).toBeCloseTo(2010 / 101_000, 6);
  expect(a?.against?.by).toBeCloseTo(0, 6);
  expect(clearIn(axes, 'c')).toEqual(['one', 'two']);
});

test('whatever the impressions of each variant, an axis without an effect differs by 0, and one with an effect by its effect', () => {
  const cells = fc.array(fc.integer({min: 1, max: 1000}), {minLength: 4, maxLength: 4});
  fc.assert(
    fc.property(
      cells,
      fc.integer({min: 1, max: 50}),
      fc.integer({min: 0, max: 40}),
      (sizes, base, effect) => {
        const shown = ['a-one', 'a-two', 'b-one', 'b-two'].map((cell, at) => {
          const [h = '', c = ''] = cell.split('-');
          const hundreds = sizes[at] ?? 1;
          return result(h, c, 100 * hundreds, hundreds * (base + (c === 'two' ? effect : 0)));
        });
        const {axes} = axisResults(shown);
        const by = (axis: string, value: string): number | undefined =>
          axes.find((each) => each.axis === axis)?.values.find((each) => each.value === value)?.against?.by;
        expect(by('h', 'a')).toBeCloseTo(0, 9);
        expect(by('c', 'two')).toBeCloseTo(effect / 100, 9);
      },
    ),
  );
});

test('the interval over strata is that of two shares if there is one stratum, and needs trials of both', () => {
  const [own, others] = [
    {hits: 56, trials: 70},
    {hits: 48, trials: 80},
  ];
  const [a, b] = [wilson(56, 70), wilson(48, 80)];
  if (!a || !b) throw new Error('no interval');
  const plain = difference(a, b);
  const alone = {own: {hits: 5, trials: 10}, others: {hits: 0, trials: 0}};
  const stratified = stratifiedDifference([{own, others}, alone]);
  expect(stratified?.by).toBeCloseTo(plain.by, 12);
  expect(stratified?.low).toBeCloseTo(plain.low, 12);
  expect(stratified?.high).toBeCloseTo(plain.high, 12);
  // Two halves of the same people say as much as the whole.
  const half = {own: {hits: 28, trials: 35}, others: {hits: 24, trials: 40}};
  expect(stratifiedDifference([half, half])?.low).toBeCloseTo(plain.low, 12);
  expect(stratifiedDifference([alone])).toBeNull();
});

test('where no variants differ in one axis alone, nothing is compared', () => {
  const {axes} = axisResults(
    [
      {h: 'a', c: '1', e: 'x'},
      {h: 'a', c: '2', e: 'y'},
      {h: 'b', c: '1', e: 'y'},
      {h: 'b', c: '2', e: 'x'},
    ].map((choices, at) => ({...result('', '', 10_000, 100 + 100 * at), choices})),
  );
  expect(axes.flatMap(({values}) => values.map(({against}) => against))).toEqual(Array(6).fill(null));
});

test('variants whose rows set something else beside the axes are not compared', () => {
  const ads = [result('ice', 'shop', 10_000, 500), result('desk', 'shop', 10_000, 200)];
  const axisOf = (beside: (string | undefined)[]) =>
    axisResults(
      ads.map((ad, at) => ({...ad, ...(beside[at] === undefined ? {} : {beside: beside[at]})})),
    ).axes.find(({axis}) => axis === 'h')?.values;
  expect(axisOf([undefined, undefined])?.[0]?.against?.clear).toBe(true);
  expect(axisOf(['{"format":"9:16"}', '{"format":"9:16"}'])?.[0]?.against?.clear).toBe(true);
  expect(axisOf(['{"format":"9:16"}', '{"format":"1:1"}'])?.[0]?.against).toBeNull();
  expect(axisOf(['{"format":"9:16"}', undefined])?.[0]?.against).toBeNull();
});
