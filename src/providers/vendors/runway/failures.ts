import type {HttpProblem} from '../../../machine/http/http-problem.ts';
import type {FailureKind} from '../../../spot/ledger/failure-reactions.ts';
import {type Failed, failed, type Meaning} from '../../contract/failure.ts';
import {ErrorAnswer, type FailedTask} from './answers.ts';

/** What a failure code means, by its beginning: docs.dev.runwayml.com/errors/task-failures. */
const KINDS: readonly [string, FailureKind][] = [
  ['SAFETY.OUTPUT', 'moderated-output'],
  ['SAFETY', 'moderated-input'],
  ['INPUT_PREPROCESSING.SAFETY', 'moderated-input'],
  ['ASSET', 'invalid'],
  ['INPUT', 'invalid'],
];

/** A task that failed or was cancelled. Runway says what it cost: tasks with refused content usually cost as much as others. */
export function explainFailedJob({failureCode, failure, cost}: FailedTask): Failed {
  const code = failureCode ?? 'CANCELLED';
  const kind = KINDS.find(([start]) => code.startsWith(start))?.[1] ?? 'internal';
  const charged = cost ? (cost.credits > 0 ? 'yes' : 'no') : 'unknown';
  return failed(kind, charged, code, failure ?? 'the task was cancelled');
}

/** Runway answers 400 to an account without credits, with a sentence and no code. */
export function explainHttpError({status, body}: HttpProblem): Meaning | undefined {
  const {error = ''} = ErrorAnswer.safeParse(body).data ?? {};
  return status === 400 && /credits/i.test(error)
    ? {kind: 'balance', charged: 'no', code: 'credits'}
    : undefined;
}
