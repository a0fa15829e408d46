import {expect, test} from 'vitest';
import type {ReviewDecision} from '../../../src/spot/review/review-event.ts';
import type {ReviewState} from '../../../src/spot/review/review-state.ts';
import {standingOf} from '../../../src/spot/review/standing.ts';

const parts = {props: 'p', takes: 't', template: 'e', look: 'l', sound: 's', tools: 'o'};
const sha256 = 'a'.repeat(64);

/** The state of a review in which one person approved a master with these parts. */
function approved(own: ReviewDecision['parts']): ReviewState {
  const decision = {variant: 'ice', sha256, stage: 'brand', decision: 'approved', comment: null} as const;
  return {
    rounds: [{round: 1, state: 'open', stages: [{stage: 'brand', people: ['Brand lead']}], notes: []}],
    included: null,
    decisions: [{...decision, parts: own, by: 'Brand lead', at: '2026-11-29T10:00:00.000Z'}],
  };
}

const changedIn = (before: ReviewDecision['parts'], now: ReviewDecision['parts']) => {
  const standing = standingOf({variant: 'ice', sha256, parts: now}, approved(before));
  return [standing.approved, standing.decisions[0]?.changed];
};

test('a decision holds while the file and the ad beside it are the same', () => {
  expect(changedIn(parts, parts)).toEqual([true, []]);
  expect(changedIn({...parts, ad: 'x'}, {...parts, ad: 'x'})).toEqual([true, []]);
  expect(changedIn(parts, {...parts, tools: 'other'})).toEqual([true, []]);
});

test('an ad that was changed, added or removed voids the decision about the same file', () => {
  expect(changedIn({...parts, ad: 'x'}, {...parts, ad: 'y'})).toEqual([false, ['ad']]);
  expect(changedIn(parts, {...parts, ad: 'y'})).toEqual([false, ['ad']]);
  expect(changedIn({...parts, ad: 'x'}, parts)).toEqual([false, ['ad']]);
});
