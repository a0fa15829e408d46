import type {Job, LedgerEvent} from './job.ts';
import {holdsMoney, isFinal, NEXT, type State} from './states.ts';

/** States that an accepted job never returns to, because a job in them can be sent again. */
const BEFORE_ACCEPTED: readonly State[] = ['RESERVED', 'SUBMITTING', 'UNKNOWN'];

/** What a job is after an event. Throws where the event cannot follow; the message says why. */
export function fold(job: Job | undefined, {sequence, at, job: id, to, change}: LedgerEvent): Job {
  const {plan, by: _by, note: _note, asset: file, ...rest} = change;
  if (!job) {
    if (to !== 'PLANNED' || !plan) throw new Error(`job ${id} begins as ${to}`);
    return {...BLANK, id, plan, state: to, at, sequence};
  }
  if (plan || !NEXT[job.state].includes(to)) throw new Error(`job ${id} goes from ${job.state} to ${to}`);
  if (job.operation !== null && BEFORE_ACCEPTED.includes(to))
    throw new Error(`job ${id} is accepted, and goes from ${job.state} back to ${to}`);
  if (job.state === 'FAILED' && (job.operation === null || job.spent > 0))
    throw new Error(`job ${id} failed for good, and goes on as ${to}`);
  const {kind, mediaType} = job.plan;
  // A job that goes on after a failure did not fail.
  const goesOn = to === 'RUNNING' || (job.state === 'FAILED' && to !== 'FAILED');
  const next: Job = {
    ...job,
    ...rest,
    failure: goesOn ? null : (rest.failure ?? job.failure),
    asset: file === undefined ? job.asset : {kind, mediaType, file},
    state: to,
    at,
    sequence,
    held: holdsMoney(to) ? job.plan.worst : 0,
    sends: job.sends + (to === 'SUBMITTING' ? 1 : 0),
    unresolved: to === 'PARKED' ? (rest.unresolved ?? null) : null,
  };
  if (isFinal(to) && rest.spent === undefined) throw new Error(`job ${id} ends without a settlement`);
  if (!isFinal(to) && next.spent > 0) throw new Error(`job ${id} is settled before it ends`);
  if (to === 'COMMITTED' && next.asset === null) throw new Error(`job ${id} is finished without a file`);
  if (to === 'SUBMITTED' && next.operation === null) throw new Error(`job ${id} is accepted without an id`);
  if (to === 'PARKED' && !next.unresolved) throw new Error(`job ${id} is unresolved without a reason`);
  return next;
}

const BLANK = {
  held: 0,
  spent: 0,
  day: null,
  sentAt: null,
  sends: 0,
  operation: null,
  cost: null,
  asset: null,
  failure: null,
  unresolved: null,
};
