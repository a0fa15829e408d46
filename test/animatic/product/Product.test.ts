import {describe, expect, test} from 'vitest';
import {FORMS, fittingHeight} from '../../../src/animatic/product/Product.tsx';
import {lathePoints, parsePoints} from '../../../src/animatic/product/shape-parts.ts';
import type {Form} from '../../../src/spot/animatic/read-shot.ts';

const forms = Object.keys(FORMS) as Form[];

describe.each(forms)('a %s', (form) => {
  test.each([0, 0.5, 0.999])(
    'has its base at 0 and a height of about 1, with any proportions: %d',
    (random) => {
      const {parts, fromAbove} = FORMS[form](() => random);
      const ys = parts.flatMap(({points}) => points.map(([, y]) => y));
      expect(Math.max(...ys)).toBeGreaterThan(-0.2);
      expect(Math.max(...ys)).toBeLessThan(0.2);
      expect(Math.min(...ys)).toBeLessThan(-0.2);
      expect(Math.min(...ys)).toBeGreaterThan(-1.3);
      for (const {points} of [...parts, ...fromAbove])
        for (const point of points) expect(point.every(Number.isFinite)).toBe(true);
    },
  );

  test('is as high as the height or the width allows', () => {
    expect(fittingHeight(form, 40, 10_000)).toBe(40);
    expect(fittingHeight(form, 40, 10)).toBeLessThan(40);
    expect(fittingHeight(form, 40, 20)).toBeLessThanOrEqual(2 * fittingHeight(form, 40, 10));
  });
});

test('lathePoints is symmetrical, and up is negative', () => {
  expect(
    lathePoints([
      [2, 0],
      [1, 3],
    ]),
  ).toEqual([
    [-2, -0],
    [-1, -3],
    [1, -3],
    [2, -0],
  ]);
});

test('parsePoints reads pairs of numbers', () => {
  expect(parsePoints('-1 0, 0.5 2')).toEqual([
    [-1, 0],
    [0.5, 2],
  ]);
});
