import fc from 'fast-check';
import {expect, test} from 'vitest';
import {delay} from '../../../../src/production/shoot/buy/backoff.ts';
import type {Order} from '../../../../src/production/shoot/buy/order.ts';
import {decide, reactionTo} from '../../../../src/production/shoot/buy/order.ts';
import {FAILURE_KINDS, FAILURE_RULES} from '../../../../src/spot/ledger/failure-reactions.ts';
import type {Failure, Job} from '../../../../src/spot/ledger/job.ts';
import {isOpen, STATES} from '../../../../src/spot/ledger/states.ts';
import {planFor} from '../ledger/plans.ts';
import {orderFor} from './setup.ts';

const order: Order = orderFor(['north', 'south', 'east']);
const keys = order.candidates.map(({key}) => key);

const failure: fc.Arbitrary<Failure> = fc.record({
  kind: fc.constantFrom(...FAILURE_KINDS, 'over-budget' as const, 'withdrawn' as const, 'settled' as const),
  when: fc.constantFrom('refused' as const, 'ended' as const),
  charged: fc.constantFrom('yes' as const, 'no' as const),
  code: fc.constant(''),
  message: fc.constant(''),
});

/** Any past: more than can happen, and so all that can. */
const history: fc.Arbitrary<Job[]> = fc.array(
  fc
    .record({
      key: fc.constantFrom(...keys, 'another order'),
      attempt: fc.integer({min: 1, max: 4}),
      batch: fc.constantFrom('monday', 'tuesday'),
      state: fc.oneof({weight: 12, arbitrary: fc.constant('FAILED' as const)}, fc.constantFrom(...STATES)),
      why: fc.constantFrom('outcome' as const, 'charge' as const, 'lost' as const),
      failure,
    })
    .map(
      ({key, attempt, batch, state, why, failure}): Job => ({
        id: `${key} ${attempt}`,
        plan: planFor({order: order.id, key, attempt, batch}),
        state,
        at: '',
        sequence: 1,
        held: 0,
        spent: 0,
        day: null,
        sentAt: null,
        sends: 0,
        operation: null,
        cost: null,
        asset: state === 'COMMITTED' ? {kind: 'clip', mediaType: 'video/mp4', file: 'a.mp4'} : null,
        failure: state === 'FAILED' || (state === 'PARKED' && why === 'charge') ? failure : null,
        unresolved: state === 'PARKED' ? {why, note: ''} : null,
      }),
    ),
  {maxLength: 6},
);

const passed = fc.subarray(keys).map((some) => new Set(some));

test('nothing is begun while a job is open, bought, or waiting for a person to say what became of it', () => {
  fc.assert(
    fc.property(history, passed, fc.boolean(), (past, without, laxer) => {
      const {act} = decide({...order, laxer}, past, 'monday', without);
      const undecided = past.some(
        ({state, unresolved}) =>
          isOpen(state) || state === 'COMMITTED' || (unresolved && unresolved.why !== 'charge'),
      );
      if (undecided) expect(['have', 'go-on', 'withdraw', 'wait']).toContain(act);
      else expect(['begin', 'give-up']).toContain(act);
    }),
    {numRuns: 500},
  );
});

test('a job that another run reserved and never sent is withdrawn: it is not sent under the cap of this run', () => {
  fc.assert(
    fc.property(history, passed, (past, without) => {
      const decision = decide(order, past, 'monday', without);
      if (decision.act !== 'go-on') return;
      const {state, plan} = decision.job;
      expect([state, plan.batch]).not.toEqual(['PLANNED', 'tuesday']);
      expect([state, plan.batch]).not.toEqual(['RESERVED', 'tuesday']);
    }),
  );
});

test('what is begun was not refused by moderation, has a job left to it in this batch, and is a new attempt', () => {
  fc.assert(
    fc.property(history, passed, fc.boolean(), (past, without, laxer) => {
      const decision = decide({...order, laxer}, past, 'monday', without);
      if (decision.act !== 'begin') return;
      const {candidate, attempt} = decision;
      const before = past.filter(({plan}) => plan.key === candidate.key);
      expect(without.has(candidate.key)).toBe(false);
      expect(before.some(({plan}) => plan.attempt === attempt)).toBe(false);
      const inBatch = before.filter(({plan, failure: told}) => plan.batch === 'monday' && reactionTo(told));
      expect(inBatch.length).toBeLessThan(2);
      for (const {failure: told} of inBatch) expect(reactionTo(told)).toBe('new-take');
      const moderated = (told: Failure | null): boolean => reactionTo(told) === 'next-if-laxer';
      expect((laxer ? before : past).some(({failure: told}) => moderated(told))).toBe(false);
    }),
    {numRuns: 500},
  );
});

test('whatever it decides again and again, an order comes to an end', () => {
  fc.assert(
    fc.property(fc.infiniteStream(fc.constantFrom(...FAILURE_KINDS)), fc.boolean(), (kinds, laxer) => {
      const past: Job[] = [];
      for (let jobs = 0; ; jobs++) {
        const decision = decide({...order, laxer}, past, 'monday', new Set());
        if (decision.act !== 'begin') return;
        expect(jobs).toBeLessThan(2 * order.candidates.length);
        const {key} = decision.candidate;
        const kind = kinds.next().value as (typeof FAILURE_KINDS)[number];
        past.push({
          plan: planFor({order: order.id, key, attempt: decision.attempt}),
          state: 'FAILED',
          failure: {kind, when: 'ended', charged: 'no', code: '', message: ''},
          unresolved: null,
        } as Job);
      }
    }),
  );
});

test('what is sent again, or made again, says how often; the rest is done once', () => {
  for (const {refused, ended, sends, takes} of Object.values(FAILURE_RULES)) {
    expect(sends > 1).toBe(refused === 'send-again');
    expect(takes > 1).toBe(ended === 'new-take');
  }
});

test('waits grow to the longest, are never under half of it, and never shorter than what was asked for', () => {
  fc.assert(
    fc.property(
      fc.integer({min: 1, max: 100}),
      fc.double({min: 0, max: 0.999, noNaN: true}),
      fc.integer({min: 0, max: 600}),
      (tries, random, asked) => {
        const clock = {now: () => 0, sleep: async () => undefined, random: () => random, id: () => ''};
        const wait = delay({first: 1000, longest: 60_000}, tries, clock, asked);
        const full = Math.min(60_000, 1000 * 2 ** (tries - 1));
        expect(wait).toBeGreaterThanOrEqual(Math.max(full / 2, asked * 1000));
        expect(wait).toBeLessThanOrEqual(Math.max(full, asked * 1000));
      },
    ),
  );
});
