import {parseAnswer} from '../../adapter/parse-answer.ts';
import {remote} from '../../adapter/remote.ts';
import type {VendorRequest} from '../../adapter/vendor-request.ts';
import {FailedAnswer, ResultAnswer, StatusAnswer, SubmissionAnswer} from './answers.ts';
import {cards} from './cards.ts';
import {explainFailedJob, explainHttpError} from './failures.ts';
import {requestBody, requestFields} from './request-body.ts';

/** What a credit costs, in US dollars. */
const CREDIT = 0.01;

export const runway = remote({
  id: 'runway',
  title: 'Runway',
  models: cards,
  key: 'RUNWAYML_API_SECRET',
  sdk: '@runwayml/sdk',
  history: 'Usage of the organisation at dev.runwayml.com; a task by its id and the credits that it took',
  origins: () => ['https://api.dev.runwayml.com'],
  uncancelled:
    'its request to cancel also deletes: one that arrives late would delete a clip that is paid for',
  fields: requestFields,
  explain: explainHttpError,
  fake: async () => (await import('./fake.ts')).fake,

  connect: async ({key, fetch}) => {
    const {default: RunwayML} = await import('@runwayml/sdk');
    const client = new RunwayML({
      apiKey: key,
      fetch,
      maxRetries: 0,
      logLevel: 'off',
      baseURL: 'https://api.dev.runwayml.com',
    });
    const start = (order: VendorRequest) => {
      const {clip, photo} = order.files;
      // The params of a plan have the vendor's names and types; the SDK's types have one shape for each model.
      const body = requestBody(order) as never;
      if (clip) return client.videoToVideo.create(body);
      return photo ? client.imageToVideo.create(body) : client.textToVideo.create(body);
    };
    return {
      create: async (order) => ({id: parseAnswer(SubmissionAnswer, await start(order)).id}),

      look: async ({id}) => {
        const task: unknown = await client.tasks.retrieve(id);
        const {status} = parseAnswer(StatusAnswer, task);
        if (status === 'FAILED' || status === 'CANCELLED')
          return explainFailedJob(parseAnswer(FailedAnswer, task));
        // A task is throttled by the account's own limit: it waits.
        if (status === 'THROTTLED' || status === 'PENDING') return {state: 'pending', queued: true};
        // Also a status that is not known here: the task may still run.
        if (status !== 'SUCCEEDED') return {state: 'pending'};
        const {output, cost} = parseAnswer(ResultAnswer, task);
        const usd = cost === undefined ? {} : {usd: cost * CREDIT};
        return {state: 'done', ...usd, result: {url: output[0]}};
      },
    };
  },
});
