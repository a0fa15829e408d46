import {z} from 'zod';
import {NonEmptyText} from '../../adapter/parse-answer.ts';

/* What ElevenLabs answers: elevenlabs.io/docs/api-reference/text-to-speech/convert-with-timestamps, and its page about errors. */

/**
 * `POST /v1/text-to-speech/{voice}/with-timestamps`: the audio, and the time of each character of the text as it was sent. Only the audio
 * is required: it is paid for, and times that are missing or wrong are estimated from it.
 */
export const SubmissionAnswer = z.looseObject({audio_base64: NonEmptyText});

/** The body of an error: a status in words. */
export const ErrorAnswer = z.strictObject({
  detail: z.looseObject({status: z.string().min(1), message: z.string()}),
});

/** The body of a request whose fields are wrong. */
export const InvalidAnswer = z.strictObject({
  detail: z
    .array(
      z.looseObject({loc: z.array(z.union([z.string(), z.number()])), msg: z.string(), type: z.string()}),
    )
    .min(1),
});
