import type {Job} from '../../../spot/ledger/job.ts';
import type {Reader} from '../ledger/ledger.ts';
import {AFTER_ERRORS, delay} from './backoff.ts';
import {changeState, failJob, leaveUnresolved, withdrawJob} from './change-state.ts';
import {leaveIfBarred, PATIENCE, unanswered} from './poll.ts';
import type {Json, Operation} from './port.ts';
import type {Run} from './run.ts';

/** A create that a provider does not have this long after it was sent is not coming any more. In milliseconds. */
export const GRACE = 10 * 60_000;
/** Answers of a provider that cannot tell, before a person is asked. */
const UNSURE = 3;
/** How often a job is sent at most, whatever was proven. */
const SENDS = 3;

/** Finds out what became of a create whose answer was lost. Nothing is sent again unless it is proven that nothing was accepted. */
export async function reconcileJob(job: Job, run: Run): Promise<Job> {
  const {clock, signal} = run;
  const {provider, request, clientId} = job.plan;
  const shooter = run.shooter(provider);
  if (!shooter.reconcile)
    return leaveUnresolved(run, job, 'outcome', 'The answer was lost, and this provider cannot be asked.');
  const at = job.sentAt ?? job.at;
  const since = clock.now();
  let unsure = 0;
  for (let tries = 1; ; tries++) {
    const known = run.ledger.acceptedBy(provider, at);
    const others = inDoubt(job, run.ledger);
    const lost = {at, clientId, known, others: others.map(({plan}) => plan.request as Json)};
    const found = await shooter.reconcile(request as Json, lost, signal).catch(unanswered);
    signal?.throwIfAborted();
    if (typeof found === 'object' && 'asking' in found) leaveIfBarred(found, job, run);
    const age = clock.now() - Date.parse(at);
    const taken =
      typeof found === 'object' && 'operation' in found ? take(job, found.operation, others, run) : undefined;
    if (taken) return taken;
    if (found === 'none' && age >= GRACE) return notAccepted(job, run);
    if ((found === 'unsure' && ++unsure >= UNSURE) || (found === 'unlisted' && age >= GRACE))
      return leaveUnresolved(
        run,
        job,
        'outcome',
        'The answer was lost, and the provider cannot tell what became of it.',
      );
    if (clock.now() - since >= PATIENCE)
      return leaveUnresolved(
        run,
        job,
        'outcome',
        'The answer was lost, and the provider could not be asked for a day.',
      );
    // A clock that was set back meanwhile lengthens no wait.
    const left = found === 'none' ? Math.min(GRACE, GRACE - age) : 0;
    await clock.sleep(Math.max(left, delay(AFTER_ERRORS, tries, clock)), signal);
  }
}

/** Jobs of the same provider that may have been accepted about then, as far as anybody knows. */
function inDoubt({id, plan, sentAt, at}: Job, ledger: Pick<Reader, 'inStates'>): Job[] {
  const from = Date.parse(sentAt ?? at) - GRACE;
  return ledger
    .inStates(['RESERVED', 'SUBMITTING', 'UNKNOWN', 'PARKED', 'FAILED'])
    .filter(
      (other) =>
        other.id !== id &&
        other.plan.provider === plan.provider &&
        other.operation === null &&
        Date.parse(other.sentAt ?? '') >= from &&
        (other.state !== 'FAILED' || other.failure?.kind === 'settled'),
    );
}

/**
 * One job of a vendor is never two of ours: not where it was found for another one meanwhile, nor where one was sent meanwhile
 * that it may be.
 */
function take(job: Job, operation: Operation, others: readonly Job[], {ledger}: Run): Job | undefined {
  const at = job.sentAt ?? job.at;
  return ledger.write((writer) =>
    writer.acceptedBy(job.plan.provider, at).includes(operation.id) ||
    inDoubt(job, writer).some(({id}) => others.every((other) => other.id !== id))
      ? undefined
      : writer.move(job, 'SUBMITTED', {operation}),
  );
}

function notAccepted(job: Job, run: Run): Job {
  // What an earlier run wanted was within its cap and not within this one's. Who wants it still begins a job of its own.
  if (job.plan.batch !== run.batch)
    return withdrawJob(
      run,
      changeState(run, job, 'RESERVED'),
      'it never arrived, and the run that wanted it is over',
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
