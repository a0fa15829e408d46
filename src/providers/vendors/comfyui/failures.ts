import type {HttpProblem} from '../../../machine/http/http-problem.ts';
import {documentedRefusal, type Failed, failed, type Meaning} from '../../contract/failure.ts';
import {type EndedPrompt, ErrorAnswer, ExecutionError} from './answers.ts';

/** The prompt was taken out of the queue, or the server was restarted and lost it. */
export const JOB_UNKNOWN = failed('internal', 'no', 'gone', 'the server does not know the job any more');

/** A graph that ended in an error or was interrupted. It cost nothing but time. */
export function explainFailedJob({status: {status_str, messages}}: EndedPrompt): Failed {
  const [name, data] = messages?.find(([each]) => ENDS.includes(each)) ?? [];
  const {data: error} = ExecutionError.safeParse(data);
  const message = error?.exception_message ?? 'it was interrupted';
  return failed('internal', 'no', name ?? status_str, `${error?.node_type ?? 'the graph'}: ${message}`);
}

const ENDS = ['execution_error', 'execution_interrupted'];

/**
 * A graph that the server refuses: 400 with `node_errors` (server.py of ComfyUI, `post_prompt`, 2026-11). Mostly it names a file of the
 * model that was not downloaded.
 */
export function explainHttpError({status, body}: HttpProblem): Meaning | undefined {
  const {data} = ErrorAnswer.safeParse(body);
  if (status !== 400 || !data) return undefined;
  const [first] = Object.values(data.node_errors);
  return documentedRefusal('invalid', status, first?.errors?.[0]?.details);
}
