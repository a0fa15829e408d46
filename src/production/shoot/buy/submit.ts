import {FAILURE_RULES} from '../../../spot/ledger/failure-reactions.ts';
import type {Job} from '../../../spot/ledger/job.ts';
import {BEFORE_SENDING, delay} from './backoff.ts';
import {changeState, failJob, withdrawJob} from './change-state.ts';
import {outliving} from './end-run.ts';
import type {Failed, Json, Operation} from './port.ts';
import {failureOf} from './read-failure.ts';
import type {Run} from './run.ts';

/** Sends the create of a reserved job: once, after the intent is on the disk. The id that it gets is on the disk before anything else is done. */
export async function submitJob(job: Job, run: Run): Promise<Job> {
  const {provider, request, clientId} = job.plan;
  const gate = run.gate(provider);
  const answered = await gate.turn(run.signal);
  try {
    const refusal = run.stopped() ?? (gate.isStruckOut() ? STRUCK_OUT : undefined);
    if (refusal !== undefined) return withdrawJob(run, job, refusal);
    run.signal?.throwIfAborted();
    const at = new Date(run.clock.now()).toISOString();
    const sent = changeState(run, job, 'SUBMITTING', {sentAt: at});
    let operation: Operation;
    const outlives = outliving(run);
    try {
      operation = await run.shooter(provider).submit(request as Json, {at, clientId}, outlives.signal);
    } catch (error) {
      const failed = failureOf(error);
      gate.wentWrong(failed.kind, failed.retryAfter);
      return refused(sent, failed, run);
    } finally {
      outlives.over();
    }
    gate.accepted();
    return changeState(run, sent, 'SUBMITTED', {operation});
  } finally {
    answered();
  }
}

const STRUCK_OUT = 'its provider refused three in a run by moderation and gets nothing more';

async function refused(job: Job, failed: Failed, run: Run): Promise<Job> {
  const {refused: reaction, sends} = FAILURE_RULES[failed.kind];
  // Only what says that nothing was accepted, nor charged, can be believed to be over.
  if (reaction === 'reconcile') return changeState(run, job, 'UNKNOWN');
  if (reaction === 'stop-batch') run.stop(`${job.plan.provider}: ${failed.message || failed.code}`);
  if (reaction !== 'send-again') return failJob(run, job, failed, 'refused');
  if (failed.charged !== 'no') return changeState(run, job, 'UNKNOWN');
  if (job.sends >= sends) return failJob(run, job, failed, 'refused');
  const back = changeState(run, job, 'RESERVED');
  await run.clock.sleep(delay(BEFORE_SENDING, job.sends, run.clock, failed.retryAfter), run.signal);
  return back;
}
