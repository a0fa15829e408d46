import fc from 'fast-check';
import {expect, test} from 'vitest';
import {fitSeconds} from '../../../src/spot/writing/fit-seconds.ts';

test('a slot gets what its text needs, and the others share what is left', () => {
  expect(
    fitSeconds(
      [
        {usual: 2, needed: 3},
        {usual: 4, needed: 1},
        {usual: 2, needed: 1},
      ],
      8,
    ),
  ).toEqual([3, 3.333, 1.667]);
  expect(
    fitSeconds(
      [
        {usual: 2, needed: 0},
        {usual: 2, needed: 0},
      ],
      6,
    ),
  ).toEqual([3, 3]);
});

test('the slots fill the spot, and each has what it needs wherever all can', () => {
  const slot = fc.record({
    usual: fc.double({min: 0.2, max: 8, noNaN: true}),
    needed: fc.double({min: 0, max: 4, noNaN: true}),
  });
  fc.assert(
    fc.property(
      fc.array(slot, {minLength: 1, maxLength: 8}),
      fc.integer({min: 5, max: 60}),
      (slots, total) => {
        const lengths = fitSeconds(slots, total);
        expect(Math.abs(lengths.reduce((sum, each) => sum + each, 0) - total)).toBeLessThan(0.01);
        if (slots.reduce((sum, {needed}) => sum + needed, 0) <= total)
          for (const [at, {needed}] of slots.entries())
            expect(lengths[at]).toBeGreaterThanOrEqual(needed - 0.003);
      },
    ),
  );
});
