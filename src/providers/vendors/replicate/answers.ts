import {z} from 'zod';
import {NonEmptyText, TimeText} from '../../adapter/parse-answer.ts';

/*
 * What Replicate answers. Documented at replicate.com/docs/reference/http (predictions); checked against replicate 1.4.0, index.d.ts
 * (Prediction, Page).
 */

/** `POST /v1/models/{owner}/{name}/predictions`. */
export const SubmissionAnswer = z.looseObject({id: NonEmptyText});

/** `GET /v1/predictions/{id}`. The error of a failed prediction is a sentence. `webhook` is the address that the order named. */
export const StatusAnswer = z.looseObject({
  status: z.string(),
  error: z.unknown(),
  webhook: z.string().nullish(),
});

/**
 * The same, of a prediction that succeeded. Depending on the model, the output is a URL or a list that begins with one; it is null
 * once Replicate has deleted it, an hour later.
 */
export const ResultAnswer = z.looseObject({
  output: z.union([NonEmptyText, z.tuple([NonEmptyText], z.unknown())]).nullable(),
});

/** `GET /v1/predictions`, the latest first. `input` is empty once Replicate has deleted it. */
export const JobListAnswer = z.looseObject({
  results: z.array(
    z.looseObject({
      id: NonEmptyText,
      model: z.string(),
      created_at: TimeText,
      input: z.record(z.string(), z.unknown()).nullish(),
      webhook: z.string().nullish(),
    }),
  ),
  next: z.string().nullish(),
});

/** The body of an error. Of an error with 429 only `detail` is documented. */
export const ErrorAnswer = z
  .looseObject({title: z.string().nullish(), detail: z.string().nullish(), status: z.number().nullish()})
  .refine(({title, detail}) => title || detail, {error: 'a title, or what is wrong in detail'});
