import fc from 'fast-check';
import {expect, test} from 'vitest';
import {chooseCopy, matrixOf} from '../../../src/spot/writing/choose-copy.ts';

const parts = [
  {role: 'hook', copy: 'hook', slot: 'a'},
  {role: 'body', copy: 'steps.0.title', slot: 'b'},
  {role: 'body', copy: 'steps.1.title', slot: 'c'},
  {role: 'price', copy: 'price', slot: 'd'},
  {role: 'cta', copy: 'cta', slot: 'd'},
] as const;

const limits: Record<string, number> = {hook: 10, 'steps.0.title': 6, 'steps.1.title': 6, price: 5, cta: 8};

test('only sentences that fit are chosen, none is cut, and what is left open is named', () => {
  const chosen = chooseCopy(
    {
      angle: 'routine',
      hooks: ['Far too long a line', 'Short'],
      bodies: [['Clip it', 'Poke', 'Seen'], ['Clip it again']],
      ctas: ['Learn more about it'],
    },
    {
      brief: {product: 'Peck', promise: 'Be seen', offer: undefined},
      prices: ['€29'],
      parts,
      most: (path) => limits[path] ?? 0,
    },
  );
  expect(chosen).toEqual({
    shared: {price: '€29'},
    hooks: ['Short'],
    bodies: [{'steps.0.title': 'Poke', 'steps.1.title': 'Seen'}],
    ctas: [],
    open: [{copy: 'cta', role: 'cta', most: 8, shortest: 'Learn more about it'}],
  });
});

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
