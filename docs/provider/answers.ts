import {NonEmptyText} from 'tenspot/provider';
import {z} from 'zod';

/*
 * What the vendor answers: the fields that the provider relies on, as the vendor documents them. Loose objects let fields pass that
 * the vendor adds later. Name the page and the version of the package that you read here.
 */

/** `POST /v1/videos`. */
export const SubmissionAnswer = z.looseObject({id: NonEmptyText});

/** `GET /v1/videos/{id}`: `queued`, `running`, `succeeded` or `failed`. */
export const StatusAnswer = z.looseObject({status: z.string()});

/** The same, of a video that succeeded. */
export const ResultAnswer = z.looseObject({url: NonEmptyText});

/** The same, of a video that failed. */
export const FailedAnswer = z.looseObject({error: z.looseObject({code: z.string(), message: z.string()})});
export type FailedVideo = z.infer<typeof FailedAnswer>;

/** The body of an error. */
export const ErrorAnswer = z.strictObject({message: z.string().min(1)});
