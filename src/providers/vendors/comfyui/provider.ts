import {TenspotError} from '../../../spot/problem/errors.ts';
import {parseAnswer} from '../../adapter/parse-answer.ts';
import {remote} from '../../adapter/remote.ts';
import type {Provider} from '../../contract/contract.ts';
import {JobListAnswer, ResultAnswer, StatusAnswer, SubmissionAnswer} from './answers.ts';
import {cards} from './cards.ts';
import {explainFailedJob, explainHttpError, JOB_UNKNOWN} from './failures.ts';
import {requestBody, requestFields} from './request-body.ts';

function originIn(url: string): string {
  if (URL.canParse(url)) return new URL(url).origin;
  throw new TenspotError({
    code: 'setting-invalid',
    what: 'COMFYUI_URL is not a URL',
    expected: 'the URL of your ComfyUI server, for example http://127.0.0.1:8188',
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
  ownIds: true,
  fields: requestFields,
  explain: explainHttpError,
  fake: async () => (await import('./fake.ts')).fake,

  connect: async ({fetch, origin}) => {
    const get = async (path: string): Promise<unknown> => (await fetch(origin + path)).json();
    const post = (path: string, body: object): Promise<Response> =>
      fetch(origin + path, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: {'content-type': 'application/json'},
      });
    const inQueue = async (id: string): Promise<'waits' | 'runs' | undefined> => {
      const {queue_running, queue_pending} = parseAnswer(JobListAnswer, await get('/queue'));
      if (queue_pending.some(([, each]) => each === id)) return 'waits';
      return queue_running.some(([, each]) => each === id) ? 'runs' : undefined;
    };
    const history = async (id: string) => parseAnswer(StatusAnswer, await get(`/history/${id}`));
    return {
      create: async (order) => {
        const answer: unknown = await (await post('/prompt', requestBody(order))).json();
        return {id: parseAnswer(SubmissionAnswer, answer).prompt_id};
      },

      look: async ({id}) => {
        // The queue first: a prompt that has left it is in the history by then, unless the server forgot it.
        const place = await inQueue(id);
        if (place) return place === 'waits' ? {state: 'pending', queued: true} : {state: 'pending'};
        const {[id]: ended} = await history(id);
        if (!ended) return JOB_UNKNOWN;
        const {status_str} = ended.status;
        if (status_str === 'error') return explainFailedJob(ended);
        if (status_str !== 'success') return {state: 'pending'};
        const file = savedFile(ended.outputs ?? {});
        if (file === undefined) return {state: 'done'};
        const query = new URLSearchParams(parseAnswer(ResultAnswer, file));
        return {state: 'done', result: {url: `${origin}/view?${query}`}};
      },

      // It answers without a body.
      cancel: async ({id}) => void (await post('/queue', {delete: [id]})),

      find: async (_, {clientId}) => {
        // The queue first, as above: a prompt may move to the history between the two requests.
        const exists = (await inQueue(clientId)) !== undefined || clientId in (await history(clientId));
        return exists ? {id: clientId} : 'none';
      },
    };
  },
});

/** The first file of any node. Lists of outputs also hold flags, which are no objects. */
const savedFile = (outputs: Record<string, Record<string, unknown>>): unknown =>
  Object.values(outputs)
    .flatMap((output) => Object.values(output).flat())
    .find((each) => typeof each === 'object' && each !== null);

/** A ComfyUI server on the user's own hardware: jobs cost nothing and nothing is sent to other services. */
export const comfyui: Provider = {
  ...base,
  // The server caches equal graphs: without a seed, a second take would be the first one again.
  plan: (request, card) => base.plan({...request, seed: request.seed ?? request.take}, card),
};
