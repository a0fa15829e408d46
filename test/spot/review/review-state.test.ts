import fc from 'fast-check';
import {expect, test} from 'vitest';
import {refusalOf} from '../../../src/spot/review/refuse-event.ts';
import type {MasterParts, ReviewEntry, ReviewEvent} from '../../../src/spot/review/review-event.ts';
import {openRound, reviewState} from '../../../src/spot/review/review-state.ts';
import {standingOf} from '../../../src/spot/review/standing.ts';

const SHA = 'a'.repeat(64);
const OTHER = 'b'.repeat(64);
const PARTS: MasterParts = {props: 'p', takes: 't', template: 'e', look: 'l', sound: 's', tools: 'v'};

const opened = (round: number, people = ['Brand lead']): ReviewEvent => ({
  event: 'round-opened',
  round,
  stages: [{stage: 'brand', people}],
  included: 2,
});
const note = (id: string, round = 1, kind: 'must' | 'praise' = 'must'): ReviewEvent => ({
  event: 'note-added',
  note: {
    id,
    round,
    variant: 'ice',
    sha256: SHA,
    frames: {from: 10, frames: 1},
    box: null,
    text: 'Too dark',
    kind,
    scope: 'variant',
    slot: 'hook',
    field: 'copy.hook',
    change: null,
  },
});
const done = (id: string): ReviewEvent => ({
  event: 'note-answered',
  note: id,
  answer: {kind: 'done', sha256: OTHER},
});
const decided = (
  decision: 'approved' | 'approved-with-changes' | 'changes-required' | 'abstained',
  sha256 = SHA,
): ReviewEvent => ({
  event: 'decided',
  variant: 'ice',
  sha256,
  stage: 'brand',
  decision,
  comment: null,
  parts: PARTS,
});

/** Plays events; returns the state, or the code of the first refusal. */
function play(...events: (ReviewEvent | [by: string, event: ReviewEvent])[]) {
  const entries: ReviewEntry[] = [];
  for (const each of events) {
    const [by, event] = Array.isArray(each) ? each : ['Brand lead', each];
    const problem = refusalOf(event, reviewState(entries));
    if (problem) return problem.code;
    entries.push({by, at: '2026-01-01T00:00:00.000Z', event});
  }
  return reviewState(entries);
}

const stateOf = (...events: Parameters<typeof play>) => {
  const state = play(...events);
  if (typeof state === 'string') throw new Error(state);
  return state;
};

test('a round is open, locked, addressed and closed, and then the next one can be opened', () => {
  const events = [opened(1), note('dark'), {event: 'round-locked', round: 1}] as ReviewEvent[];
  expect(stateOf(...events).rounds[0]?.state).toBe('locked');
  expect(stateOf(...events, done('dark')).rounds[0]?.state).toBe('addressed');
  const closed = [...events, done('dark'), {event: 'round-closed', round: 1} as const];
  expect(stateOf(...closed).rounds[0]?.state).toBe('closed');
  expect(openRound(stateOf(...closed, opened(2)))?.round).toBe(2);
});

test('praise needs no answer, and a withdrawn note neither', () => {
  const state = stateOf(
    opened(1),
    note('nice', 1, 'praise'),
    note('dark'),
    {event: 'note-withdrawn', note: 'dark'},
    {event: 'round-locked', round: 1},
  );
  expect(state.rounds[0]?.state).toBe('addressed');
});

test.each([
  ['a second round while one is open', 'round-not-closed', [opened(1), opened(2)]],
  ['a round that is not the next', 'round-number', [opened(2)]],
  ['a note before any round', 'round-not-open', [note('dark')]],
  [
    'a note in a locked round',
    'round-not-open',
    [opened(1), {event: 'round-locked', round: 1}, note('dark')],
  ],
  ['two notes of one id', 'note-exists', [opened(1), note('dark'), note('dark')]],
  ['an answer to no note', 'note-unknown', [opened(1), done('dark')]],
  [
    'another answer in a closed round',
    'round-closed',
    [
      ...[opened(1), note('dark'), {event: 'round-locked', round: 1} as const, done('dark')],
      {event: 'round-closed', round: 1},
      {event: 'note-answered', note: 'dark', answer: {kind: 'declined', reason: 'It is night there'}},
    ],
  ],
  [
    'a note that is withdrawn from a closed round',
    'round-closed',
    [
      ...[opened(1), note('dark'), {event: 'round-locked', round: 1} as const, done('dark')],
      {event: 'round-closed', round: 1},
      {event: 'note-withdrawn', note: 'dark'},
    ],
  ],
  [
    'a duplicate of itself',
    'note-unknown',
    [
      opened(1),
      note('dark'),
      {event: 'note-answered', note: 'dark', answer: {kind: 'duplicate', of: 'dark'}},
    ],
  ],
  [
    'closing a round with an open note',
    'round-not-addressed',
    [opened(1), note('dark'), {event: 'round-locked', round: 1}, {event: 'round-closed', round: 1}],
  ],
  [
    'locking twice',
    'round-not-open',
    [opened(1), {event: 'round-locked', round: 1}, {event: 'round-locked', round: 1}],
  ],
] as [string, string, ReviewEvent[]][])('%s is refused', (_, code, events) => {
  expect(play(...events)).toBe(code);
});

const master = {variant: 'ice', sha256: SHA, parts: PARTS};

test('a master is approved when everybody who has to decide approved this very file', () => {
  const people = ['Brand lead', 'Second eye'];
  const one = stateOf(opened(1, people), ['Brand lead', decided('approved')]);
  expect(standingOf(master, one)).toMatchObject({
    approved: false,
    missing: [{stage: 'brand', person: 'Second eye'}],
  });
  const both = stateOf(
    opened(1, people),
    ['Brand lead', decided('approved')],
    ['Second eye', decided('abstained')],
  );
  expect(standingOf(master, both)).toMatchObject({approved: true, missing: [], against: []});
});

test('a decision is void once the file is another one, and says what changed', () => {
  const state = stateOf(opened(1), decided('approved'));
  const now = {variant: 'ice', sha256: OTHER, parts: {...PARTS, props: 'other', look: 'other'}};
  expect(standingOf(now, state)).toMatchObject({
    approved: false,
    decisions: [{changed: ['props', 'look']}],
    missing: [{stage: 'brand', person: 'Brand lead'}],
  });
  expect(standingOf({...now, parts: PARTS}, state).decisions[0]?.changed).toEqual(['file']);
});

test('the last decision of a person counts', () => {
  const state = stateOf(opened(1), decided('approved'), decided('changes-required'));
  expect(standingOf(master, state)).toMatchObject({
    approved: false,
    against: [{decision: 'changes-required'}],
  });
  expect(
    standingOf(master, stateOf(opened(1), decided('changes-required'), decided('approved'))).approved,
  ).toBe(true);
});

test.each([
  ['nobody decided', []],
  ['all abstained', [decided('abstained')]],
  ['changes were asked for', [decided('approved-with-changes')]],
] as [string, ReviewEvent[]][])('where %s, nothing is approved', (_, events) => {
  expect(standingOf(master, stateOf(opened(1), ...events)).approved).toBe(false);
});

test('without a round, nothing is approved', () => {
  expect(standingOf(master, stateOf(decided('approved'))).approved).toBe(false);
});

test('whatever happens in whatever order, only a decision about this very file approves it', () => {
  const event = fc.oneof(
    fc.integer({min: 1, max: 3}).map((round) => opened(round)),
    fc.constantFrom('n1', 'n2').map((id) => note(id)),
    fc.constantFrom('n1', 'n2').map(done),
    fc.integer({min: 1, max: 2}).map((round): ReviewEvent => ({event: 'round-locked', round})),
    fc.integer({min: 1, max: 2}).map((round): ReviewEvent => ({event: 'round-closed', round})),
    fc
      .tuple(
        fc.constantFrom('approved', 'approved-with-changes', 'changes-required', 'abstained'),
        fc.constantFrom(SHA, OTHER),
      )
      .map(([decision, sha256]) => decided(decision as 'approved', sha256)),
  );
  fc.assert(
    fc.property(fc.array(event, {maxLength: 15}), (events) => {
      const entries: ReviewEntry[] = [];
      for (const each of events)
        if (!refusalOf(each, reviewState(entries)))
          entries.push({by: 'Brand lead', at: '2026-01-01T00:00:00.000Z', event: each});
      const state = reviewState(entries);
      const last = state.decisions.at(-1);
      const expected = state.rounds.length > 0 && last?.sha256 === SHA && last.decision === 'approved';
      expect(standingOf(master, state).approved).toBe(expected);
      expect(state.rounds.filter((round) => round.state !== 'closed').length).toBeLessThanOrEqual(1);
    }),
  );
});

const repeats = (id: string, of: string): ReviewEvent => ({
  event: 'note-answered',
  note: id,
  answer: {kind: 'duplicate', of},
});
const withdrawn = (id: string): ReviewEvent => ({event: 'note-withdrawn', note: id});

test('a duplicate names a note that stands: not one that leads back to it, and not a withdrawn one', () => {
  const start = [opened(1), note('n1'), note('n2'), note('n3')] as const;
  expect(play(...start, repeats('n1', 'n2'), repeats('n2', 'n1'))).toBe('note-unknown');
  expect(play(...start, repeats('n1', 'n2'), repeats('n2', 'n3'), repeats('n3', 'n1'))).toBe('note-unknown');
  expect(play(...start, withdrawn('n2'), repeats('n1', 'n2'))).toBe('note-unknown');
  expect(play(...start, repeats('n1', 'n2'), withdrawn('n2'))).toBe('note-repeated');
  expect(play(...start, repeats('n1', 'n2'), repeats('n2', 'n3'), done('n3'))).toMatchObject({rounds: [{}]});
});
