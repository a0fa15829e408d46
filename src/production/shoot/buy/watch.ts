import type {Done} from '../../../providers/contract/contract.ts';
import type {Failed} from '../../../providers/contract/failure.ts';
import {FAILURE_RULES} from '../../../spot/ledger/failure-reactions.ts';
import type {Job} from '../../../spot/ledger/job.ts';
import {toMicro} from '../../../spot/ledger/money.ts';
import {changeState, failJob, leaveUnresolved} from './change-state.ts';
import {dropped, isDropped} from './end-run.ts';
import {pollJob} from './poll.ts';
import type {Run} from './run.ts';

/** What a step passes to the next in memory alone: a result may have signed URLs, which the ledger must not keep. */
export type Carried = {done?: Done | undefined};

/** Waits for the end of an accepted job. */
export async function watch(job: Job, run: Run, carried: Carried): Promise<Job> {
  const {job: current, answer} = await pollJob(job, run);
  if (answer === 'too-late') return tooLate(current, run);
  if (answer.state === 'failed') return ended(current, run, answer);
  carried.done = answer;
  const cost = answer.usd === undefined ? undefined : toMicro(answer.usd);
  return changeState(run, current, 'DOWNLOADING', cost === undefined ? {} : {cost});
}

export const tooLate = (job: Job, run: Run): Job =>
  leaveUnresolved(
    run,
    job,
    'outcome',
    'It was accepted, and a day later the provider had still not said how it ended.',
  );

/** Ends an accepted job that did not become an asset. */
export function ended(job: Job, run: Run, failed: Failed): Job {
  if (job.state === 'CANCELLING' && isDropped(failed)) return dropped(run, job);
  run.gate(job.plan.provider).wentWrong(failed.kind, failed.retryAfter);
  if (FAILURE_RULES[failed.kind].ended !== 'park') return failJob(run, job, failed, 'ended');
  return leaveUnresolved(run, job, 'lost', 'It was made, and the provider does not have it any more.');
}
