import fc from 'fast-check';
import {expect, test} from 'vitest';
import {shareLength} from '../../../src/spot/timeline/share-length.ts';

const EDIT = {hook: 4, demo: 9, proof: 8, offer: 9};
const PRIORITIES = {
  hook: {priority: 1, least: 1.5},
  offer: {priority: 2, least: 2},
  proof: {priority: 3, least: 1},
  demo: {priority: 4, least: 1},
};
const sumOf = (lengths: Record<string, number>): number => Object.values(lengths).reduce((a, b) => a + b, 0);

test('30, 15 and 6 seconds follow from one edit: the important slots keep their length the longest', () => {
  expect(shareLength(EDIT, 30, PRIORITIES)).toEqual(EDIT);
  expect(shareLength(EDIT, 15, PRIORITIES)).toEqual({hook: 4, demo: 1, proof: 1, offer: 9});
  expect(shareLength(EDIT, 6, PRIORITIES)).toEqual({hook: 2, demo: 1, proof: 1, offer: 2});
});

test('a spot that is too short for every least takes it from the least important slot first', () => {
  const lengths = shareLength(EDIT, 5, PRIORITIES);
  expect(lengths).toMatchObject({hook: 1.5, offer: 2, proof: 1});
  expect(lengths.demo).toBeCloseTo(0.5);
});

test('slots of one priority share what is left by what they lack, and a slot without a priority comes last', () => {
  const lengths = shareLength({a: 5, b: 10, c: 10}, 10, {
    a: {priority: 1, least: 1},
    b: {priority: 1, least: 1},
  });
  expect(lengths.c).toBeCloseTo(0.8);
  expect(lengths.a).toBeCloseTo(1 + (4 * 7.2) / 13);
  expect(lengths.b).toBeCloseTo(1 + (9 * 7.2) / 13);
});

test('a longer spot keeps the relations of the lengths', () => {
  expect(shareLength({a: 1, b: 3}, 8, {b: {priority: 1, least: 1}})).toEqual({a: 2, b: 6});
});

test('a shorter spot never makes a slot longer than in the edit, nor an important one shorter than it has to be', () => {
  const slots = fc.dictionary(
    fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    fc.double({min: 1, max: 10, noNaN: true}),
    {
      minKeys: 2,
    },
  );
  fc.assert(
    fc.property(
      slots,
      fc.double({min: 6, max: 50, noNaN: true}),
      fc.array(fc.integer({min: 1, max: 3}), {minLength: 5, maxLength: 5}),
      (seconds, total, ranks) => {
        const priorities = Object.fromEntries(
          Object.keys(seconds).map((name, index) => [name, {priority: ranks[index] ?? 1, least: 0.8}]),
        );
        const lengths = shareLength(seconds, total, priorities);
        expect(sumOf(lengths)).toBeCloseTo(total, 6);
        if (sumOf(seconds) <= total) return;
        for (const [name, own] of Object.entries(seconds)) {
          expect(lengths[name]).toBeLessThanOrEqual(own + 1e-9);
          const isCut = (lengths[name] ?? 0) < own - 1e-9;
          if (!isCut) continue;
          // Whatever is less important has only its least.
          for (const [other, {priority}] of Object.entries(priorities))
            if (priority > (priorities[name]?.priority ?? 0))
              expect(lengths[other]).toBeLessThanOrEqual(Math.min(0.8, seconds[other] ?? 0) + 1e-9);
        }
      },
    ),
  );
});
