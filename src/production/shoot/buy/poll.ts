import type {Done, Pending} from '../../../providers/contract/contract.ts';
import {type Failed, failureOf, NOT_FOUND, UNREADABLE} from '../../../providers/contract/failure.ts';
import {FAILURE_RULES} from '../../../spot/ledger/failure-reactions.ts';
import type {Job} from '../../../spot/ledger/job.ts';
import type {State} from '../../../spot/ledger/states.ts';
import {AFTER_ERRORS, BETWEEN_POLLS, delay} from './backoff.ts';
import {changeState} from './change-state.ts';
import {operationOf} from './read-job.ts';
import type {Run} from './run.ts';

/** Milliseconds for which one process polls a job before it becomes unresolved. */
export const PATIENCE = 24 * 3_600_000;

/**
 * Milliseconds for which a job is polled whose provider does not know it, or answers what it does not document. It may be a moment's
 * fault. After that a person is told, while the result can still be fetched by hand.
 */
export const ODD_PATIENCE = 15 * 60_000;

/** Thrown where the job stays open: a later run goes on with it, once what stops this one is solved. */
export class Left extends Error {}

/** The code of a step that failed because the key of the provider is not set. */
const NO_KEY = 'key';

/** States of a job that is not known to have begun. */
const WAITS: readonly State[] = ['SUBMITTED', 'CANCELLING'];

/** A question about a job that failed. It says nothing about the job itself. */
export type Unanswered = Failed & {asking: true};
type Answer = Pending | Done | Failed | Unanswered;

/** Polling was given up: the job may still run, or be done. `why` is for people. */
type GivenUp = {state: 'given-up'; why: string};

/** How a job ended. `wasPending`: the provider said before, in these polls, that the job goes on. */
type Polled = {job: Job; answer: Done | Failed | GivenUp; wasPending: boolean};

/**
 * Polls an accepted job until it ends. Failed questions do not end it. `since`: when this process began to poll it, in milliseconds
 * since 1970; default: now.
 */
export async function pollJob(job: Job, run: Run, since = run.clock.now()): Promise<Polled> {
  const {clock, signal} = run;
  const {clientId} = job.plan;
  const provider = run.provider(job.plan.provider);
  const operation = operationOf(job);
  let current = job;
  let wasPending = false;
  let errors = 0;
  let oddSince: number | undefined;
  for (let polls = 1; ; polls++) {
    const answer: Answer = await provider
      .poll(operation, run.context({clientId, signal}))
      .then(known, unanswered);
    signal?.throwIfAborted();
    leaveIfBarred(answer, current, run);
    const end = endOf(answer);
    if (end) return {job: current, answer: end, wasPending};
    const now = clock.now();
    if (now - since >= PATIENCE) return {job: current, answer: TOO_LATE, wasPending};
    if (answer.state === 'pending') {
      oddSince = undefined;
      wasPending = true;
    } else if (isAsking(answer) && [NOT_FOUND, UNREADABLE].includes(answer.code)) {
      oddSince ??= now;
      if (now - oddSince >= ODD_PATIENCE) return {job: current, answer: oddFor(answer), wasPending};
    }
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

const TOO_LATE: GivenUp = {
  state: 'given-up',
  why: 'It was accepted, and a day later the provider had still not said how it ended.',
};

const oddFor = ({message}: Unanswered): GivenUp => ({
  state: 'given-up',
  why: `It was accepted, and the provider has not said how it ended for ${ODD_PATIENCE / 60_000} minutes: ${message}`,
});

export const unanswered = (error: unknown): Unanswered => ({...failureOf(error), asking: true});

/** A failure of a kind that the contract does not have says nothing about the job: it is asked about again. */
const known = (answer: Pending | Done | Failed): Answer =>
  answer.state === 'failed' ? failureOf({failed: answer}) : answer;

/**
 * Throws `Left` where the provider cannot be asked, for want of a package, a key or money: the job goes on there. A job that
 * the provider ended for want of money, and did not charge, is not left.
 */
export function leaveIfBarred(answer: Answer, job: Job, run: Run): void {
  if (answer.state !== 'failed') return;
  const why = `${job.plan.provider}: ${answer.message || answer.code}`;
  // Asking again would not help, and jobs of other providers can still be bought.
  if (isAsking(answer) && (answer.kind === 'invalid' || answer.code === NO_KEY)) throw new Left(why);
  if (FAILURE_RULES[answer.kind].ended !== 'stop-batch') return;
  run.stop(why);
  if (isAsking(answer) || answer.charged !== 'no') throw new Left(why);
}

const isAsking = (answer: Answer): answer is Unanswered => 'asking' in answer;

function endOf(answer: Answer): Done | Failed | undefined {
  if (answer.state === 'done') return answer;
  if (answer.state === 'pending' || isAsking(answer)) return undefined;
  return FAILURE_RULES[answer.kind].ended === 'ask-again' ? undefined : answer;
}
