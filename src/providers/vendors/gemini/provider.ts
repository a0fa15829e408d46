import {parseAnswer} from '../../adapter/parse-answer.ts';
import {remote} from '../../adapter/remote.ts';
import {ResultAnswer, StatusAnswer, SubmissionAnswer, VideoContent} from './answers.ts';
import {cards} from './cards.ts';
import {explainFailedJob, explainHttpError} from './failures.ts';
import {requestBody, requestFields} from './request-body.ts';

const ENDED = ['failed', 'cancelled', 'incomplete', 'budget_exceeded'];
const HOME = 'https://generativelanguage.googleapis.com';

/**
 * Google's Gemini Omni, through the Interactions API. Over plain HTTP: the vendor's package has thirty dependencies and an install
 * script, repeats submissions by itself, and takes no `fetch`.
 */
export const gemini = remote({
  id: 'gemini',
  title: 'Gemini',
  models: cards,
  key: 'GEMINI_API_KEY',
  sdk: null,
  history:
    'Usage and Billing of the project at aistudio.google.com, by the minute: interactions are not listed',
  origins: () => [HOME],
  fields: requestFields,
  explain: explainHttpError,
  fake: async () => (await import('./fake.ts')).fake,

  connect: async ({key, fetch}) => {
    const headers = {'x-goog-api-key': key, 'content-type': 'application/json'};
    const call = async (method: string, path: string, body?: object): Promise<unknown> => {
      const sent = body ? {body: JSON.stringify(body)} : {};
      return (await fetch(`${HOME}/v1/interactions${path}`, {method, headers, ...sent})).json();
    };
    return {
      create: async (order) => ({
        id: parseAnswer(SubmissionAnswer, await call('POST', '', requestBody(order))).id,
      }),

      look: async ({id}) => {
        const answer = await call('GET', `/${encodeURIComponent(id)}`);
        const {status, errors} = parseAnswer(StatusAnswer, answer);
        if (status === 'queued') return {state: 'pending', queued: true};
        if (ENDED.includes(status)) return explainFailedJob(status, errors?.[0]);
        // Also a status that is not known here: the interaction may still run.
        if (status !== 'completed') return {state: 'pending'};
        const {steps} = parseAnswer(ResultAnswer, answer);
        const outputs = steps.filter(({type}) => type === 'model_output');
        // Seen where the video existed all the same (discuss.ai.google.dev/t/183928): it is asked for again.
        if (outputs.length === 0 && !errors?.[0]) throw new Error('it is completed and has no output');
        const last = outputs.flatMap(({content}) => content ?? []).findLast(({type}) => type === 'video');
        if (!last) return explainFailedJob(status, errors?.[0] ?? outputs.find(({error}) => error)?.error);
        const video = parseAnswer(VideoContent, last);
        const result = video.data
          ? {data: video.data}
          : {url: video.uri ?? '', headers: {'x-goog-api-key': key}};
        return {state: 'done', result};
      },

      cancel: async ({id}) => {
        await call('POST', `/${encodeURIComponent(id)}/cancel`);
      },
    };
  },
});
