import {expect, test} from 'vitest';
import {stripesAlong} from '../../../src/spot/findings/stripes.ts';

const LIMITS = {change: 0.1, light: 0.25, period: 8};

/** A line of luminances, from a function of the position. */
const line = (length: number, valueAt: (at: number) => number): Float32Array =>
  Float32Array.from({length}, (_, at) => valueAt(at));

const bars = (from: number, to: number, period: number) => (at: number) =>
  at >= from && at < to && (at - from) % period < period / 2 ? 0.6 : 0.05;

test('light bars on a dark ground are as many pairs as bars, and so are dark bars on a light ground', () => {
  expect(stripesAlong(line(300, bars(60, 180, 20)), LIMITS)).toEqual([
    {pairs: 6, from: expect.any(Number), to: expect.any(Number)},
  ]);
  const inverse = line(300, (at) => 0.65 - bars(60, 180, 20)(at));
  expect(stripesAlong(inverse, LIMITS).map(({pairs}) => pairs)).toEqual([6]);
});

test('stripes end where they end: the run says where they are', () => {
  const [run] = stripesAlong(line(300, bars(60, 180, 20)), LIMITS);
  expect(Math.abs((run?.from ?? 0) - 60)).toBeLessThan(15);
  expect(Math.abs((run?.to ?? 0) - 180)).toBeLessThan(15);
});

test('steps that are too small, too dark or too fine are no stripes', () => {
  expect(
    stripesAlong(
      line(300, (at) => 0.4 + 0.09 * bars(0, 300, 20)(at)),
      LIMITS,
    ),
  ).toEqual([]);
  expect(
    stripesAlong(
      line(300, (at) => 0.38 * bars(0, 300, 20)(at)),
      LIMITS,
    ),
  ).toEqual([]);
  expect(stripesAlong(line(300, bars(0, 300, 6)), LIMITS)).toEqual([]);
});

test('stripes that perspective makes narrower are one run, and bars at irregular distances are none', () => {
  const narrower = line(400, (at) => (Math.sin(2 * Math.PI * 14 * (at / 400) ** 1.15) > 0 ? 0.6 : 0.05));
  expect(stripesAlong(narrower, LIMITS)[0]?.pairs).toBeGreaterThan(9);
  const starts = [10, 30, 80, 95, 160, 180, 250, 262, 330];
  const irregular = line(400, (at) => (starts.some((start) => at >= start && at < start + 8) ? 0.6 : 0.05));
  for (const {pairs} of stripesAlong(irregular, LIMITS)) expect(pairs).toBeLessThan(5);
});
