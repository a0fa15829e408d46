import type {HttpProblem} from '../../../machine/http/http-problem.ts';
import type {Meaning} from '../../contract/failure.ts';

const CODES: Record<string, Meaning> = {
  moderation_blocked: {kind: 'moderated-input', charged: 'no'},
  content_policy_violation: {kind: 'moderated-input', charged: 'no'},
  insufficient_quota: {kind: 'balance', charged: 'no'},
  billing_hard_limit_reached: {kind: 'balance', charged: 'no'},
};

export function explain({body}: HttpProblem): Meaning | undefined {
  const {error} = (body ?? {}) as {error?: {code?: string; message?: string}};
  const meaning = CODES[error?.code ?? ''];
  return meaning && {...meaning, ...(error?.code ? {code: error.code} : {})};
}
