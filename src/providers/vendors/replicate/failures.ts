import type {HttpProblem} from '../../../machine/http/http-problem.ts';
import {documentedRefusal, type Failed, failed, type Meaning, usualRefusal} from '../../contract/failure.ts';
import {ErrorAnswer} from './answers.ts';

/**
 * A prediction that ended without a result. Replicate says neither a code nor whether it was billed: the error is a sentence, and
 * only that sentence separates refused content from other errors.
 */
export function explainFailedJob(status: string, error: unknown): Failed {
  const message = typeof error === 'string' && error !== '' ? error : status;
  if (/E005|sensitive|nsfw|moderat|flagged/i.test(message)) {
    const kind =
      /\boutput\b/i.test(message) && !/\binput\b/i.test(message) ? 'moderated-output' : 'moderated-input';
    return failed(kind, 'unknown', 'E005', message);
  }
  // `aborted` was stopped before it began; `canceled` had begun.
  if (status === 'aborted') return failed('timeout', 'no', status, message);
  if (/timed? ?out/i.test(message)) return failed('timeout', 'unknown', status, message);
  return failed('internal', 'unknown', status, message);
}

/** The key, the credit, the model, the input. Other statuses are no proof: nothing that Replicate documents gives them to a submission. */
const REFUSALS = [401, 402, 404, 422];

/**
 * A submission that Replicate refuses, in its own words: a problem that repeats the status (replicate.com/docs/reference/http, errors), or
 * for 429 the sentence of replicate.com/docs/topics/predictions/rate-limits ("If you hit a limit, ..."). Both read on 2026-11-29.
 */
export function explainHttpError({status, body}: HttpProblem): Meaning | undefined {
  const {data: problem} = ErrorAnswer.safeParse(body);
  if (!problem) return undefined;
  const {detail, title} = problem;
  if (status === 429)
    return /throttled/i.test(`${title} ${detail}`) ? documentedRefusal('rate', status) : undefined;
  const kind = REFUSALS.includes(status) ? usualRefusal(status) : undefined;
  return kind && problem.status === status ? documentedRefusal(kind, status) : undefined;
}
