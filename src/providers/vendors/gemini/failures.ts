import type {HttpProblem} from '../../../machine/http/http-problem.ts';
import type {FailureKind} from '../../../spot/ledger/failure-reactions.ts';
import {documentedRefusal, type Failed, failed, type Meaning} from '../../contract/failure.ts';
import {ErrorAnswer, type InteractionProblem} from './answers.ts';

/** Sentences by which the vendor refuses content. It has no code for this: its codes are those of gRPC. */
const REFUSED = /safety|prohibited|blocked|policy|\brai\b|responsible/i;

/**
 * An interaction that ended without a video. Google does not document whether one that failed, or whose video was withheld, is charged
 * (asked and not answered at discuss.google.dev/t/300275, read on 2026-11-29). One that was cancelled in the queue made nothing.
 */
export function explainFailedJob(status: string, problem?: InteractionProblem | null): Failed {
  const code = problem?.code ?? status;
  const message = problem?.message ?? `the interaction is ${status}`;
  const of = (kind: Failed['kind'], charged: Failed['charged'] = 'unknown') =>
    failed(kind, charged, String(code), message);
  if (status === 'completed' && !problem)
    return failed(
      'moderated-output',
      'unknown',
      status,
      'the interaction is completed, and its video was withheld',
    );
  if (status === 'cancelled') return of('internal', 'no');
  if (REFUSED.test(message))
    return of(/\boutput|generated\b/i.test(message) ? 'moderated-output' : 'moderated-input');
  if (status === 'budget_exceeded') return of('balance', 'no');
  if (/deadline|timed? ?out/i.test(message)) return of('timeout');
  return of('internal');
}

/** The codes of refused requests, with their HTTP status: ai.google.dev/gemini-api/docs/api-errors, read on 2026-11-29. */
const REFUSALS: Readonly<Record<string, [status: number, kind: FailureKind]>> = {
  invalid_request: [400, 'invalid'],
  failed_precondition: [400, 'balance'],
  parameter_unknown: [400, 'invalid'],
  authentication: [401, 'balance'],
  payment_required: [402, 'balance'],
  permission_denied: [403, 'balance'],
  not_found: [404, 'invalid'],
  model_not_found: [404, 'invalid'],
  out_of_range: [416, 'invalid'],
  rate_limit_exceeded: [429, 'rate'],
  quota_exceeded: [429, 'balance'],
};

/** The same, in the names of gRPC that other methods of the API answer with: ai.google.dev/gemini-api/docs/troubleshooting, 2026-11-29. */
const LEGACY: Readonly<Record<string, string>> = {
  INVALID_ARGUMENT: 'invalid_request',
  FAILED_PRECONDITION: 'failed_precondition',
  UNAUTHENTICATED: 'authentication',
  PERMISSION_DENIED: 'permission_denied',
  NOT_FOUND: 'not_found',
  OUT_OF_RANGE: 'invalid_request',
};

/** A submission that Gemini refuses: an error with a documented code and the status of that code. */
export function explainHttpError({status, body}: HttpProblem): Meaning | undefined {
  const {data} = ErrorAnswer.safeParse(body);
  if (!data) return undefined;
  const {code, message, status: name} = data.error;
  const named =
    typeof code === 'string' ? code : name === 'RESOURCE_EXHAUSTED' ? exhausted(status) : LEGACY[name ?? ''];
  const [documented, kind] = REFUSALS[named ?? ''] ?? [];
  if (kind === undefined || documented !== status) return undefined;
  if (status === 400 && REFUSED.test(message))
    return documentedRefusal('moderated-input', name ?? code ?? status);
  if (status === 400 && /API key/i.test(message)) return documentedRefusal('balance', 'key');
  return documentedRefusal(kind, name ?? code ?? status);
}

const exhausted = (status: number): string => (status === 402 ? 'payment_required' : 'rate_limit_exceeded');
