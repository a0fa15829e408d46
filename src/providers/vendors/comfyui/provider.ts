import {TenspotError} from '../../../spot/problem/errors.ts';
import {remote} from '../../adapter/remote.ts';
import type {Provider} from '../../contract/contract.ts';
import {cards} from './cards.ts';
import {endOf, explain, GONE, type Status} from './failures.ts';
import {fields, graphOf} from './graph.ts';

type Saved = {filename: string; subfolder: string; type: string};
type History = Record<string, {status?: Status; outputs?: Record<string, Record<string, Saved[]>>}>;
type Queue = {queue_running: [number, string][]; queue_pending: [number, string][]};

function originIn(url: string): string {
  if (URL.canParse(url)) return new URL(url).origin;
  throw new TenspotError({
    code: 'setting-invalid',
    what: 'COMFYUI_URL says where your ComfyUI listens',
    expected: 'a URL, http://127.0.0.1:8188 for one',
    got: url,
  });
}

const base = remote({
  id: 'comfyui',
  title: 'ComfyUI',
  models: cards,
  key: null,
  server: 'COMFYUI_URL',
  sdk: null,
  history: 'the queue and the history of your ComfyUI; a prompt by its id',
  origins: (setting) => [originIn(setting('COMFYUI_URL') ?? 'http://127.0.0.1:8188')],
  ownServer: true,
  fields: () => fields,
  explain,
  fake: async () => (await import('./fake.ts')).fake,

  connect: async ({fetch, origin}) => {
    const call = async <T>(path: string, body?: object): Promise<T> => {
      const how = body
        ? {method: 'POST', body: JSON.stringify(body), headers: {'content-type': 'application/json'}}
        : {};
      const answer = await fetch(origin + path, how);
      return (await answer.text().then((text) => JSON.parse(text || '{}'))) as T;
    };
    const inQueue = async (id: string): Promise<'waits' | 'runs' | undefined> => {
      const {queue_running, queue_pending} = await call<Queue>('/queue');
      if (queue_pending.some(([, each]) => each === id)) return 'waits';
      return queue_running.some(([, each]) => each === id) ? 'runs' : undefined;
    };
    return {
      // The job has our own name, so a lost answer loses nothing.
      create: async ({resolved, clientId = crypto.randomUUID()}) => {
        const {prompt_id} = await call<{prompt_id: string}>('/prompt', {
          prompt: graphOf(resolved),
          prompt_id: clientId,
          client_id: 'tenspot',
        });
        return {id: prompt_id};
      },

      look: async ({id}) => {
        // In this order: what is in the queue no more is in the history by then, unless the server forgot it.
        const place = await inQueue(id);
        if (place) return {state: 'pending', ...(place === 'waits' ? {queued: true} : {})};
        const {[id]: entry} = await call<History>(`/history/${id}`);
        if (!entry) return GONE;
        if (entry.status?.status_str !== 'success') return endOf(entry.status ?? {});
        const [file] = Object.values(entry.outputs ?? {}).flatMap((output) => Object.values(output).flat());
        if (!file) return {state: 'done'};
        return {state: 'done', result: {url: `${origin}/view?${new URLSearchParams({...file})}`}};
      },

      cancel: async ({id}) => {
        await call('/queue', {delete: [id]});
      },

      find: async (_, {clientId}) => {
        // In this order, as above: it may come into the history while it is looked for.
        const there = (await inQueue(clientId)) || clientId in (await call<History>(`/history/${clientId}`));
        return there ? {id: clientId} : 'none';
      },
    };
  },
});

/** A server on one's own hardware: nothing is paid, nothing leaves the house. */
export const comfyui: Provider = {
  ...base,
  // Without a seed of its own a take would be the one before it, out of the server's cache.
  plan: (request, card) => base.plan({...request, seed: request.seed ?? request.take}, card),
};
