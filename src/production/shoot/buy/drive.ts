import type {Job} from '../../../spot/ledger/job.ts';
import {isOpen, type OpenState} from '../../../spot/ledger/states.ts';
import {reserve} from '../ledger/reserve.ts';
import {changeState, withdrawJob} from './change-state.ts';
import {commitAsset, downloadAsset} from './download.ts';
import {cancelQueued} from './end-run.ts';
import {reconcileJob} from './reconcile.ts';
import type {Run} from './run.ts';
import {submitJob} from './submit.ts';
import {type Carried, watch} from './watch.ts';

type Step = (job: Job, run: Run, carried: Carried) => Promise<Job> | Job;

/** What is done in each state. A process can start in any state: the job has everything that the step needs. */
const STEPS: Record<OpenState, Step> = {
  PLANNED: (job, {ledger, caps, clock}) => reserve(ledger, job, caps, clock.now()).job,
  RESERVED: submitJob,
  // A process ended after it recorded the intent and before it recorded the answer.
  SUBMITTING: (job, run) => changeState(run, job, 'UNKNOWN'),
  UNKNOWN: reconcileJob,
  SUBMITTED: watch,
  CANCELLING: watch,
  RUNNING: watch,
  DOWNLOADING: downloadAsset,
  VERIFIED: commitAsset,
};

/** Takes a job from its state to its end, or until it is unresolved. */
export async function drive(job: Job, run: Run, carried: Carried = {}): Promise<Job> {
  let current = job;
  run.tell?.(current);
  try {
    while (isOpen(current.state)) {
      current = await STEPS[current.state](current, run, carried);
      run.tell?.(current);
    }
    return current;
  } catch (error) {
    // The run was interrupted: a job that was not sent gives its reservation back.
    const last = run.signal?.aborted ? run.ledger.job(job.id) : undefined;
    if (last?.state === 'PLANNED' || last?.state === 'RESERVED') withdrawJob(run, last, 'the run was ended');
    // A job that waits in the provider's queue is cancelled where that costs nothing.
    if (last?.state === 'SUBMITTED') await cancelQueued(last, run);
    throw error;
  }
}
