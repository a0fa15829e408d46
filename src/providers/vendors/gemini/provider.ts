import {remote} from '../../adapter/remote.ts';
import {bodyOf, fields} from './body.ts';
import {cards} from './cards.ts';
import {type Ended, endOf, explain} from './failures.ts';

type Content = {type: string; uri?: string; data?: string};
type Interaction = Ended & {id: string; steps?: {type: string; content?: Content[]}[]};

const ALIVE = ['in_progress', 'requires_continuation'];
const ENDED = ['failed', 'cancelled', 'incomplete', 'budget_exceeded'];
const HOME = 'https://generativelanguage.googleapis.com';

/**
 * Google's Gemini Omni, by its interactions. Plain HTTP: the vendor's package brings thirty others and an install
 * script, repeats creates by itself, and takes no `fetch`.
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
  fields: () => fields,
  explain,
  fake: async () => (await import('./fake.ts')).fake,

  connect: async ({key, fetch}) => {
    const headers = {'x-goog-api-key': key, 'content-type': 'application/json'};
    const call = async (method: string, path: string, body?: object): Promise<Interaction> => {
      const sent = body ? {body: JSON.stringify(body)} : {};
      const answer = await fetch(`${HOME}/v1/interactions${path}`, {method, headers, ...sent});
      return (await answer.json()) as Interaction;
    };
    return {
      create: async (order) => {
        const {id} = await call('POST', '', bodyOf(order));
        return {id};
      },

      look: async ({id}) => {
        const seen = await call('GET', `/${id}`);
        if (seen.status === 'queued') return {state: 'pending', queued: true};
        if (ALIVE.includes(seen.status)) return {state: 'pending'};
        if (ENDED.includes(seen.status)) return endOf(seen);
        if (seen.status !== 'completed') throw new Error(`a status that nobody knows: ${seen.status}`);
        const contents = (seen.steps ?? []).flatMap(({type, content = []}) =>
          type === 'model_output' ? content : [],
        );
        const video = contents.findLast(({type}) => type === 'video');
        // Done, and nothing there: it was made and withheld.
        if (!video)
          return endOf({status: 'completed', errors: seen.errors ?? [{message: 'the output was blocked'}]});
        if (video.data) return {state: 'done', result: {data: video.data}};
        return {
          state: 'done',
          ...(video.uri ? {result: {url: video.uri, headers: {'x-goog-api-key': key}}} : {}),
        };
      },

      cancel: async ({id}) => {
        await call('POST', `/${id}/cancel`);
      },
    };
  },
});
