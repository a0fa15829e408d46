import {FAILURE_RULES} from '../../../spot/ledger/failure-reactions.ts';
import type {Job} from '../../../spot/ledger/job.ts';
import {changeState} from './change-state.ts';
import type {Failed, Operation, Progress} from './port.ts';
import type {Run} from './run.ts';

/** How long a run that is ended waits for an answer that is on its way, and then for what a provider says of a cancelled job. In milliseconds. */
export const ENDING_TIME = 4_000;
const BETWEEN_LOOKS = 250;

/** Keeps a create from being cut off by the end of the run: its answer is worth a moment, for without it nobody knows what was bought. */
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
 * Asks the provider to drop a job that only waits in its queue, for a moment at most. Only what it says then is written
 * down: a job that it dropped and does not charge is over. Any other stays open, and the next run goes on with it.
 */
export async function cancelQueued(job: Job, run: Run): Promise<void> {
  const over = new AbortController();
  const asking = askToDrop(job, run, over.signal).catch(() => undefined);
  await Promise.race([asking, run.clock.sleep(ENDING_TIME, over.signal).catch(() => undefined)]);
  over.abort();
}

async function askToDrop(job: Job, run: Run, signal: AbortSignal): Promise<void> {
  const shooter = run.shooter(job.plan.provider);
  if (!shooter.cancel) return;
  const operation = job.operation as Operation;
  const look = async (): Promise<Progress> => {
    const seen = await shooter.poll(operation, signal);
    signal.throwIfAborted();
    return seen;
  };
  const seen = await look();
  if (seen.state !== 'pending' || !seen.queued) return;
  const asked = changeState(run, job, 'CANCELLING');
  run.tell?.(asked);
  await shooter.cancel(operation, signal);
  for (;;) {
    const after = await look();
    if (after.state !== 'pending') {
      if (!isDropped(after)) return;
      const end = dropped(run, asked);
      run.tell?.(end);
      return;
    }
    await run.clock.sleep(BETWEEN_LOOKS, signal);
  }
}

/** An end at which nothing was made and nothing is charged. */
export const isDropped = (answer: Progress): answer is Failed =>
  answer.state === 'failed' &&
  answer.charged === 'no' &&
  !['ask-again', 'park'].includes(FAILURE_RULES[answer.kind].ended);

/** Ends a job that was cancelled on our word: no fault of its provider, and no try that counts. */
export const dropped = (run: Run, job: Job): Job =>
  changeState(run, job, 'FAILED', {
    spent: 0,
    failure: {
      ...{kind: 'withdrawn', when: 'ended', charged: 'no', code: 'cancelled'},
      message: 'it was cancelled while it was queued, since the run was ended',
    },
  });
