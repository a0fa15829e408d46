import {z} from 'zod';
import {NonEmptyText} from '../../adapter/parse-answer.ts';

/*
 * What the Interactions API of Gemini answers. Documented at ai.google.dev/api/interactions-api; checked against @google/genai 3.1.0,
 * genai.d.ts (Interaction, ModelOutputStep, VideoContent, InteractionStatus), which Tenspot does not install.
 */

const Problem = z.looseObject({
  code: z.union([z.number(), z.string()]).nullish(),
  message: z.string().nullish(),
});
export type InteractionProblem = z.infer<typeof Problem>;

/** `POST /v1/interactions`. */
export const SubmissionAnswer = z.looseObject({id: NonEmptyText});

/** `GET /v1/interactions/{id}`. */
export const StatusAnswer = z.looseObject({status: z.string(), errors: z.array(Problem).nullish()});

const Content = z.looseObject({type: z.string()});

/** The same, of an interaction that is completed. Steps of other types than `model_output` have other fields. */
export const ResultAnswer = z.looseObject({
  steps: z.array(
    z
      .looseObject({type: z.string(), content: z.array(Content).nullish(), error: Problem.nullish()})
      .refine(({type, content, error}) => type !== 'model_output' || content || error, {
        path: ['content'],
        error: 'a list of contents, or an error',
      }),
  ),
});

/** A `content` of the type `video`: where the video lies, or the video itself in base64. */
export const VideoContent = z
  .looseObject({data: NonEmptyText.nullish(), uri: NonEmptyText.nullish()})
  .refine(({data, uri}) => data || uri, {path: ['uri'], error: 'a URL, or the video itself as data'});

/** The body of an error. */
export const ErrorAnswer = z.looseObject({
  error: z.looseObject({
    message: z.string(),
    code: z.union([z.string(), z.number()]).nullish(),
    status: z.string().nullish(),
  }),
});
