import type {Operation} from '../../../providers/contract/contract.ts';
import {type Failed, failureOf} from '../../../providers/contract/failure.ts';
import {FAILURE_RULES} from '../../../spot/ledger/failure-reactions.ts';
import type {Job} from '../../../spot/ledger/job.ts';
import {BEFORE_SENDING, delay} from './backoff.ts';
import {changeState, failJob, withdrawJob} from './change-state.ts';
import {outliving} from './end-run.ts';
import {requestOf, toStored} from './read-job.ts';
import type {Run} from './run.ts';
import type {Carried} from './watch.ts';

/** Submits a reserved job once. The intent is on the disk before the request leaves, and the vendor's id before the first poll. */
export async function submitJob(job: Job, run: Run, carried: Carried): Promise<Job> {
  const {provider, clientId} = job.plan;
  const request = requestOf(job);
  const gate = run.gate(provider);
  const answered = await gate.turn(run.signal);
  try {
    const refusal =
      run.stopped() ??
      gate.closed() ??
      (gate.isStruckOut() ? STRUCK_OUT : undefined) ??
      (await run.objection?.(job));
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
      return refused(sent, failed, run, carried);
    } finally {
      outlives.over();
    }
    return accepted(sent, operation, run, carried);
  } finally {
    answered();
  }
}

const STRUCK_OUT =
  'the moderation of its provider refused three jobs in a row: the provider gets nothing more in this run';

/** An id that another job of the ledger has says nothing about this one: the vendor, or something before it, repeated an answer. */
function accepted(sent: Job, operation: Operation, run: Run, carried: Carried): Job {
  const {provider} = sent.plan;
  const gate = run.gate(provider);
  return run.ledger.write((writer) => {
    const other = writer.jobAt(provider, operation.id);
    if (other) {
      gate.wentWrong('unknown-outcome');
      carried.lost = `The answer named ${operation.id}, which is the provider's id of job ${other.id}. One of the two answers is wrong: see whether the clip of that job is this one's.`;
      return writer.move(sent, 'UNKNOWN');
    }
    gate.accepted();
    return writer.move(sent, 'SUBMITTED', {operation: toStored(operation)});
  });
}

async function refused(job: Job, failed: Failed, run: Run, carried: Carried): Promise<Job> {
  const {refused: reaction, sends} = FAILURE_RULES[failed.kind];
  // A failure ends the job only where it says that nothing was accepted and nothing was charged.
  const isProven = reaction !== 'reconcile' && !(reaction === 'send-again' && failed.charged !== 'no');
  if (!isProven) {
    carried.lost = `It was sent, and no answer says whether it was accepted (${failed.message || failed.code}).`;
    return changeState(run, job, 'UNKNOWN');
  }
  if (reaction === 'stop-batch') run.stop(`${job.plan.provider}: ${failed.message || failed.code}`);
  if (reaction !== 'send-again') return failJob(run, job, failed, 'refused');
  if (job.sends >= sends) return failJob(run, job, failed, 'refused');
  const back = changeState(run, job, 'RESERVED');
  const closed = run.gate(job.plan.provider).closed();
  if (closed !== undefined) return withdrawJob(run, back, closed);
  await run.clock.sleep(delay(BEFORE_SENDING, job.sends, run.clock, failed.retryAfter), run.signal);
  return back;
}
