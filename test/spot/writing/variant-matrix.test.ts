import fc from 'fast-check';
import {expect, test} from 'vitest';
import {matrixOf} from '../../../src/spot/writing/variant-matrix.ts';

test('a matrix has at most as many variants as are wanted, and no smaller one would be as large', () => {
  expect(matrixOf({hooks: 5, bodies: 1, ctas: 2}, 10)).toEqual({hooks: 5, bodies: 1, ctas: 2});
  expect(matrixOf({hooks: 1, bodies: 3, ctas: 2}, 10)).toEqual({hooks: 1, bodies: 3, ctas: 2});
  expect(matrixOf({hooks: 5, bodies: 3, ctas: 2}, 10)).toEqual({hooks: 5, bodies: 1, ctas: 2});
  const count = fc.integer({min: 0, max: 6});
  fc.assert(
    fc.property(count, count, count, fc.integer({min: 1, max: 20}), (hooks, bodies, ctas, wanted) => {
      const {hooks: h, bodies: b, ctas: c} = matrixOf({hooks, bodies, ctas}, wanted);
      expect([h <= hooks, b <= bodies, c <= ctas]).toEqual([true, true, true]);
      expect(Math.max(h, 1) * Math.max(b, 1) * Math.max(c, 1)).toBeLessThanOrEqual(wanted);
    }),
  );
});
