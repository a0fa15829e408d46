import fc from 'fast-check';
import {expect, test} from 'vitest';
import {toneCurve} from '../../../src/spot/grade/tone-curve.ts';

test('a tone curve goes through its points, and goes on with slope 1 beyond them', () => {
  const curve = toneCurve([
    [0.2, 0.1],
    [0.5, 0.5],
    [0.8, 0.95],
  ]);
  expect([0.2, 0.5, 0.8].map(curve)).toEqual([0.1, 0.5, 0.95]);
  expect(curve(0.1)).toBeCloseTo(0, 9);
  expect(curve(0.9)).toBeCloseTo(1.05, 9);
});

test('a tone curve between points that ascend never descends', () => {
  const steps = fc.array(fc.double({min: 0.01, max: 1, noNaN: true}), {minLength: 2, maxLength: 8});
  fc.assert(
    fc.property(steps, steps, (across, up) => {
      const sum = (values: readonly number[], at: number): number =>
        values.slice(0, at + 1).reduce((all, value) => all + value, 0);
      const count = Math.min(across.length, up.length);
      const points = Array.from({length: count}, (_, at) => [sum(across, at), sum(up, at)] as const);
      const curve = toneCurve(points);
      const [first = 0, last = 1] = [points[0]?.[0], points.at(-1)?.[0]];
      const values = Array.from({length: 60}, (_, at) => curve(first + ((last - first) * at) / 59));
      for (const [at, value] of values.slice(1).entries())
        expect(value).toBeGreaterThanOrEqual((values[at] ?? 0) - 1e-9);
    }),
  );
});

test('one point moves every value by the same amount', () => {
  expect(toneCurve([[0.5, 0.6]])(0.2)).toBeCloseTo(0.3, 9);
});
