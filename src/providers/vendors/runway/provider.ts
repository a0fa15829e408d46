import {remote} from '../../adapter/remote.ts';
import type {VendorRequest} from '../../adapter/vendor-request.ts';
import {cards} from './cards.ts';
import {endOf, explain} from './failures.ts';
import {fieldsOf, pictureOf} from './fields.ts';

/** US dollars of a credit. */
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
    'its one way to cancel also deletes: a request that arrives late would delete what is paid for',
  fields: fieldsOf,
  explain,
  fake: async () => (await import('./fake.ts')).fake,

  connect: async ({key, fetch}) => {
    const {default: RunwayML} = await import('@runwayml/sdk');
    const client = new RunwayML({apiKey: key, fetch, maxRetries: 0, baseURL: 'https://api.dev.runwayml.com'});
    const start = ({route: model, resolved, files}: VendorRequest) => {
      // The plan's params have the names and types of the vendor, which the SDK's types cannot know.
      const body = {model, ...resolved.params} as never;
      if (files.clip) return client.videoToVideo.create({...(body as object), videoUri: files.clip} as never);
      const promptImage = pictureOf(files);
      if (promptImage) return client.imageToVideo.create({...(body as object), promptImage} as never);
      return client.textToVideo.create(body);
    };
    return {
      create: async (order) => ({id: (await start(order)).id}),

      look: async ({id}) => {
        const task = await client.tasks.retrieve(id);
        if (task.status === 'FAILED' || task.status === 'CANCELLED') return endOf(task);
        // Throttled is our own limit: it waits, and lives.
        if (task.status === 'THROTTLED' || task.status === 'PENDING') return {state: 'pending', queued: true};
        if (task.status !== 'SUCCEEDED') return {state: 'pending'};
        const [url] = task.output;
        return {state: 'done', usd: task.cost.credits * CREDIT, ...(url ? {result: {url}} : {})};
      },
    };
  },
});
