import {z} from 'zod';
import type {HttpProblem} from '../../../../src/machine/http/http-problem.ts';
import type {Reply} from '../../../../src/machine/http/serve.ts';
import type {CallOptions, File, VideoModel} from '../../../../src/providers/adapter/ai-sdk-model.ts';
import {fromAiSdk} from '../../../../src/providers/adapter/from-ai-sdk.ts';
import {type ModelCard, seconds, shapes} from '../../../../src/providers/contract/card.ts';
import {documentedRefusal, usualRefusal} from '../../../../src/providers/contract/failure.ts';
import {
  EVERY_FAKE_FAULT,
  type FakeAsked,
  type FakeFault,
  type FakeVendor,
  type FakeWorld,
  lostAnswer,
} from '../../../../src/providers/fake/fake-vendor.ts';
import {sampleAndPrice} from '../../../../src/providers/fake/sample-and-price.ts';

const HOME = 'https://api.made-up.example';

const card: ModelCard = {
  id: 'made-up-1',
  title: 'Made up',
  version: '1',
  makes: ['clip'],
  mediaType: 'video/mp4',
  inputs: {photo: 'optional', clip: 'no', prompt: 'needed', last: 'optional', references: 2},
  strengths: {scene: 0.5},
  generation: {
    routes: {words: 'one', photo: 'one'},
    seconds: seconds(1, 10),
    shapes: shapes([480, 720], ['16:9', '9:16', '1:1']),
    fps: 24,
    audio: 'optional',
    seed: 2 ** 31 - 1,
    prompt: 2000,
    negativePrompt: null,
    price: {per: 'second', usd: {480: 0.05, 720: 0.1}},
    hosts: ['cdn.made-up.example'],
    keptHours: 24,
  },
  asOf: '2026-11-22',
  source: 'made up for the tests',
  retiredAt: null,
};

const REFUSALS: Partial<Record<FakeFault, Reply>> = {
  rate: {status: 429, body: {error: 'Too many requests'}, headers: {'retry-after': '7'}},
  balance: {status: 402, body: {error: 'No credit'}},
  invalid: {status: 422, body: {error: 'No such length'}},
};

const ENDS: Partial<Record<FakeFault, string>> = {
  'moderated-input': 'The prompt was flagged as sensitive',
  'moderated-output': 'The output was flagged as sensitive',
  internal: 'Something broke',
  timeout: 'The job timed out',
};

/** A made-up vendor, as the AI SDK would reach it. */
export const fake: FakeVendor = {
  from: 'made up for the tests',
  faults: EVERY_FAKE_FAULT,
  bills: () => false,
  answer: (asked, world) => {
    if (asked.headers.authorization !== `Bearer ${asked.headers.authorization?.slice(7)}`)
      return {status: 401};
    const job = world.job(/^\/videos\/(.+)$/.exec(asked.path)?.[1] ?? '');
    if (!job) return create(asked, world);
    const state = world.look(job);
    const status = {waiting: 'pending', running: 'pending'}[state as string];
    if (status) return {status: 200, body: {status}};
    const error = ENDS[state as FakeFault];
    return {
      status: 200,
      body: error ? {status: 'error', error} : {status: 'completed', url: world.result(job)},
    };
  },
};

function create({body}: FakeAsked, world: FakeWorld): Reply {
  const fault = world.fault();
  const refusal = fault && REFUSALS[fault];
  if (refusal) return refusal;
  const [width = 0, height = 0] = String(body.resolution).split('x').map(Number);
  const made = sampleAndPrice(card, Number(body.duration), {width, height});
  const job = world.accept({route: 'one', body, fault, ...made});
  return lostAnswer(fault, {status: 503, body: {error: 'Full'}}) ?? {status: 200, body: {taskId: job.id}};
}

type Call = {key: string; fetch: typeof fetch};

const caller =
  ({key, fetch}: Call) =>
  async <T>(path: string, body?: object): Promise<T> => {
    const headers = {authorization: `Bearer ${key}`, 'content-type': 'application/json'};
    const how = body ? {method: 'POST', body: JSON.stringify(body), headers} : {headers};
    // As the clients of the AI SDK do, it tries again by itself.
    const answer = await fetch(HOME + path, how).catch(() => fetch(HOME + path, how));
    return (await answer.json()) as T;
  };

const bodyOf = ({image, frameImages, inputReferences, providerOptions, n, ...rest}: CallOptions) => ({
  ...rest,
  ...Object.assign({}, ...Object.values(providerOptions)),
  image: image?.data,
  frames: frameImages?.map(({image: {data}}) => data),
  references: inputReferences?.map(({data}: File) => data),
});

type Said = {status: 'pending' | 'completed' | 'error'; url: string; error: string};

const asStatus = ({status, url, error}: Said) => {
  if (status === 'error') return {status, error};
  return status === 'pending' ? {status} : {status, videos: [{type: 'url' as const, url}]};
};

/** A model that starts jobs. */
function starting(call: Call): VideoModel {
  const ask = caller(call);
  return {
    specificationVersion: 'v4',
    modelId: 'one',
    doStart: async (options) => {
      const {taskId} = await ask<{taskId: string}>('/videos', bodyOf(options));
      return {operation: {taskId, token: call.key}, warnings: [{type: 'other', message: 'it is a fake'}]};
    },
    doStatus: async ({operation}) =>
      asStatus(await ask<Said>(`/videos/${(operation as {taskId: string}).taskId}`)),
  };
}

/** A model that can only be waited for, and asks after its job by itself. */
export function waiting(call: Call): VideoModel {
  const ask = caller(call);
  return {
    specificationVersion: 'v3',
    modelId: 'one',
    doGenerate: async (options) => {
      const {taskId} = await ask<{taskId: string}>('/videos', bodyOf(options));
      for (;;) {
        const said = await ask<Said>(`/videos/${taskId}`);
        if (said.status === 'error') throw new Error(said.error);
        if (said.status === 'completed') return {videos: [{type: 'url', url: said.url}], warnings: []};
      }
    },
  };
}

export const vendor = {
  id: 'made-up',
  title: 'Made up',
  models: [card],
  key: 'MADE_UP_KEY',
  sdk: null,
  history: 'nowhere',
  origins: () => [HOME],
  fake: async () => fake,
  explain: ({status, body}: HttpProblem) => {
    const kind = usualRefusal(status);
    return kind && z.strictObject({error: z.string()}).safeParse(body).success
      ? documentedRefusal(kind, status)
      : undefined;
  },
};

export const provider = fromAiSdk({...vendor, model: starting});
