import type {HttpProblem} from '../../../machine/http/http-problem.ts';
import type {FailureKind} from '../../../spot/ledger/failure-reactions.ts';
import {documentedRefusal, type Meaning} from '../../contract/failure.ts';
import {ErrorAnswer, InvalidAnswer} from './answers.ts';

/**
 * What the documented statuses of an error mean: elevenlabs.io/docs, music quickstart, and help.elevenlabs.io, pages about the API's errors
 * 400, 401, 403 and 429, read on 2026-11-29.
 */
const KINDS: Readonly<Record<string, FailureKind>> = {
  // The description names an artist or a copyrighted work.
  bad_prompt: 'moderated-input',
  content_against_policy: 'moderated-input',
  invalid_api_key: 'balance',
  missing_permissions: 'balance',
  quota_exceeded: 'balance',
  detected_unusual_activity: 'balance',
  only_for_creator_plus: 'balance',
  model_not_found: 'invalid',
  too_many_concurrent_requests: 'rate',
  system_busy: 'rate',
};

/** A request that is refused before anything is composed: an error in the vendor's own words, of a status that its pages name. */
export function explainHttpError({status, body}: HttpProblem): Meaning | undefined {
  const invalid = status === 422 ? InvalidAnswer.safeParse(body).data?.detail[0] : undefined;
  if (invalid) return documentedRefusal('invalid', 422, `${invalid.loc.join('.')}: ${invalid.msg}`);
  const error = [400, 401, 403, 404, 429].includes(status)
    ? ErrorAnswer.safeParse(body).data?.detail
    : undefined;
  const kind = error && KINDS[error.status];
  if (!kind || (kind === 'rate') !== (status === 429)) return undefined;
  const suggestion = error.data?.prompt_suggestion;
  const more = suggestion === undefined ? '' : ` It suggests: ${suggestion}`;
  return documentedRefusal(kind, error.status, `${error.message}${more}`);
}
