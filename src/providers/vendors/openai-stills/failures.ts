import type {HttpProblem} from '../../../machine/http/http-problem.ts';
import type {Meaning} from '../../contract/failure.ts';
import {ErrorAnswer} from './answers.ts';

const MEANINGS: ReadonlyMap<string, Meaning> = new Map([
  ['moderation_blocked', {kind: 'moderated-input', charged: 'no'}],
  ['content_policy_violation', {kind: 'moderated-input', charged: 'no'}],
  ['insufficient_quota', {kind: 'balance', charged: 'no'}],
  ['billing_hard_limit_reached', {kind: 'balance', charged: 'no'}],
]);

/** What an error means by its code; other codes mean what their HTTP status means. */
export function explainHttpError({body}: HttpProblem): Meaning | undefined {
  const code = ErrorAnswer.safeParse(body).data?.error.code;
  const meaning = code === undefined ? undefined : MEANINGS.get(code);
  return meaning && {...meaning, code};
}
