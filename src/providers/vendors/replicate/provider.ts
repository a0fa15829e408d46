import {remote} from '../../adapter/remote.ts';
import {similarJobs} from '../../adapter/similar-jobs.ts';
import {cards} from './cards.ts';
import {endOf} from './failures.ts';
import {fields, inputOf} from './fields.ts';

/** Milliseconds by which their clock and ours may differ. */
const SKEW = 60_000;

const ENDED = ['failed', 'canceled', 'aborted'];

/** Its output is a URL, or a list with one. */
const urlIn = (output: unknown): string | undefined => {
  const first: unknown = Array.isArray(output) ? output[0] : output;
  return typeof first === 'string' ? first : undefined;
};

export const replicate = remote({
  id: 'replicate',
  title: 'Replicate',
  models: cards,
  key: 'REPLICATE_API_TOKEN',
  sdk: 'replicate',
  history: 'Predictions of the account at replicate.com; a prediction by its id, the cost under Billing',
  origins: () => ['https://api.replicate.com'],
  uncancelled: 'it does not say what a cancelled prediction cost',
  fields: () => fields,
  explain: () => undefined,
  fake: async () => (await import('./fake.ts')).fake,

  connect: async ({key, fetch}) => {
    const {default: Replicate} = await import('replicate');
    const client = new Replicate({auth: key, fetch: fetch as never, useFileOutput: false});
    return {
      create: async (order) => {
        const {id} = await client.predictions.create({model: order.route, input: inputOf(order)});
        return {id};
      },

      look: async ({id}) => {
        const {status, output, error} = await client.predictions.get(id);
        if (status === 'starting') return {state: 'pending', queued: true};
        if (status === 'processing') return {state: 'pending'};
        if (ENDED.includes(status)) return endOf({status, error});
        if (status !== 'succeeded') throw new Error(`a status that nobody knows: ${status}`);
        const url = urlIn(output);
        // An hour later the output is deleted, and null.
        return {state: 'done', ...(url ? {result: {url}} : {})};
      },

      find: async ({route, resolved}, sent) => {
        const since = Date.parse(sent.at) - SKEW;
        const {results, next} = await client.predictions.list();
        const recent = results.filter(({created_at}) => Date.parse(created_at) >= since);
        const more = next !== undefined && next !== null && recent.length === results.length;
        const listed = recent
          .filter(({model}) => model === route)
          .map(({id, input}) => ({id, asked: Object.keys(input ?? {}).length > 0 ? {...input} : null}));
        return more ? 'unsure' : similarJobs(listed, resolved, sent);
      },
    };
  },
});
