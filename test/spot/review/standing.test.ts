import {expect, test} from 'vitest';
import type {ReviewDecision, ReviewStage} from '../../../src/spot/review/review-event.ts';
import type {DecisionState, ReviewState} from '../../../src/spot/review/review-state.ts';
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

test('captions that were changed, added or removed void the decision about the same file', () => {
  expect(changedIn({...parts, captions: 'x'}, {...parts, captions: 'x'})).toEqual([true, []]);
  expect(changedIn({...parts, captions: 'x'}, {...parts, captions: 'y'})).toEqual([false, ['captions']]);
  expect(changedIn(parts, {...parts, captions: 'y'})).toEqual([false, ['captions']]);
  expect(changedIn({...parts, captions: 'x'}, parts)).toEqual([false, ['captions']]);
});

/** Rounds, each with its stages and their people; and who approved at which stage. */
function reviewOf(
  rounds: Partial<Record<ReviewStage, string[]>>[],
  approvals: [ReviewStage, string][],
): ReviewState {
  return {
    rounds: rounds.map((stages, index) => ({
      round: index + 1,
      state: 'open' as const,
      stages: Object.entries(stages).map(([stage, people]) => ({stage: stage as ReviewStage, people})),
      notes: [],
    })),
    included: null,
    decisions: approvals.map(([stage, by]) => ({
      ...{variant: 'ice', sha256, stage, by, decision: 'approved', comment: null, parts},
      at: '2026-11-29T10:00:00.000Z',
    })),
  };
}

test('a later round that leaves out a stage does not approve what that stage has not decided', () => {
  const master = {variant: 'ice', sha256, parts};
  const rounds = [{internal: ['Editor'], legal: ['Counsel']}, {internal: ['Editor']}];
  expect(standingOf(master, reviewOf(rounds, [['internal', 'Editor']]))).toMatchObject({
    approved: false,
    missing: [{stage: 'legal', person: 'Counsel'}],
  });
  const both = reviewOf(rounds, [
    ['internal', 'Editor'],
    ['legal', 'Counsel'],
  ]);
  expect(standingOf(master, both).approved).toBe(true);
});

test('the approval of a person who is not on the list passes no stage', () => {
  const master = {variant: 'ice', sha256, parts};
  const state = reviewOf([{legal: ['Counsel']}], [['legal', 'Passer-by']]);
  const abstained = {...state.decisions[0], by: 'Counsel', decision: 'abstained'} as DecisionState;
  expect(standingOf(master, {...state, decisions: [...state.decisions, abstained]}).approved).toBe(false);
});
