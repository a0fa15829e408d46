import type {HttpProblem} from '../../../machine/http/http-problem.ts';
import type {FailureKind} from '../../../spot/ledger/failure-reactions.ts';
import {type Failed, failed, type Meaning} from '../../contract/failure.ts';

/** docs.dev.runwayml.com/errors/task-failures, by the beginning of the code. */
const KINDS: readonly [string, FailureKind][] = [
  ['SAFETY.OUTPUT', 'moderated-output'],
  ['SAFETY', 'moderated-input'],
  ['INPUT_PREPROCESSING.SAFETY', 'moderated-input'],
  ['ASSET', 'invalid'],
  ['INPUT', 'invalid'],
];

/** A task that failed, or that somebody cancelled. What it cost is said: moderated tasks usually cost as much as others. */
export function endOf(task: {failureCode?: string; failure?: string; cost: {credits: number}}): Failed {
  const {failureCode = 'CANCELLED', failure = 'the task was cancelled', cost} = task;
  const kind = KINDS.find(([start]) => failureCode.startsWith(start))?.[1] ?? 'internal';
  return failed(kind, cost.credits > 0 ? 'yes' : 'no', failureCode, failure);
}

/** An account without credits is told so by a 400. */
export function explain({status, body}: HttpProblem): Meaning | undefined {
  const {error} = (body ?? {}) as {error?: unknown};
  return status === 400 && typeof error === 'string' && /credits/i.test(error)
    ? {kind: 'balance', charged: 'no', code: 'credits'}
    : undefined;
}
