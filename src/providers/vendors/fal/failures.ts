import type {HttpProblem} from '../../../machine/http/http-problem.ts';
import {type Failed, failed, type Meaning} from '../../contract/failure.ts';
import {ErrorAnswer} from './answers.ts';

/** The first thing that an error names; empty where its body is not one of fal. */
function detailOf({body}: HttpProblem): {loc?: unknown; msg?: string; type?: string} {
  const detail = ErrorAnswer.safeParse(body).data?.detail;
  if (detail === undefined || typeof detail === 'string') return detail ? {msg: detail} : {};
  const [{loc, msg, type} = {}] = detail;
  return {loc: loc?.[0], ...(msg ? {msg} : {}), ...(type ? {type} : {})};
}

/** Separates a refusal of the content from a field that is wrong, and a lack of credit from other refusals. Nothing has run yet. */
export function explainHttpError(problem: HttpProblem): Meaning | undefined {
  const {type, msg, loc} = detailOf(problem);
  if (problem.status === 422 && type === 'content_policy_violation') {
    const kind = loc === 'body' ? 'moderated-input' : 'moderated-output';
    return {kind, charged: 'no', code: type, ...(msg ? {message: msg} : {})};
  }
  // The vendor has no code for this: only its sentence differs from that of a key without permission.
  if (problem.status === 403 && /balance|locked/i.test(msg ?? ''))
    return {kind: 'balance', charged: 'no', code: 'balance'};
  return undefined;
}

/**
 * How a job ended, from the error that fal answers to the request for its result: a job's status does not say that it failed.
 * Undefined where the error is about the request and says nothing of the job.
 */
export function explainFailedJob(problem: HttpProblem): Failed | undefined {
  const {status, headers} = problem;
  const {type, msg} = detailOf(problem);
  const message = msg ?? `HTTP ${status}`;
  const known = explainHttpError(problem);
  // The model has run, so a refusal may be billed.
  if (known) return failed(known.kind, 'unknown', known.code ?? '', message);
  if (status === 422) return failed('invalid', 'unknown', type ?? '422', message);
  if (status === 504 && headers['x-fal-request-timeout-type'] === 'user')
    return failed('timeout', 'no', '504', 'it was not started in time');
  if (status === 499) return failed('internal', 'no', 'client_cancelled', 'it was cancelled');
  // Errors of the model's runner are not billed. A 500 of the gateway has neither the header nor a detail.
  const errorType = headers['x-fal-error-type'];
  if (status === 500 && (errorType ?? msg)) return failed('internal', 'no', errorType ?? '500', message);
  return undefined;
}
