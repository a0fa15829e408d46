import type {HttpProblem} from '../../../machine/http/http-problem.ts';
import {type Failed, failed, type Meaning} from '../../contract/failure.ts';

type Detail = {loc?: unknown[]; msg?: string; type?: string};

const detailOf = ({body}: HttpProblem): Detail => {
  const {detail} = (body ?? {}) as {detail?: Detail[] | string};
  return (Array.isArray(detail) ? detail[0] : {msg: detail}) ?? {};
};

/** What a 422 says: refused words and pictures are told from a field that is wrong. Nothing has run for it yet. */
export function explain(problem: HttpProblem): Meaning | undefined {
  const {type, msg, loc} = detailOf(problem);
  if (problem.status === 422 && type === 'content_policy_violation') {
    const kind = loc?.[0] === 'body' ? 'moderated-input' : 'moderated-output';
    return {kind, charged: 'no', code: type, ...(msg ? {message: msg} : {})};
  }
  if (problem.status === 403 && /balance|locked/i.test(msg ?? ''))
    return {kind: 'balance', charged: 'no', code: 'balance'};
  return undefined;
}

/** A job that is over shows how it ended only when its result is asked for. Undefined: the asking went wrong. */
export function endOf(problem: HttpProblem): Failed | undefined {
  const {status, headers} = problem;
  const detail = detailOf(problem);
  const {type, msg = `HTTP ${status}`} = detail;
  const known = explain(problem);
  // Where something ran, a refusal may be billed.
  if (known) return failed(known.kind, 'unknown', known.code ?? '', msg);
  if (status === 422) return failed('invalid', 'unknown', type ?? '422', msg);
  if (status === 504 && headers['x-fal-request-timeout-type'] === 'user')
    return failed('timeout', 'no', '504', 'it was not started in time');
  if (status === 499) return failed('internal', 'no', 'client_cancelled', 'it was cancelled');
  // Errors of the runner are not billed; those of the gateway say nothing of the job.
  const told = headers['x-fal-error-type'];
  if (status === 500 && (told ?? detail.msg)) return failed('internal', 'no', told ?? '500', msg);
  return undefined;
}
