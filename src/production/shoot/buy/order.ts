import type {ResolvedRequest} from '../../../providers/contract/request.ts';
import type {AssetKind, MediaType} from '../../../spot/ledger/asset.ts';
import {FAILURE_RULES, type Reaction} from '../../../spot/ledger/failure-reactions.ts';
import type {Failure, Job} from '../../../spot/ledger/job.ts';
import type {Micro} from '../../../spot/ledger/money.ts';
import {isOpen} from '../../../spot/ledger/states.ts';
import type {Subject} from '../../../spot/ledger/subject.ts';

/** An asset that is wanted, and the requests that would get it, best first. */
export type Order = {
  /** What is wanted, whichever provider makes it (the content of the shot and the number of the take). It is bought once. */
  id: string;
  kind: AssetKind;
  subject: Subject;
  candidates: readonly OrderCandidate[];
  /** Whether the next candidate may be tried where the moderation of one refuses. Default: no. */
  laxer?: boolean | undefined;
};

/** A request to one provider. */
export type OrderCandidate = {
  provider: string;
  /** `requestKey` of the request. Equal keys are the same asset. */
  key: string;
  request: ResolvedRequest;
  mediaType: MediaType;
  /** The most that it costs. Reserved before anything is sent. */
  worst: Micro;
};

export type OrderOutcome =
  /** `late`: jobs of the order that completed, and cost, although their provider had said that they failed. */
  | {state: 'bought'; job: Job; file: string; late?: readonly Job[]}
  /** A person has to settle the job first. */
  | {state: 'unresolved'; job: Job}
  /** `failures`: every job of the order, oldest first. */
  | {state: 'failed'; why: 'exhausted' | 'moderated' | 'over-budget'; failures: Job[]}
  | {state: 'stopped'; why: string};

export type Decision =
  | {act: 'have'; job: Job}
  | {act: 'go-on'; job: Job}
  /** It was never sent, and the order does not name that provider any more, or another run reserved it under a cap of its own. */
  | {act: 'withdraw'; job: Job}
  | {act: 'wait'; job: Job}
  | {act: 'begin'; candidate: OrderCandidate; attempt: number}
  | {act: 'give-up'; why: 'exhausted' | 'moderated' | 'over-budget'};

/**
 * What to do next about an order, from all jobs of it so far. `passed` are the keys of candidates that this run cannot use:
 * the budget has no room for them, or their provider gets nothing more.
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
    const wanted = order.candidates.some(({key}) => key === open.plan.key) && open.plan.batch === batch;
    return unsent && !wanted ? {act: 'withdraw', job: open} : {act: 'go-on', job: open};
  }
  const waiting = history.find(({unresolved}) => unresolved && unresolved.why !== 'charge');
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

/** How to react to a failure; undefined where the provider did not cause it. */
export function reactionTo(failure: Failure | null): Reaction | undefined {
  if (!failure) return undefined;
  const {kind, when} = failure;
  if (kind === 'over-budget' || kind === 'withdrawn' || kind === 'settled') return undefined;
  return FAILURE_RULES[kind][when];
}

/** True of a candidate that gets no further job: moderation refused it in any batch, or it failed often enough in this one. */
function isSpent(tried: readonly Job[], batch: string): boolean {
  if (tried.some(({failure}) => reactionTo(failure) === 'next-if-laxer')) return true;
  const failed = tried.filter(({plan, failure}) => plan.batch === batch && reactionTo(failure) !== undefined);
  const most = Math.min(...failed.map(({failure}) => takesAfter(failure)));
  return failed.length >= most;
}

function takesAfter(failure: Failure | null): number {
  if (!failure || reactionTo(failure) !== 'new-take') return 1;
  const {kind} = failure;
  return kind === 'over-budget' || kind === 'withdrawn' || kind === 'settled' ? 1 : FAILURE_RULES[kind].takes;
}
