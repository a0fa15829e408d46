import {z} from 'zod';
import {NonEmptyText} from '../../adapter/parse-answer.ts';

/*
 * What the Responses API of OpenAI answers. Checked against openai 7.57.0, resources/responses/responses.d.ts (Response, ResponseOutputMessage,
 * ResponseOutputText, ResponseOutputRefusal, ResponseUsage) and core/error.d.ts (APIError).
 */

const Content = z.union([
  z.looseObject({type: z.literal('output_text'), text: z.string()}),
  z.looseObject({type: z.literal('refusal'), refusal: z.string()}),
]);

/** `POST /v1/responses`. Items that are no message, such as reasoning, have no text. */
export const SubmissionAnswer = z.looseObject({
  id: NonEmptyText,
  status: z.string(),
  incomplete_details: z.looseObject({reason: z.string().optional()}).nullish(),
  error: z.looseObject({code: z.string(), message: z.string()}).nullish(),
  output: z.array(z.looseObject({type: z.string(), content: z.array(Content).nullish().catch(null)})),
});
export type SubmissionAnswer = z.infer<typeof SubmissionAnswer>;

const Tokens = z.int().min(0).max(1e9);

/** The tokens that are billed. Without them the worst case counts. */
export const UsageAnswer = z.looseObject({
  usage: z.looseObject({input_tokens: Tokens, output_tokens: Tokens}),
});

/** The body of an error. */
export const ErrorAnswer = z.looseObject({
  error: z.looseObject({message: z.string(), type: z.string(), code: z.string().nullable()}),
});
