import type {HttpProblem} from '../../../machine/http/http-problem.ts';
import {type Failed, failed, type Meaning} from '../../contract/failure.ts';
import {ErrorAnswer, type InteractionProblem} from './answers.ts';

/** Sentences by which the vendor refuses content. It has no code for this: its codes are those of gRPC. */
const REFUSED = /safety|prohibited|blocked|policy|\brai\b|responsible/i;

/** An interaction that ended without a video. Only an interaction that gave a video is charged. */
export function explainFailedJob(status: string, problem?: InteractionProblem | null): Failed {
  const code = problem?.code ?? status;
  const message = problem?.message ?? `the interaction is ${status}`;
  const of = (kind: Failed['kind']) => failed(kind, 'no', String(code), message);
  if (status === 'completed' && !problem)
    return failed(
      'moderated-output',
      'no',
      status,
      'the interaction is completed, and its video was withheld',
    );
  if (REFUSED.test(message))
    return of(/\boutput|generated\b/i.test(message) ? 'moderated-output' : 'moderated-input');
  if (status === 'budget_exceeded') return of('balance');
  if (/deadline|timed? ?out/i.test(message)) return of('timeout');
  return of('internal');
}

/** Separates refused content and a bad key from other requests that are not valid: all are answered by a 400. */
export function explainHttpError({status, body}: HttpProblem): Meaning | undefined {
  const {message = '', status: name} = ErrorAnswer.safeParse(body).data?.error ?? {};
  if (status === 400 && REFUSED.test(message))
    return {kind: 'moderated-input', charged: 'no', code: name ?? '400'};
  if (status === 400 && /API key/i.test(message)) return {kind: 'balance', charged: 'no', code: 'key'};
  return undefined;
}
