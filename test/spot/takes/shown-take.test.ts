import fc from 'fast-check';
import {expect, test} from 'vitest';
import {type KnownTake, numbersWanted, shownTake} from '../../../src/spot/takes/shown-take.ts';

const take = (number: number, more: Partial<KnownTake> = {}): KnownTake => ({
  number,
  current: true,
  state: 'there',
  ...more,
});
const rejected = {verdict: 'rejected', why: 'too dark'} as const;
const old = {current: false};

const takes = fc.uniqueArray(
  fc.record({
    number: fc.integer({min: 1, max: 6}),
    current: fc.boolean(),
    state: fc.constantFrom(
      'there' as const,
      'pruned' as const,
      'gone' as const,
      'open' as const,
      'unresolved' as const,
      'failed' as const,
    ),
    verdict: fc.constantFrom(undefined, 'picked' as const, 'rejected' as const),
    why: fc.constant('because'),
  }),
  {selector: ({number}) => number, maxLength: 6},
);

test('the named take is shown; without one the first of the current shot', () => {
  expect(shownTake([take(1), take(2)], 2)).toEqual({take: take(2), notes: []});
  expect(shownTake([take(1, old), take(2), take(3)])?.take).toEqual(take(2));
  expect(shownTake([take(1, old), take(2, old)])).toEqual({
    take: take(2, old),
    notes: ['it was bought before the shot was changed'],
  });
  expect(shownTake([take(1, {state: 'unresolved'})])).toBeUndefined();
});

test('a note says why a named take cannot be shown', () => {
  expect(shownTake([take(1, rejected), take(2)], 1)?.notes).toEqual([
    'take 1 was chosen, but was rejected (too dark)',
  ]);
  expect(shownTake([take(1, {state: 'pruned'}), take(2)], 1)?.notes).toEqual([
    'take 1 was chosen, but was pruned',
  ]);
  expect(shownTake([take(1)], 7)?.notes).toEqual(['take 7 was chosen, but does not exist']);
});

test('a rejected take is shown only if there is no other, with a note', () => {
  fc.assert(
    fc.property(takes, fc.option(fc.integer({min: 1, max: 6}), {nil: undefined}), (all, named) => {
      const shown = shownTake(all, named);
      const there = all.filter(({state}) => state === 'there');
      expect(shown === undefined).toBe(there.length === 0);
      if (shown?.take.verdict !== 'rejected') return;
      expect(there.every(({verdict}) => verdict === 'rejected')).toBe(true);
      expect(shown.notes.join()).toContain('it was rejected (because)');
    }),
  );
});

test('numbers of rejected, pruned and outdated takes are not used again, and existing takes are counted', () => {
  fc.assert(
    fc.property(takes, fc.integer({min: 1, max: 8}), (all, count) => {
      const numbers = numbersWanted(all, {count});
      expect(numbers).toHaveLength(count);
      for (const number of numbers) {
        const own = all.find((each) => each.number === number && each.state !== 'failed');
        if (own) expect(own).toMatchObject({current: true});
        expect(own?.verdict === 'rejected' || own?.state === 'pruned').toBe(false);
      }
      const good = all.filter(
        ({current, state, verdict}) => current && state === 'there' && verdict !== 'rejected',
      );
      for (const {number} of good) if (number <= (numbers.at(-1) ?? 0)) expect(numbers).toContain(number);
    }),
  );
});

test('after a rejection one more take is wanted, and after a pick none', () => {
  expect(numbersWanted([take(1)], {count: 1})).toEqual([1]);
  expect(numbersWanted([take(1, rejected)], {count: 1})).toEqual([2]);
  expect(numbersWanted([take(1, rejected), take(2)], {count: 1})).toEqual([2]);
  expect(numbersWanted([take(1, rejected), take(2)], {count: 3, picked: 2})).toEqual([2]);
  expect(numbersWanted([take(1, rejected), take(2)], {count: 3, picked: 2, more: true})).toEqual([2, 3, 4]);
  expect(numbersWanted([take(1), take(2, old)], {count: 2, picked: 2})).toEqual([1, 3]);
  expect(numbersWanted([take(1, {state: 'failed'})], {count: 1})).toEqual([1]);
  expect(numbersWanted([take(1), take(3, {state: 'failed'})], {count: 2, given: [1, 2, 3]})).toEqual([1, 4]);
});
