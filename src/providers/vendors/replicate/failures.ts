import {type Failed, failed} from '../../contract/failure.ts';

/** A prediction that ended without a result. Its error is a sentence; whether it was billed is not said. */
export function endOf({status, error}: {status: string; error?: unknown}): Failed {
  const words = String(error ?? status);
  if (/E005|sensitive|nsfw|moderat|flagged/i.test(words)) {
    const kind =
      /\boutput\b/i.test(words) && !/\binput\b/i.test(words) ? 'moderated-output' : 'moderated-input';
    return failed(kind, 'unknown', 'E005', words);
  }
  // `aborted` was stopped before it began; `canceled` had begun.
  if (status === 'aborted') return failed('timeout', 'no', status, words);
  if (/timed? ?out/i.test(words)) return failed('timeout', 'unknown', status, words);
  return failed('internal', 'unknown', status, words);
}
