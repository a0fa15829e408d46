import {z} from 'zod';
import {NonEmptyText} from '../../adapter/parse-answer.ts';

/*
 * What the Images API of OpenAI answers. Documented at platform.openai.com/docs/api-reference/images; checked against openai 7.57.0,
 * resources/images.d.ts (ImagesResponse, Image) and core/error.d.ts (APIError).
 */

/** `POST /v1/images/generations` and `/v1/images/edits`: the pictures themselves, in base64. */
export const SubmissionAnswer = z.looseObject({
  data: z.tuple([z.looseObject({b64_json: NonEmptyText})], z.unknown()),
});

/** The body of an error. */
export const ErrorAnswer = z.looseObject({
  error: z.looseObject({message: z.string(), type: z.string(), code: z.string().nullable()}),
});
