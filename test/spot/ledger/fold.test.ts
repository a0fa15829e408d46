import fc from 'fast-check';
import {expect, test} from 'vitest';
import {fold} from '../../../src/spot/ledger/fold.ts';
import {EVENT_VERSION, type Job, type JobChange, type JobTerms} from '../../../src/spot/ledger/job.ts';
import {isFinal, isOpen, NEXT, STATES, type State} from '../../../src/spot/ledger/states.ts';

const plan: JobTerms = {
  order: 'shot 1, take 1',
  kind: 'clip',
  mediaType: 'video/mp4',
  subject: {spot: 'tiny', type: 'shot', id: 'shot-1', format: '9:16'},
  batch: 'monday',
  provider: 'anyone',
  key: 'abc',
  request: {},
  worst: 500,
  attempt: 1,
  clientId: 'mine',
};
const failure = {kind: 'internal', when: 'ended', charged: 'no', code: '', message: ''} as const;
/** What each state needs to be told with. */
const CHANGES: Partial<Record<State, JobChange>> = {
  SUBMITTED: {operation: {id: 'theirs'}},
  VERIFIED: {asset: 'a.mp4'},
  COMMITTED: {spent: 400, asset: 'a.mp4'},
  FAILED: {spent: 0, failure},
  PARKED: {unresolved: {why: 'outcome', note: 'it is not known'}},
};

const entry = (to: State, sequence: number, change = CHANGES[to] ?? {}) => ({
  version: EVENT_VERSION as typeof EVENT_VERSION,
  sequence,
  at: '2026-11-22T09:00:00.000Z',
  job: 'one',
  to,
  change,
  previous: '',
});
const begun = (): Job => fold(undefined, entry('PLANNED', 1, {plan}));

/** A job after some events, those that cannot follow left out, and the states that it went through. */
function walk(states: readonly State[]): {job: Job; path: Job[]} {
  const path = [begun()];
  for (const [index, to] of states.entries()) {
    try {
      path.push(fold(path.at(-1), entry(to, index + 2)));
    } catch {
      // It cannot follow here.
    }
  }
  return {job: path.at(-1) as Job, path};
}

const walks = fc.array(fc.constantFrom(...STATES), {maxLength: 40}).map(walk);

test('once it is accepted a job is never on the way to be sent again', () => {
  fc.assert(
    fc.property(walks, ({path}) => {
      const accepted = path.findIndex(({operation}) => operation !== null);
      const after = accepted === -1 ? [] : path.slice(accepted).map(({state}) => state);
      expect(after.filter((state) => ['RESERVED', 'SUBMITTING', 'UNKNOWN'].includes(state))).toEqual([]);
    }),
    {numRuns: 500},
  );
});

test('the worst case is set aside from the reservation to the end, and money is spent only at the end', () => {
  fc.assert(
    fc.property(walks, ({path}) => {
      for (const {state, held, spent} of path) {
        expect(held).toBe(state === 'PLANNED' || isFinal(state) ? 0 : 500);
        if (!isFinal(state)) expect(spent).toBe(0);
      }
    }),
  );
});

test('every state can be reached, and each is open, final, or unresolved', () => {
  const seen = new Set<State>(['PLANNED']);
  for (const state of seen) for (const next of NEXT[state]) seen.add(next);
  expect([...seen].sort()).toEqual([...STATES].sort());
  for (const state of STATES)
    expect([isOpen(state), isFinal(state), state === 'PARKED'].filter(Boolean)).toHaveLength(1);
});

test.each<[string, State[], State, JobChange]>([
  ['a second plan', [], 'RESERVED', {plan}],
  ['an end without a settlement', ['RESERVED'], 'FAILED', {}],
  ['a file that is nowhere', ['RESERVED', 'SUBMITTING', 'SUBMITTED', 'PARKED'], 'COMMITTED', {spent: 1}],
  ['an accepted job without an id', ['RESERVED', 'SUBMITTING'], 'SUBMITTED', {}],
  ['an unresolved job without a reason', ['RESERVED'], 'PARKED', {}],
  ['money spent before the end', ['RESERVED'], 'SUBMITTING', {spent: 1}],
  ['a step left out', [], 'SUBMITTING', {}],
])('%s is refused', (_, path, to, change) => {
  const {job} = walk(path);
  expect(job.state).toBe(path.at(-1) ?? 'PLANNED');
  expect(() => fold(job, entry(to, 99, change))).toThrow('job one');
});
