import type {Done} from '../../../providers/contract/contract.ts';
import type {Failed} from '../../../providers/contract/failure.ts';
import {FAILURE_RULES} from '../../../spot/ledger/failure-reactions.ts';
import type {Job} from '../../../spot/ledger/job.ts';
import {changeState, failJob, leaveUnresolved} from './change-state.ts';
import {dropped, isDropped} from './end-run.ts';
import {pollJob} from './poll.ts';
import type {Run} from './run.ts';
import {costChange} from './vendor-cost.ts';

/**
 * What a step passes to the next in memory alone. `done`: a result may have signed URLs, which the ledger must not keep. `lost`: why
 * it is not known whether a submission was accepted, for people.
 */
export type Carried = {done?: Done | undefined; lost?: string | undefined};

/** Milliseconds after which a failure that was free is looked at again, before another job is ordered in its place. */
export const BEFORE_LOOKING_AGAIN = 20_000;

/**
 * Waits for the end of an accepted job. A failure is only believed where the provider says it twice, `BEFORE_LOOKING_AGAIN` apart, and
 * does not say in between that the job goes on.
 */
export async function watch(job: Job, run: Run, carried: Carried): Promise<Job> {
  const since = run.clock.now();
  let {job: current, answer} = await pollJob(job, run, since);
  while (answer.state === 'failed' && mayYetComplete(current, answer)) {
    await run.clock.sleep(BEFORE_LOOKING_AGAIN, run.signal);
    const again = await pollJob(current, run, since);
    ({job: current, answer} = again);
    if (!again.wasPending) break;
  }
  if (answer.state === 'given-up') return leaveUnresolved(run, current, 'outcome', answer.why);
  if (answer.state === 'failed') return ended(current, run, answer);
  carried.done = answer;
  return changeState(run, current, 'DOWNLOADING', costChange(run, current, answer.usd));
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
