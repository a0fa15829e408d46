import type {HttpProblem} from '../../../machine/http/http-problem.ts';
import type {FailureKind} from '../../../spot/ledger/failure-reactions.ts';
import {documentedRefusal, type Meaning} from '../../contract/failure.ts';
import {ErrorAnswer, InvalidAnswer} from './answers.ts';

/** What the documented statuses of an error mean: help.elevenlabs.io, pages about the API's errors 400, 401, 403 and 429, read on 2026-11-29. */
const KINDS: Readonly<Record<string, FailureKind>> = {
  invalid_api_key: 'balance',
  missing_permissions: 'balance',
  quota_exceeded: 'balance',
  detected_unusual_activity: 'balance',
  only_for_creator_plus: 'balance',
  max_character_limit_exceeded: 'invalid',
  voice_not_found: 'invalid',
  invalid_voice_id: 'invalid',
  model_not_found: 'invalid',
  content_against_policy: 'moderated-input',
  too_many_concurrent_requests: 'rate',
  system_busy: 'rate',
};

/** A request that is refused before a model speaks: an error in the vendor's own words, of a status that its pages name. */
export function explainHttpError({status, body}: HttpProblem): Meaning | undefined {
  const invalid = status === 422 ? InvalidAnswer.safeParse(body).data?.detail[0] : undefined;
  if (invalid) return documentedRefusal('invalid', 422, `${invalid.loc.join('.')}: ${invalid.msg}`);
  const error = [400, 401, 403, 404, 429].includes(status)
    ? ErrorAnswer.safeParse(body).data?.detail
    : undefined;
  const kind = error && KINDS[error.status];
  if (!kind || (kind === 'rate') !== (status === 429)) return undefined;
  return documentedRefusal(kind, error.status, error.message);
}
