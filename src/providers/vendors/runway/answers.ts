import {z} from 'zod';
import {NonEmptyText} from '../../adapter/parse-answer.ts';

/*
 * What Runway answers. Documented at docs.dev.runwayml.com/api; checked against @runwayml/sdk 4.20.1, resources/tasks.d.ts
 * (TaskRetrieveResponse) and resources/image-to-video.d.ts (ImageToVideoCreateResponse).
 */

/** `POST /v1/text_to_video`, `/v1/image_to_video` and `/v1/video_to_video`. */
export const SubmissionAnswer = z.looseObject({id: NonEmptyText});

/** `GET /v1/tasks/{id}`. */
export const StatusAnswer = z.looseObject({status: z.string()});

/** What a task that has ended cost. A clip is not given up for the sake of a cost that cannot be read: its credits are then NaN. */
const Cost = z
  .looseObject({credits: z.number()})
  .catch({credits: NaN})
  .nullish()
  .transform((cost) => cost?.credits);

/** The same, of a task that succeeded: its output is a list of URLs. */
export const ResultAnswer = z.looseObject({
  output: z.tuple([NonEmptyText], z.unknown()),
  cost: Cost,
});

/** The same, of a task that failed or was cancelled. */
export const FailedAnswer = z.looseObject({
  failureCode: z.string().nullish(),
  failure: z.string().nullish(),
  cost: Cost,
});
export type FailedTask = z.infer<typeof FailedAnswer>;

/** The body of an error. */
export const ErrorAnswer = z.looseObject({error: z.string().min(1)});
