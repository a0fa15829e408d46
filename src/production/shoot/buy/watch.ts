import {FAILURE_RULES} from '../../../spot/ledger/failure-reactions.ts';
import type {Job} from '../../../spot/ledger/job.ts';
import {changeState, failJob, leaveUnresolved} from './change-state.ts';
import {dropped, isDropped} from './end-run.ts';
import {pollJob} from './poll.ts';
import type {Failed} from './port.ts';
import type {Run} from './run.ts';

/** What a step leaves to the next in memory: a result with URLs that are not to be written down. */
export type Carried = {result?: {value: unknown} | undefined};

/** Waits for an accepted job. Nothing is sent anew. */
export async function watch(job: Job, run: Run, carried: Carried): Promise<Job> {
  const {job: current, answer} = await pollJob(job, run);
  if (answer === 'too-late') return tooLate(current, run);
  if (answer.state === 'failed') return ended(current, run, answer);
  carried.result = {value: answer.result};
  return changeState(run, current, 'DOWNLOADING', answer.cost === undefined ? {} : {cost: answer.cost});
}

export const tooLate = (job: Job, run: Run): Job =>
  leaveUnresolved(
    run,
    job,
    'outcome',
    'It was accepted, and a day later the provider had still not said how it ended.',
  );

/** An accepted job that did not become a clip. */
export function ended(job: Job, run: Run, failed: Failed): Job {
  if (job.state === 'CANCELLING' && isDropped(failed)) return dropped(run, job);
  run.gate(job.plan.provider).wentWrong(failed.kind, failed.retryAfter);
  if (FAILURE_RULES[failed.kind].ended !== 'park') return failJob(run, job, failed, 'ended');
  return leaveUnresolved(run, job, 'lost', 'It was made, and the provider does not have it any more.');
}
