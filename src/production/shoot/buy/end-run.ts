import type {Done, Pending} from '../../../providers/contract/contract.ts';
import {type Failed, failureOf} from '../../../providers/contract/failure.ts';
import {FAILURE_RULES} from '../../../spot/ledger/failure-reactions.ts';
import type {Job} from '../../../spot/ledger/job.ts';
import {changeState} from './change-state.ts';
import {operationOf} from './read-job.ts';
import type {Run} from './run.ts';

/** Milliseconds that an interrupted run waits for the answer to a submission, and then for the end of a cancelled job. */
export const ENDING_TIME = 4_000;
const BETWEEN_POLLS_AFTER_CANCEL = 250;

/** A signal for a submission. It aborts a few seconds after that of the run, because without the answer it is unknown what was bought. */
export function outliving({signal, clock}: Run): {signal: AbortSignal | undefined; over: () => void} {
  if (!signal) return {signal, over: () => undefined};
  const [late, answered] = [new AbortController(), new AbortController()];
  const begin = (): void =>
    void clock.sleep(ENDING_TIME, answered.signal).then(
      () => late.abort(signal.reason),
      () => undefined,
    );
  signal.addEventListener('abort', begin, {once: true});
  return {
    signal: late.signal,
    over: () => {
      signal.removeEventListener('abort', begin);
      answered.abort();
    },
  };
}

/**
 * Cancels a job that waits in the provider's queue, and waits `ENDING_TIME` at most for the result. The job ends only where
 * the provider says that it dropped it and charges nothing. Otherwise it stays open, and the next run goes on with it.
 */
export async function cancelQueued(job: Job, run: Run): Promise<void> {
  const over = new AbortController();
  const asking = cancelAndPoll(job, run, over.signal).catch(() => undefined);
  await Promise.race([asking, run.clock.sleep(ENDING_TIME, over.signal).catch(() => undefined)]);
  over.abort();
}

async function cancelAndPoll(job: Job, run: Run, signal: AbortSignal): Promise<void> {
  const provider = run.provider(job.plan.provider);
  if (!provider.cancel) return;
  const operation = operationOf(job);
  const poll = async (): Promise<Pending | Done | Failed> => {
    const answer = await provider.poll(operation, run.context({clientId: job.plan.clientId, signal}));
    signal.throwIfAborted();
    return answer.state === 'failed' ? failureOf({failed: answer}) : answer;
  };
  const seen = await poll();
  if (seen.state !== 'pending' || !seen.queued) return;
  const cancelling = changeState(run, job, 'CANCELLING');
  run.tell?.(cancelling);
  await provider.cancel(operation, run.context({signal}));
  for (;;) {
    const after = await poll();
    if (after.state !== 'pending') {
      if (!isDropped(after)) return;
      const end = dropped(run, cancelling);
      run.tell?.(end);
      return;
    }
    await run.clock.sleep(BETWEEN_POLLS_AFTER_CANCEL, signal);
  }
}

/** True where nothing was made and nothing is charged. */
export const isDropped = (answer: Done | Failed): answer is Failed =>
  answer.state === 'failed' &&
  answer.charged === 'no' &&
  !['ask-again', 'park'].includes(FAILURE_RULES[answer.kind].ended);

/** Ends a job that we cancelled. It counts neither against its provider nor as a try. */
export const dropped = (run: Run, job: Job): Job =>
  changeState(run, job, 'FAILED', {
    spent: 0,
    failure: {
      kind: 'withdrawn',
      when: 'ended',
      charged: 'no',
      code: 'cancelled',
      message: 'it was cancelled in the queue of its provider, because the run was interrupted',
    },
  });
