import {z} from 'zod';
import {NonEmptyText} from './parse-answer.ts';

/*
 * What a video model of the AI SDK answers. Documented at ai-sdk.dev/docs/ai-sdk-core/video-generation; checked against
 * @ai-sdk/provider 4.0.38, video-model/v4 (operation-start-result, operation-status-result, result), which Tenspot does not install.
 */

const Warning = z.looseObject({
  feature: z.string().optional(),
  message: z.string().optional(),
  details: z.string().optional(),
});

const Video = z.discriminatedUnion('type', [
  z.looseObject({type: z.literal('url'), url: NonEmptyText}),
  z.looseObject({type: z.literal('base64'), data: NonEmptyText}),
  z.looseObject({type: z.literal('binary'), data: z.instanceof(Uint8Array)}),
  z.looseObject({type: z.literal('uploaded')}),
]);
export type VideoAnswer = z.infer<typeof Video>;

/** `doStart`. A job is not given up for the sake of warnings that cannot be read. */
export const StartAnswer = z.looseObject({
  operation: z.unknown().refine((value) => JSON.stringify(value ?? null) !== 'null', {
    error: 'what finds the job again, as JSON',
  }),
  warnings: z.array(Warning).catch([]),
});

/** `doStatus`: `pending`, `completed` or `error`. */
export const OperationAnswer = z.looseObject({status: z.string()});

/** The same, of a job that is completed; and `doGenerate`. */
export const VideosAnswer = z.looseObject({videos: z.tuple([Video], z.unknown())});

/** The same, of a job that failed: all that is known is a sentence. */
export const ErrorSentence = z.looseObject({error: z.string()});
