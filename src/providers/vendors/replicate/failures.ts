import {type Failed, failed} from '../../contract/failure.ts';

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

/** Replicate's HTTP errors mean what their status says. */
export const explainHttpError = (): undefined => undefined;
