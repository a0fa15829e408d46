import {z} from 'zod';
import type {HttpProblem} from '../../../machine/http/http-problem.ts';
import {documentedRefusal, type Failed, failed, type Meaning} from '../../contract/failure.ts';
import {ErrorAnswer} from './answers.ts';

/** The first thing that an error names; empty where its body is not one of fal. */
function detailOf({body}: HttpProblem): {loc?: unknown; msg?: string; type?: string} {
  const detail = ErrorAnswer.safeParse(body).data?.detail;
  if (detail == null || typeof detail === 'string') return detail ? {msg: detail} : {};
  const [{loc, msg, type} = {}] = detail;
  return {loc: loc?.[0], ...(msg ? {msg} : {}), ...(type ? {type} : {})};
}

/**
 * A submission that fal refuses. Documented in its own words: fal.ai/docs/documentation/model-apis/errors (a list of typed errors: the
 * input is wrong) and fal.ai/docs/api-reference/inference-api (a sentence: the key or the account), read on 2026-11-29. A 404 with a sentence
 * proves nothing: gateways that are made with the same library answer it too.
 * A 429 proves nothing: "requests are never rejected due to concurrency limits" (docs.fal.ai, concurrency-limits, 2026-11-29).
 */
export function explainHttpError(problem: HttpProblem): Meaning | undefined {
  const {status, body} = problem;
  const {type, msg, loc} = detailOf(problem);
  if (status === 400 || status === 422) {
    if (!InputErrors.safeParse(body).success) return undefined;
    if (type !== 'content_policy_violation') return documentedRefusal('invalid', type ?? status);
    return documentedRefusal(loc === 'body' ? 'moderated-input' : 'moderated-output', type, msg);
  }
  if (![401, 403].includes(status) || !Sentence.safeParse(body).success) return undefined;
  // The vendor has no code for this: only its sentence differs from that of a key without permission.
  return documentedRefusal('balance', /balance|locked/i.test(msg ?? '') ? 'balance' : status);
}

const InputErrors = z.object({
  detail: z.array(z.looseObject({loc: z.array(z.unknown()), msg: z.string(), type: z.string()})).min(1),
});
/** That sentence and nothing else: a gateway adds fields of its own. */
const Sentence = z.strictObject({detail: z.string().min(1)});

/**
 * How a job ended, from the error that fal answers to the request for its result: a job's status does not say that it failed.
 * Undefined where the error is about the request and says nothing of the job.
 */
export function explainFailedJob(problem: HttpProblem): Failed | undefined {
  const {status, headers, body} = problem;
  const {type, msg} = detailOf(problem);
  const message = msg ?? `HTTP ${status}`;
  if (status === 422) {
    // The model has run, so a refusal may be billed.
    if (!InputErrors.safeParse(body).success) return undefined;
    const {kind = 'invalid', code = '422'} = explainHttpError(problem) ?? {};
    return failed(kind, 'unknown', type ?? code, message);
  }
  const ended = ErrorType.safeParse(
    headers['x-fal-error-type'] ?? ErrorAnswer.safeParse(body).data?.error_type,
  );
  if (status === 499 && ended.data === 'client_cancelled')
    return failed('internal', 'no', 'client_cancelled', 'it was cancelled');
  if (status === 504 && headers['x-fal-request-timeout-type'] === 'user')
    return failed('timeout', 'no', '504', 'it was not started in time');
  // Without a type it is an error of a gateway, and says nothing about the job. Server errors are not billed.
  if (status < 500 || !ended.success) return undefined;
  return failed(ended.data.endsWith('timeout') ? 'timeout' : 'internal', 'no', ended.data, message);
}

/** The types of errors that end a request: fal.ai/docs/documentation/model-apis/request-errors, read on 2026-11-29. */
const ErrorType = z.enum([
  'request_timeout',
  'startup_timeout',
  'runner_scheduling_failure',
  'runner_connection_timeout',
  'runner_disconnected',
  'runner_connection_refused',
  'runner_connection_error',
  'runner_incomplete_response',
  'runner_server_error',
  'client_disconnected',
  'client_cancelled',
  'bad_request',
  'internal_error',
]);
