import {z} from 'zod';
import {NonEmptyText} from '../../adapter/parse-answer.ts';

/*
 * What ComfyUI answers. Documented at docs.comfy.org/development/comfyui-server/comms_routes. There is no SDK: checked against
 * server.py (routes) and execution.py (history, queue) of 2026-11.
 */

/** `POST /prompt`. */
export const SubmissionAnswer = z.looseObject({prompt_id: NonEmptyText});

/** One entry of the queue: its place, the prompt's id, then the prompt. */
const QueueEntry = z.tuple([z.unknown(), NonEmptyText], z.unknown());

/** `GET /queue`. */
export const JobListAnswer = z.looseObject({
  queue_running: z.array(QueueEntry),
  queue_pending: z.array(QueueEntry),
});

const Message = z.tuple([z.string(), z.record(z.string(), z.unknown())], z.unknown());

/** A prompt that has ended. `status_str` is `success` or `error`. */
const Ended = z.looseObject({
  status: z.looseObject({status_str: z.string(), messages: z.array(Message).nullish()}),
  /** By node, then by the kind of output. */
  outputs: z.record(z.string(), z.record(z.string(), z.unknown())).nullish(),
});
export type EndedPrompt = z.infer<typeof Ended>;

/** `GET /history/{prompt_id}`: empty where the server does not know the prompt, or has not ended it. */
export const StatusAnswer = z.record(z.string(), Ended);

/** A file among the outputs, in the words that `GET /view` takes. */
export const ResultAnswer = z.object({filename: NonEmptyText, subfolder: z.string(), type: z.string()});

/** The data of an `execution_error` message. */
export const ExecutionError = z.looseObject({
  exception_message: z.string().nullish(),
  node_type: z.string().nullish(),
});

/** The body of a 400 to `POST /prompt`. */
export const ErrorAnswer = z.looseObject({
  node_errors: z.record(
    z.string(),
    z.looseObject({errors: z.array(z.looseObject({details: z.string().nullish()})).nullish()}),
  ),
});
