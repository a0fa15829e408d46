import type {Done} from '../../../providers/contract/contract.ts';
import type {Failed} from '../../../providers/contract/failure.ts';
import {FAILURE_RULES} from '../../../spot/ledger/failure-reactions.ts';
import type {Job} from '../../../spot/ledger/job.ts';
import {toMicro} from '../../../spot/ledger/money.ts';
import {changeState, failJob, leaveUnresolved} from './change-state.ts';
import {dropped, isDropped} from './end-run.ts';
import {pollJob} from './poll.ts';
import type {Run} from './run.ts';

/**
 * What a step passes to the next in memory alone. `done`: a result may have signed URLs, which the ledger must not keep. `lost`: why
 * it is not known whether a submission was accepted, for people.
 */
export type Carried = {done?: Done | undefined; lost?: string | undefined};

/** Milliseconds after which a failure that was free is looked at again, before another job is ordered in its place. */
export const BEFORE_LOOKING_AGAIN = 20_000;

/** Waits for the end of an accepted job. A failure is only believed where the provider says the same twice. */
export async function watch(job: Job, run: Run, carried: Carried): Promise<Job> {
  let {job: current, answer} = await pollJob(job, run);
  if (answer.state === 'failed' && mayYetComplete(current, answer)) {
    await run.clock.sleep(BEFORE_LOOKING_AGAIN, run.signal);
    ({job: current, answer} = await pollJob(current, run));
  }
  if (answer.state === 'given-up') return leaveUnresolved(run, current, 'outcome', answer.why);
  if (answer.state === 'failed') return ended(current, run, answer);
  carried.done = answer;
  const cost = answer.usd === undefined ? undefined : toMicro(answer.usd);
  return changeState(run, current, 'DOWNLOADING', cost === undefined ? {} : {cost});
}

/** True of a failure after which something else is ordered, and that may have cost nothing: the job could complete, and cost, after all. */
const mayYetComplete = (job: Job, {charged}: Failed): boolean =>
  charged !== 'yes' && job.state !== 'CANCELLING';

/** Ends an accepted job that did not become an asset. */
export function ended(job: Job, run: Run, failed: Failed): Job {
  if (job.state === 'CANCELLING' && isDropped(failed)) return dropped(run, job);
  run.gate(job.plan.provider).wentWrong(failed.kind, failed.retryAfter);
  if (FAILURE_RULES[failed.kind].ended !== 'park') return failJob(run, job, failed, 'ended');
  return leaveUnresolved(run, job, 'lost', 'It was made, and the provider does not have it any more.');
}
