import {FAILURE_RULES} from '../../../spot/ledger/failure-reactions.ts';
import type {Job} from '../../../spot/ledger/job.ts';
import type {State} from '../../../spot/ledger/states.ts';
import {AFTER_ERRORS, BETWEEN_POLLS, delay} from './backoff.ts';
import {changeState} from './change-state.ts';
import type {Failed, Operation, Progress} from './port.ts';
import {failureOf} from './read-failure.ts';
import type {Run} from './run.ts';

/** A job is asked after for this long by one process before a person is. In milliseconds. */
export const PATIENCE = 24 * 3_600_000;

/** The job stays as it is: it can be gone on with once the batch's trouble is mended. */
export class Left extends Error {}

/** What a provider's step is refused with where its key is not set here. */
const NO_KEY = 'key';

/** States of a job that has not begun at its provider, as far as is known. */
const WAITS: readonly State[] = ['SUBMITTED', 'CANCELLING'];

type End = Extract<Progress, {state: 'done'}> | Failed;
/** `asking`: what went wrong is the question, and says nothing about the job. */
type Answer = Progress & {asking?: true};

/** Asks after an accepted job until there is an end. Whatever goes wrong on the way, it stays the provider's job. */
export async function pollJob(job: Job, run: Run): Promise<{job: Job; answer: End | 'too-late'}> {
  const {clock, signal} = run;
  const shooter = run.shooter(job.plan.provider);
  const since = clock.now();
  let current = job;
  let errors = 0;
  for (let polls = 1; ; polls++) {
    const answer: Answer = await shooter.poll(job.operation as Operation, signal).catch(unanswered);
    signal?.throwIfAborted();
    leaveIfBarred(answer, current, run);
    if (isEnd(answer)) return {job: current, answer: answer as End};
    if (clock.now() - since >= PATIENCE) return {job: current, answer: 'too-late'};
    errors = answer.state === 'failed' ? errors + 1 : 0;
    if (answer.state === 'pending' && !answer.queued && WAITS.includes(current.state)) {
      current = changeState(run, current, 'RUNNING');
      run.tell?.(current);
    }
    const wait =
      answer.state === 'failed'
        ? delay(AFTER_ERRORS, errors, clock, answer.retryAfter)
        : delay(BETWEEN_POLLS, polls, clock);
    await clock.sleep(wait, signal);
  }
}

export const unanswered = (error: unknown): Answer & Failed => ({...failureOf(error), asking: true});

/** No money and no key are no end of a job that its provider may go on with, unless it says that the job cost nothing. */
export function leaveIfBarred(answer: Answer, job: Job, run: Run): void {
  if (answer.state !== 'failed') return;
  const why = `${job.plan.provider}: ${answer.message || answer.code}`;
  // A question that cannot even be asked from here, for want of a package or of a key, is not mended by asking again; others may be bought.
  if (answer.asking && (answer.kind === 'invalid' || answer.code === NO_KEY)) throw new Left(why);
  if (FAILURE_RULES[answer.kind].ended !== 'stop-batch') return;
  run.stop(why);
  if (answer.asking || answer.charged !== 'no') throw new Left(why);
}

const isEnd = (answer: Answer): boolean =>
  answer.state === 'done' ||
  (answer.state === 'failed' && !answer.asking && FAILURE_RULES[answer.kind].ended !== 'ask-again');
