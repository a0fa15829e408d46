import type {HttpProblem} from '../../../machine/http/http-problem.ts';
import type {FailureKind} from '../../../spot/ledger/failure-reactions.ts';
import {documentedRefusal, type Meaning, usualRefusal} from '../../contract/failure.ts';
import {ErrorAnswer} from './answers.ts';

/** Codes that mean something else than their HTTP status: developers.openai.com/docs/guides/error-codes, read on 2026-11-29. */
const KINDS: Readonly<Record<string, FailureKind>> = {
  moderation_blocked: 'moderated-input',
  content_policy_violation: 'moderated-input',
  insufficient_quota: 'balance',
  billing_hard_limit_reached: 'balance',
  credit_balance_exhausted: 'balance',
  organization_spend_limit_exceeded: 'balance',
  project_spend_limit_exceeded: 'balance',
  organization_usage_limit_exceeded: 'balance',
};

/** The statuses that have a class of error in the vendor's package (openai 7.57.0, core/error.d.ts), without 409. */
const REFUSALS = [400, 401, 403, 404, 422, 429];

/**
 * A request that OpenAI refuses before a model runs: an error in its own words (`type` and `code`), of a 4xx status. A 429 has to
 * have one of the documented codes.
 */
export function explainHttpError({status, body}: HttpProblem): Meaning | undefined {
  const {data} = ErrorAnswer.safeParse(body);
  const usual = REFUSALS.includes(status) ? usualRefusal(status) : undefined;
  if (!data || !usual) return undefined;
  const {code, type} = data.error;
  const kind = KINDS[code ?? ''];
  if (status === 429 && !kind && code !== 'rate_limit_exceeded') return undefined;
  return documentedRefusal(kind ?? usual, code ?? type);
}
