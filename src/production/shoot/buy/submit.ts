import type {Operation} from '../../../providers/contract/contract.ts';
import {type Failed, failureOf} from '../../../providers/contract/failure.ts';
import {FAILURE_RULES} from '../../../spot/ledger/failure-reactions.ts';
import type {Job} from '../../../spot/ledger/job.ts';
import {BEFORE_SENDING, delay} from './backoff.ts';
import {changeState, failJob, withdrawJob} from './change-state.ts';
import {outliving} from './end-run.ts';
import {requestOf, toStored} from './read-job.ts';
import type {Run} from './run.ts';

/** Submits a reserved job once. The intent is on the disk before the request leaves, and the vendor's id before the first poll. */
export async function submitJob(job: Job, run: Run): Promise<Job> {
  const {provider, clientId} = job.plan;
  const request = requestOf(job);
  const gate = run.gate(provider);
  const answered = await gate.turn(run.signal);
  try {
    const refusal =
      run.stopped() ?? (gate.isStruckOut() ? STRUCK_OUT : undefined) ?? (await run.objection?.(job));
    if (refusal !== undefined) return withdrawJob(run, job, refusal);
    run.signal?.throwIfAborted();
    const at = new Date(run.clock.now()).toISOString();
    const sent = changeState(run, job, 'SUBMITTING', {sentAt: at});
    let operation: Operation;
    const outlives = outliving(run);
    try {
      const context = run.context({clientId, signal: outlives.signal});
      operation = await run.provider(provider).submit(request, context);
    } catch (error) {
      const failed = failureOf(error);
      gate.wentWrong(failed.kind, failed.retryAfter);
      return refused(sent, failed, run);
    } finally {
      outlives.over();
    }
    gate.accepted();
    return changeState(run, sent, 'SUBMITTED', {operation: toStored(operation)});
  } finally {
    answered();
  }
}

const STRUCK_OUT =
  'the moderation of its provider refused three jobs in a row: the provider gets nothing more in this run';

async function refused(job: Job, failed: Failed, run: Run): Promise<Job> {
  const {refused: reaction, sends} = FAILURE_RULES[failed.kind];
  // A failure ends the job only where it says that nothing was accepted and nothing was charged.
  if (reaction === 'reconcile') return changeState(run, job, 'UNKNOWN');
  if (reaction === 'stop-batch') run.stop(`${job.plan.provider}: ${failed.message || failed.code}`);
  if (reaction !== 'send-again') return failJob(run, job, failed, 'refused');
  if (failed.charged !== 'no') return changeState(run, job, 'UNKNOWN');
  if (job.sends >= sends) return failJob(run, job, failed, 'refused');
  const back = changeState(run, job, 'RESERVED');
  await run.clock.sleep(delay(BEFORE_SENDING, job.sends, run.clock, failed.retryAfter), run.signal);
  return back;
}
