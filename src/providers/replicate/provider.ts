import {canonical} from '../../machine/hash.ts';
import {remote} from '../remote.ts';
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

      find: async (order, {at, known = []}) => {
        const since = Date.parse(at) - SKEW;
        const {results, next} = await client.predictions.list();
        const recent = results.filter(
          ({id, created_at}) => Date.parse(created_at) >= since && !known.includes(id),
        );
        const wanted = canonical(order.resolved.params);
        const asked = (input: object): string =>
          canonical(
            Object.fromEntries(
              Object.keys(order.resolved.params).map((name) => [name, input[name as never]]),
            ),
          );
        const equal = recent.filter(
          ({model, input}) =>
            model === order.route && canonical(input ?? {}) !== '{}' && asked(input) === wanted,
        );
        const [only] = equal;
        if (only) return equal.length === 1 ? {id: only.id} : 'unsure';
        // One that shows no input may be it, and so may one on the next page.
        const hidden = recent.some(({input}) => canonical(input ?? {}) === '{}');
        return hidden ||
          (next !== undefined &&
            next !== null &&
            results.every(({created_at}) => Date.parse(created_at) >= since))
          ? 'unsure'
          : 'none';
      },
    };
  },
});
