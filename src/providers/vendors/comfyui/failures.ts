import type {HttpProblem} from '../../../machine/http/http-problem.ts';
import {type Failed, failed, type Meaning} from '../../contract/failure.ts';

export type Status = {status_str?: string; messages?: [string, Record<string, unknown>][]};

/** Taken out of the queue, or lost when the server was started anew. */
export const GONE = failed('internal', 'no', 'gone', 'the server does not know the job any more');

/** A graph that ran into an error. It cost nothing but time. */
export function endOf({status_str = 'error', messages = []}: Status): Failed {
  const told = messages.find(([name]) => name === 'execution_error' || name === 'execution_interrupted');
  const {exception_message = 'it was interrupted', node_type = 'the graph'} = told?.[1] ?? {};
  return failed('internal', 'no', told?.[0] ?? status_str, `${node_type}: ${exception_message}`);
}

/** A graph that names what the server does not have: mostly a model that was not downloaded. */
export function explain({status, body}: HttpProblem): Meaning | undefined {
  const {node_errors} = (body ?? {}) as {node_errors?: Record<string, {errors?: {details?: string}[]}>};
  const [first] = Object.values(node_errors ?? {});
  const details = first?.errors?.[0]?.details;
  return status === 400 && details ? {kind: 'invalid', charged: 'no', message: details} : undefined;
}
