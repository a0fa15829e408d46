import type {HttpProblem} from '../../../machine/http/http-problem.ts';
import type {FailureKind} from '../../../spot/ledger/failure-reactions.ts';
import {documentedRefusal, type Failed, failed, type Meaning, usualRefusal} from '../../contract/failure.ts';
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
  const charged = cost === 0 ? 'no' : cost !== undefined && cost > 0 ? 'yes' : 'unknown';
  return failed(kind, charged, code, failure ?? 'the task was cancelled');
}

/**
 * A submission that Runway refuses: an error in its own words, of a status that it documents (docs.dev.runwayml.com/errors/errors, read
 * on 2026-11-29). Of 429 it says that the request may be sent again. It says so of 502, 503 and 504 too, but a gateway gives these
 * also after a task was taken.
 */
export function explainHttpError({status, body}: HttpProblem): Meaning | undefined {
  const {data} = ErrorAnswer.safeParse(body);
  if (!data || ![400, 401, 404, 405, 429].includes(status)) return undefined;
  // An account without credits is answered with 400 too, with a sentence and no code.
  if (status === 400 && /credits/i.test(data.error)) return documentedRefusal('balance', 'credits');
  return documentedRefusal(usualRefusal(status) ?? 'invalid', status);
}
