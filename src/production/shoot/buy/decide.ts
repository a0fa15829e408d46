import {FAILURE_RULES, type Reaction} from '../../../spot/ledger/failure-reactions.ts';
import type {Failure, Job} from '../../../spot/ledger/job.ts';
import {isOpen} from '../../../spot/ledger/states.ts';
import type {Order, OrderCandidate} from './order.ts';

export type Decision =
  | {act: 'have'; job: Job}
  | {act: 'go-on'; job: Job}
  /** It was never sent, and nobody wants it from that provider any more. */
  | {act: 'withdraw'; job: Job}
  | {act: 'wait'; job: Job}
  | {act: 'begin'; candidate: OrderCandidate; attempt: number}
  | {act: 'give-up'; why: 'exhausted' | 'moderated' | 'over-budget'};

/**
 * What to do next about an order, from all that was ever done about it. `passed` are candidates (their keys) that
 * this run cannot use: no room in the budget, or a provider that gets nothing more.
 */
export function decide(
  order: Order,
  history: readonly Job[],
  batch: string,
  passed: ReadonlySet<string>,
): Decision {
  const have = history.find(({state}) => state === 'COMMITTED');
  if (have) return {act: 'have', job: have};
  const open = history.find(({state}) => isOpen(state));
  if (open) {
    const unsent = open.state === 'PLANNED' || open.state === 'RESERVED';
    const wanted = order.candidates.some(({key}) => key === open.plan.key);
    return unsent && !wanted ? {act: 'withdraw', job: open} : {act: 'go-on', job: open};
  }
  const waiting = history.find(({parked}) => parked && parked.why !== 'charge');
  if (waiting) return {act: 'wait', job: waiting};
  const moderated = history.some((job) => reactionTo(job.failure) === 'next-if-laxer');
  if (moderated && !order.laxer) return {act: 'give-up', why: 'moderated'};
  for (const candidate of order.candidates) {
    const tried = history.filter(({plan}) => plan.key === candidate.key);
    if (passed.has(candidate.key) || isSpent(tried, batch)) continue;
    const attempts = tried.filter(({plan}) => plan.order === order.id).map(({plan}) => plan.attempt);
    return {act: 'begin', candidate, attempt: Math.max(0, ...attempts) + 1};
  }
  const overBudget = history.some(
    ({plan, failure}) => passed.has(plan.key) && failure?.kind === 'over-budget',
  );
  return {act: 'give-up', why: overBudget ? 'over-budget' : 'exhausted'};
}

/** What a failure asks for; nothing where it is nobody's fault. */
export function reactionTo(failure: Failure | null): Reaction | undefined {
  if (!failure) return undefined;
  const {kind, when} = failure;
  if (kind === 'over-budget' || kind === 'withdrawn' || kind === 'settled') return undefined;
  return FAILURE_RULES[kind][when];
}

/** A candidate that gets no further job. What moderation refused once, it refuses always; the rest is forgotten with the batch. */
function isSpent(tried: readonly Job[], batch: string): boolean {
  if (tried.some(({failure}) => reactionTo(failure) === 'next-if-laxer')) return true;
  const failed = tried.filter(({plan, failure}) => plan.batch === batch && reactionTo(failure) !== undefined);
  const most = Math.min(...failed.map(({failure}) => takesAfter(failure)));
  return failed.length >= most;
}

function takesAfter(failure: Failure | null): number {
  const kind = failure?.kind;
  const again = reactionTo(failure) === 'new-take';
  return again && kind !== undefined && kind in FAILURE_RULES
    ? FAILURE_RULES[kind as keyof typeof FAILURE_RULES].takes
    : 1;
}
