import type {Job} from '../../../spot/ledger/job.ts';
import {leaveIfBarred, PATIENCE, unanswered} from './ask.ts';
import {AFTER_ERRORS, delay} from './backoff.ts';
import {fail, move, park, withdraw} from './move.ts';
import type {Json, Operation} from './port.ts';
import type {Run} from './run.ts';

/** A create that a provider does not have this long after it was sent is not coming any more. In milliseconds. */
export const GRACE = 10 * 60_000;
/** A create that is older is answered, or lost as well. In milliseconds. */
const ON_ITS_WAY = 5 * 60_000;
/** Answers of a provider that cannot tell, before a person is asked. */
const UNSURE = 3;
/** How often a job is sent at most, whatever was proven. */
const SENDS = 3;

/** Finds out what became of a create whose answer was lost. Nothing is sent again unless it is proven that nothing was accepted. */
export async function reconcile(job: Job, run: Run): Promise<Job> {
  const {clock, signal} = run;
  const {provider, request, clientId} = job.plan;
  const shooter = run.shooter(provider);
  if (!shooter.reconcile)
    return park(run, job, 'outcome', 'The answer was lost, and this provider cannot be asked.');
  const at = job.sentAt ?? job.at;
  const since = clock.now();
  let unsure = 0;
  for (let tries = 1; ; tries++) {
    const known = run.ledger.acceptedBy(provider, at);
    const lost = {at, clientId, known};
    const found = await shooter.reconcile(request as Json, lost, signal).catch(unanswered);
    signal?.throwIfAborted();
    if (typeof found === 'object' && 'asking' in found) leaveIfBarred(found, job, run);
    const age = clock.now() - Date.parse(at);
    const mine = typeof found === 'object' && 'operation' in found && claimed(job, found.operation, run);
    if (typeof mine === 'object') return mine;
    if (found === 'none' && age >= GRACE) return notAccepted(job, run);
    if ((found === 'unsure' || mine === 'taken') && ++unsure >= UNSURE)
      return park(
        run,
        job,
        'outcome',
        'The answer was lost, and the provider cannot tell what became of it.',
      );
    if (clock.now() - since >= PATIENCE)
      return park(run, job, 'outcome', 'The answer was lost, and the provider could not be asked for a day.');
    // A clock that was set back meanwhile lengthens no wait.
    const left = found === 'none' ? Math.min(GRACE, GRACE - age) : 0;
    await clock.sleep(Math.max(left, delay(AFTER_ERRORS, tries, clock)), signal);
  }
}

/**
 * Two takes may ask for the very same. So what was found is this job's only if no other has it by now, and no create is on its
 * way that may be about to get it.
 */
function claimed(job: Job, operation: Operation, {ledger, clock}: Run): Job | 'late' | 'taken' {
  const {provider} = job.plan;
  return ledger.write((writer) => {
    const onItsWay = writer
      .inStates(['SUBMITTING'])
      .some(
        ({id, plan, sentAt}) =>
          id !== job.id && plan.provider === provider && clock.now() - Date.parse(sentAt ?? '') < ON_ITS_WAY,
      );
    const taken = writer.acceptedBy(provider, job.sentAt ?? job.at).includes(operation.id);
    if (onItsWay) return 'late';
    return taken ? 'taken' : writer.move(job, 'SUBMITTED', {operation});
  });
}

function notAccepted(job: Job, run: Run): Job {
  // What an earlier run wanted was within its cap and not within this one's. Who wants it still begins a job of its own.
  if (job.plan.batch !== run.batch)
    return withdraw(run, move(run, job, 'RESERVED'), 'it never arrived, and the run that wanted it is over');
  if (job.sends < SENDS) return move(run, job, 'RESERVED');
  const failed = {
    state: 'failed',
    kind: 'timeout',
    charged: 'no',
    code: 'never-arrived',
    message: `it was sent ${job.sends} times and never arrived`,
  } as const;
  return fail(run, move(run, job, 'RESERVED'), failed, 'refused');
}
