import type {HttpProblem} from '../../../machine/http/http-problem.ts';
import {type Failed, failed, type Meaning} from '../../contract/failure.ts';

export type Ended = {status: string; errors?: {code?: number | string; message?: string}[]};

const REFUSED = /safety|prohibited|blocked|policy|\brai\b|responsible/i;

/** An interaction that ended without a video. One is charged only where a video came. */
export function endOf({status, errors = []}: Ended): Failed {
  const {code = status, message = `the interaction is ${status}`} = errors[0] ?? {};
  const of = (kind: Failed['kind']) => failed(kind, 'no', String(code), message);
  if (REFUSED.test(message))
    return of(/\boutput|generated\b/i.test(message) ? 'moderated-output' : 'moderated-input');
  if (status === 'budget_exceeded') return of('balance');
  if (/deadline|timed? ?out/i.test(message)) return of('timeout');
  return of('internal');
}

export function explain({status, body}: HttpProblem): Meaning | undefined {
  const {error} = (body ?? {}) as {error?: {message?: string; status?: string}};
  if (status === 400 && REFUSED.test(error?.message ?? ''))
    return {kind: 'moderated-input', charged: 'no', code: error?.status ?? '400'};
  if (status === 400 && /API key/i.test(error?.message ?? ''))
    return {kind: 'balance', charged: 'no', code: 'key'};
  return undefined;
}
