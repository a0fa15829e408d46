import {z} from 'zod';
import {NonEmptyText, TimeText} from '../../adapter/parse-answer.ts';

/*
 * What fal.ai answers. Documented at fal.ai/docs/model-apis/model-endpoints/queue (queue, errors) and fal.ai/docs/platform-apis
 * (list of requests); checked against @fal-ai/client 1.10.1, types/common.d.ts (InQueueQueueStatus, QueueStatus, ValidationErrorInfo).
 */

/** `POST https://queue.fal.run/{route}`. */
export const SubmissionAnswer = z.looseObject({request_id: NonEmptyText});

/** `GET .../requests/{id}/status`: `IN_QUEUE`, `IN_PROGRESS` or `COMPLETED`, which also a failed job is. */
export const StatusAnswer = z.looseObject({status: z.string()});

/** `GET .../requests/{id}`, of a model that makes one video. */
export const ResultAnswer = z.looseObject({video: z.looseObject({url: NonEmptyText})});

/** `GET https://api.fal.ai/v1/models/requests/by-endpoint`. `json_input` is there where payloads are kept. */
export const JobListAnswer = z.looseObject({
  items: z.array(
    z.looseObject({
      request_id: NonEmptyText,
      sent_at: TimeText,
      json_input: z.record(z.string(), z.unknown()).nullish(),
    }),
  ),
  has_more: z.boolean().nullish(),
});

const Detail = z.looseObject({
  loc: z.array(z.union([z.string(), z.number()])).nullish(),
  msg: z.string().nullish(),
  type: z.string().nullish(),
});

/** The body of an error: a sentence, or with a 422 the fields that are wrong. */
export const ErrorAnswer = z.looseObject({
  detail: z.union([z.string(), z.array(Detail).min(1)]).nullish(),
  /** Of a request that ended without the model's answer. */
  error_type: z.string().nullish(),
});
