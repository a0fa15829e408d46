import type {HttpProblem} from '../../../machine/http/http-problem.ts';
import type {FailureKind} from '../../../spot/ledger/failure-reactions.ts';
import {documentedRefusal, type Meaning, usualRefusal} from '../../contract/failure.ts';
import {ErrorAnswer} from './answers.ts';

/** Codes that mean something else than their HTTP status: developers.openai.com/docs/guides/error-codes, read on 2026-11-29. */
const KINDS: Readonly<Record<string, FailureKind>> = {
  content_policy_violation: 'moderated-input',
  invalid_prompt: 'moderated-input',
  insufficient_quota: 'balance',
  billing_hard_limit_reached: 'balance',
  credit_balance_exhausted: 'balance',
};

/** A request that OpenAI refuses before a model writes: an error in its own words. A 429 has to have one of the documented codes. */
export function explainHttpError({status, body}: HttpProblem): Meaning | undefined {
  const {data} = ErrorAnswer.safeParse(body);
  const usual = [400, 401, 403, 404, 422, 429].includes(status) ? usualRefusal(status) : undefined;
  if (!data || !usual) return undefined;
  const {code, type, message} = data.error;
  const kind = KINDS[code ?? ''];
  if (status === 429 && !kind && code !== 'rate_limit_exceeded') return undefined;
  return documentedRefusal(kind ?? usual, code ?? type, message);
}
