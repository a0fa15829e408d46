import type {Operation} from '../../../providers/contract/contract.ts';
import type {Job} from '../../../spot/ledger/job.ts';
import type {Reader} from '../ledger/ledger.ts';
import {AFTER_ERRORS, delay} from './backoff.ts';
import {changeState, failJob, leaveUnresolved, withdrawJob} from './change-state.ts';
import {leaveIfBarred, PATIENCE, unanswered} from './poll.ts';
import {requestOf, toStored} from './read-job.ts';
import type {Run} from './run.ts';

/** Milliseconds after which a submission that the provider does not have is taken never to arrive. */
export const GRACE = 10 * 60_000;
/** Answers `unsure` before the job becomes unresolved. */
const UNSURE = 3;
/** How often a job is sent at most. */
const SENDS = 3;

/** Finds out what became of a submission whose answer was lost. It is sent again only where it is proven that it was not accepted. */
export async function reconcileJob(job: Job, run: Run): Promise<Job> {
  const {clock, signal} = run;
  const {provider, clientId} = job.plan;
  const {reconcile} = run.provider(provider);
  if (!reconcile)
    return leaveUnresolved(run, job, 'outcome', 'The answer was lost, and this provider cannot be asked.');
  const request = requestOf(job);
  const at = job.sentAt ?? job.at;
  const since = clock.now();
  let unsure = 0;
  for (let tries = 1; ; tries++) {
    const known = run.ledger.acceptedBy(provider, at);
    const others = inDoubt(job, run.ledger);
    const sent = {at, clientId, known, others: others.map(requestOf)};
    const found = await reconcile(request, sent, run.context({clientId, signal})).catch(unanswered);
    signal?.throwIfAborted();
    const age = clock.now() - Date.parse(at);
    if (typeof found === 'object') {
      if ('asking' in found) leaveIfBarred(found, job, run);
      const taken = 'asking' in found ? undefined : take(job, found, others, run);
      if (taken) return taken;
    }
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
    // A clock that was set back meanwhile does not lengthen the wait.
    const left = found === 'none' ? Math.min(GRACE, GRACE - age) : 0;
    await clock.sleep(Math.max(left, delay(AFTER_ERRORS, tries, clock)), signal);
  }
}

/** Other jobs of the provider that were sent about then, and of which it is not known whether they were accepted. */
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
 * Takes a job of the vendor as this one. Undefined where another job has it meanwhile, or where a job was sent meanwhile that
 * it may be: one job of a vendor is never two of ours.
 */
function take(job: Job, operation: Operation, others: readonly Job[], {ledger}: Run): Job | undefined {
  const at = job.sentAt ?? job.at;
  return ledger.write((writer) =>
    writer.acceptedBy(job.plan.provider, at).includes(operation.id) ||
    inDoubt(job, writer).some(({id}) => others.every((other) => other.id !== id))
      ? undefined
      : writer.move(job, 'SUBMITTED', {operation: toStored(operation)}),
  );
}

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
