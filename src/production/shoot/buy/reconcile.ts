import type {Operation} from '../../../providers/contract/contract.ts';
import type {Job} from '../../../spot/ledger/job.ts';
import {AFTER_ERRORS, delay} from './backoff.ts';
import {changeState, failJob, leaveUnresolved, withdrawJob} from './change-state.ts';
import {leaveIfBarred, PATIENCE, unanswered} from './poll.ts';
import {requestOf, toStored} from './read-job.ts';
import type {Run} from './run.ts';
import type {Carried} from './watch.ts';

/** Milliseconds after sending for which a provider's list is looked at: it may be late. */
export const GRACE = 20 * 60_000;
/** Milliseconds after sending from which on a provider that uses our ids, and does not have a job, never got it. */
export const NEVER_ARRIVED = 10 * 60_000;
/** Answers `unsure` before the job becomes unresolved. */
const UNSURE = 3;
/** How often a job is sent at most. */
const SENDS = 3;

/**
 * Finds out what became of a submission that may have been accepted. A job that bears its mark settles it. That the provider shows
 * none settles nothing, except where the id of the job is ours: only then is it sent again.
 */
export async function reconcileJob(job: Job, run: Run, {lost}: Carried): Promise<Job> {
  const {clock, signal} = run;
  const {provider, clientId} = job.plan;
  const {reconcile, ownIds} = run.provider(provider);
  const giveUp = (why: string): Job =>
    leaveUnresolved(run, job, 'outcome', `${lost ?? 'The answer was lost.'} ${why}`);
  if (!reconcile) return giveUp('This provider cannot be asked whether it accepted the job.');
  const request = requestOf(job);
  const at = job.sentAt ?? job.at;
  const since = clock.now();
  let unsure = 0;
  let similar: readonly string[] = [];
  for (let tries = 1; ; tries++) {
    const sent = {at, clientId, known: run.ledger.acceptedBy(provider, at)};
    const found = await reconcile(request, sent, run.context({clientId, signal})).catch(unanswered);
    signal?.throwIfAborted();
    // Sent before this process looked, whatever the clock said then: it may have been fast.
    const age = clock.now() - Math.min(Date.parse(at), since);
    if (typeof found === 'object') {
      if ('asking' in found) leaveIfBarred(found, job, run);
      else if ('similar' in found) similar = found.similar;
      else {
        const taken = take(job, found, run);
        if (taken) return taken;
      }
    }
    if (found === 'none' && ownIds && age >= NEVER_ARRIVED) return notAccepted(job, run);
    if (found === 'unsure' && ++unsure >= UNSURE)
      return giveUp('The provider cannot tell what became of it.');
    const isAsked = typeof found !== 'object' || !('asking' in found);
    if (isAsked && found !== 'unsure' && age >= GRACE) return giveUp(shownInstead(similar));
    if (clock.now() - since >= PATIENCE) return giveUp('The provider could not be asked for a day.');
    await clock.sleep(delay(AFTER_ERRORS, tries, clock), signal);
  }
}

const shownInstead = (similar: readonly string[]): string =>
  similar.length === 0
    ? 'The provider does not show it. That proves nothing: its list may be late or leave it out.'
    : `The provider shows no job that is certainly this one. It may be one of these, which are not in this ledger: ${similar.join(', ')}.`;

/** Takes a job of the vendor as this one. Undefined where it is another job of the ledger: one job of a vendor is never two of ours. */
const take = (job: Job, operation: Operation, {ledger}: Run): Job | undefined =>
  ledger.write((writer) =>
    writer.jobAt(job.plan.provider, operation.id)
      ? undefined
      : writer.move(job, 'SUBMITTED', {operation: toStored(operation)}),
  );

function notAccepted(job: Job, run: Run): Job {
  // An earlier run wanted it, with another cap. A run that still wants it begins a job of its own.
  if (job.plan.batch !== run.batch)
    return withdrawJob(
      run,
      changeState(run, job, 'RESERVED'),
      'it never arrived, and the run that wanted it has ended',
    );
  if (job.sends < SENDS) return changeState(run, job, 'RESERVED');
  const failed = {
    state: 'failed',
    kind: 'timeout',
    charged: 'no',
    code: 'never-arrived',
    message: `it was sent ${job.sends} times and never arrived`,
  } as const;
  return failJob(run, changeState(run, job, 'RESERVED'), failed, 'refused');
}
