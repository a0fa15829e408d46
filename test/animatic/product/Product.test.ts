import {describe, expect, test} from 'vitest';
import {FORMS} from '../../../src/animatic/product/forms.ts';
import {heightIn} from '../../../src/animatic/product/Product.tsx';
import {trace, turned} from '../../../src/animatic/product/silhouette.ts';
import type {Form} from '../../../src/spot/animatic/read-shot.ts';

const forms = Object.keys(FORMS) as Form[];

describe.each(forms)('a %s', (form) => {
  test.each([0, 0.5, 0.999])(
    'stands on its base and is about 1 high, whatever the proportions: %d',
    (roll) => {
      const {parts, top} = FORMS[form](() => roll);
      const ys = parts.flatMap(({dots}) => dots.map(([, y]) => y));
      expect(Math.max(...ys)).toBeGreaterThan(-0.2);
      expect(Math.max(...ys)).toBeLessThan(0.2);
      expect(Math.min(...ys)).toBeLessThan(-0.2);
      expect(Math.min(...ys)).toBeGreaterThan(-1.3);
      for (const {dots} of [...parts, ...top])
        for (const dot of dots) expect(dot.every(Number.isFinite)).toBe(true);
    },
  );

  test('is as high as the height or the width allows', () => {
    expect(heightIn(form, 40, 10_000)).toBe(40);
    expect(heightIn(form, 40, 10)).toBeLessThan(40);
    expect(heightIn(form, 40, 20)).toBeLessThanOrEqual(2 * heightIn(form, 40, 10));
  });
});

test('a turned profile is symmetrical, and up is negative', () => {
  expect(
    turned([
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

test('dots are read from pairs of numbers', () => {
  expect(trace('-1 0, 0.5 2')).toEqual([
    [-1, 0],
    [0.5, 2],
  ]);
});
