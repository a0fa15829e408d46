import {z} from 'zod';

/* What ElevenLabs answers to a request for music: elevenlabs.io/docs/api-reference/music/compose, and the music quickstart. */

/** The body of an error: a status in words. With `bad_prompt` comes a description that the vendor would accept. */
export const ErrorAnswer = z.strictObject({
  detail: z.looseObject({
    status: z.string().min(1),
    message: z.string(),
    data: z.looseObject({prompt_suggestion: z.string().optional()}).optional(),
  }),
});

/** The body of a request whose fields are wrong. */
export const InvalidAnswer = z.strictObject({
  detail: z
    .array(
      z.looseObject({loc: z.array(z.union([z.string(), z.number()])), msg: z.string(), type: z.string()}),
    )
    .min(1),
});
