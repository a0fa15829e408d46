import {join} from 'node:path';
import {expect, test} from 'vitest';
import {sha256File} from '../../../src/machine/files/hash.ts';
import {openStore} from '../../../src/machine/files/store.ts';
import {openNetwork} from '../../../src/machine/http/network.ts';
import {remote} from '../../../src/providers/adapter/remote.ts';
import type {ModelCard} from '../../../src/providers/contract/card.ts';
import type {Context} from '../../../src/providers/contract/contract.ts';
import {shot} from '../../../src/providers/suite/test-setup.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {makeMedia, tools} from '../../support/tools.ts';

const card = (more: Partial<ModelCard> = {}): ModelCard => ({
  id: 'a-model',
  title: 'A model',
  version: '1',
  makes: ['clip'],
  mediaType: 'video/mp4',
  inputs: {photo: 'no', clip: 'no', prompt: 'needed'},
  strengths: {},
  generation: {
    routes: {words: 'a', clip: 'b'},
    seconds: 'as-asked',
    shapes: [{ratio: '9:16', width: 720, height: 1280}],
    fps: 24,
    audio: 'never',
    seed: null,
    prompt: 100,
    negativePrompt: null,
    price: {per: 'second', usd: {720: 0.1}},
    hosts: [],
    keptHours: null,
  },
  asOf: '2026-11-22',
  source: 'a test',
  retiredAt: null,
  ...more,
});

const withPhoto = ({generation}: ModelCard): NonNullable<ModelCard['generation']> => {
  if (!generation) throw new Error('a card that generates nothing');
  return {...generation, routes: {words: 'a', photo: 'a'}};
};

type Vendor = Parameters<typeof remote>[0];

const vendor = (more: Partial<Vendor> = {}) =>
  remote({
    id: 'a-vendor',
    title: 'A vendor',
    models: [card()],
    key: 'A_KEY',
    sdk: 'a-package',
    history: 'its dashboard',
    origins: () => ['https://api.vendor.example'],
    fields: () => ({prompt: (text) => ({prompt: text})}),
    explain: () => undefined,
    fake: async () => ({from: '', faults: [], bills: () => false, answer: () => 'cut'}),
    connect: async () => ({create: async () => ({id: 'one'}), look: async () => ({state: 'pending'})}),
    ...more,
  });

const request = {
  kind: 'clip' as const,
  shot,
  fps: 24,
  seconds: 1,
  move: {kind: 'static' as const, amount: 0, ease: 'linear' as const},
  size: {width: 720, height: 1280},
  photo: null,
  clip: null,
  take: 1,
};

const contextWith = async (more: Partial<Context> = {}): Promise<Context> => {
  const {draft} = await openStore(temporaryFolder());
  return {tools, input: () => '', draft, network: openNetwork({env: {A_KEY: 'sk-canary'}}), ...more};
};

test('a package that is not installed is named, with the command that installs it', async () => {
  const missing = Object.assign(new Error("Cannot find package 'a-package'"), {code: 'ERR_MODULE_NOT_FOUND'});
  const provider = vendor({connect: () => Promise.reject(missing)});
  const submit = provider.submit(provider.plan(request, card()), await contextWith());
  await expect(submit).rejects.toMatchObject({failed: {kind: 'invalid', charged: 'no', code: 'sdk-missing'}});
  await expect(submit).rejects.toThrow('npm install a-package');
});

test('a create that is stopped before it left is stopped; one that is stopped on its way may have been accepted', async () => {
  const stop = new AbortController();
  const line = {
    create: async () => {
      stop.abort();
      throw new Error('aborted');
    },
    look: async () => ({state: 'pending' as const}),
  };
  const provider = vendor({connect: async () => line});
  const context = await contextWith({signal: stop.signal});
  const planned = provider.plan(request, card());
  await expect(provider.submit(planned, context)).rejects.toMatchObject({
    failed: {kind: 'unknown-outcome', charged: 'unknown'},
  });
  await expect(provider.submit(planned, context)).rejects.toMatchObject({
    failed: {kind: 'invalid', charged: 'no', code: 'stopped'},
  });
});

test('a picture that cannot be read was never sent, and is told so', async () => {
  const file = join(temporaryFolder(), 'no-such-photo.jpg');
  const provider = vendor({
    models: [
      card({inputs: {photo: 'optional', clip: 'no', prompt: 'needed'}, generation: withPhoto(card())}),
    ],
  });
  const [model] = provider.models;
  if (!model) throw new Error('no model');
  const photo = {sha256: 'a'.repeat(64), focus: [0.5, 0.5] as [number, number]};
  const context = await contextWith({input: () => file});
  const planned = provider.plan({...request, photo}, model);
  await expect(provider.submit(planned, context)).rejects.toMatchObject({
    failed: {kind: 'invalid', charged: 'no'},
  });
  // Of one that was sent before, the vendor can be asked all the same.
  const sent = {at: new Date().toISOString(), clientId: 'ours'};
  expect(await provider.reconcile?.(planned, sent, context)).toBe('unsure');
  expect(await provider.reconcile?.({...planned, model: 'of-yesterday'}, sent, context)).toBe('unsure');
});

test.each(['sk\ncanary', 'sk-canary\u2019', 'sk-canary\u0000'])(
  'a key that cannot be one is refused before it is used',
  async (A_KEY) => {
    const submit = vendor().submit(
      vendor().plan(request, card()),
      await contextWith({network: openNetwork({env: {A_KEY}})}),
    );
    await expect(submit).rejects.toMatchObject({failed: {kind: 'balance', charged: 'no', code: 'key'}});
    await expect(submit).rejects.toThrow(/A_KEY has characters that no key has/);
    await expect(submit).rejects.not.toThrow(/canary/);
  },
);

test('space around a key is no part of it', () => {
  expect(openNetwork({env: {A_KEY: ' sk-1\n', B_KEY: ' '}}).key('A_KEY')).toBe('sk-1');
  expect(openNetwork({env: {B_KEY: ' '}}).key('B_KEY')).toBeUndefined();
});

test('what an SDK throws is told without the key', async () => {
  const provider = vendor({
    connect: async () => ({
      create: () => Promise.reject(new Error('bad header: sk-canary')),
      look: async () => ({state: 'pending'}),
    }),
  });
  const error = await provider.submit(provider.plan(request, card()), await contextWith()).catch(String);
  expect(error).toContain('bad header');
  expect(error).not.toContain('sk-canary');
});

test('a clip that is longer than the price was reckoned for is refused before it is sent', async () => {
  const file = await makeMedia(
    ['-f', 'lavfi', '-i', 'testsrc2=size=90x160:rate=24:duration=3', '-pix_fmt', 'yuv420p'],
    join(temporaryFolder(), 'clip.mp4'),
  );
  let created = 0;
  const provider = vendor({
    models: [card({inputs: {photo: 'no', clip: 'needed', prompt: 'needed'}})],
    connect: async () => ({
      create: async () => ({id: String(created++)}),
      look: async () => ({state: 'pending'}),
    }),
  });
  const [model] = provider.models;
  if (!model) throw new Error('no model');
  const clip = {sha256: await sha256File(file), focus: [0.5, 0.5] as [number, number]};
  const context = await contextWith({input: () => file});
  const submit = (seconds: number) =>
    provider.submit(provider.plan({...request, clip, seconds}, model), context);
  await expect(submit(1)).rejects.toMatchObject({
    failed: {kind: 'invalid', charged: 'no', code: 'clip-length'},
  });
  expect(created).toBe(0);
  await submit(3);
  expect(created).toBe(1);
});

test.each([
  ['no id', {}],
  ['an id that is a number', {id: 7}],
  ['an empty id', {id: ''}],
])(
  'a provider of a workspace that takes %s for a job leaves open whether one was accepted',
  async (_, job) => {
    const connect = async () => ({
      create: async () => job as {id: string},
      look: async () => ({state: 'pending'}) as const,
    });
    const provider = vendor({connect});
    await expect(provider.submit(provider.plan(request, card()), await contextWith())).rejects.toMatchObject({
      failed: {kind: 'unknown-outcome', charged: 'unknown', code: 'answer'},
    });
  },
);

test.each([
  undefined,
  {},
  {state: 'lost'},
  {state: 'done', result: {}},
  {state: 'done', result: {url: 7}},
  {state: 'failed'},
])('a provider of a workspace that says %j of a job is asked again', async (status) => {
  const connect = async () => ({create: async () => ({id: 'one'}), look: async () => status as never});
  const provider = vendor({connect});
  const context = await contextWith();
  const operation = await provider.submit(provider.plan(request, card()), context);
  const poll = provider.poll(operation, context);
  await expect(poll).rejects.toMatchObject({failed: {kind: 'internal', charged: 'no', code: 'answer'}});
  await expect(poll).rejects.toThrow(/A vendor did not report the status of the job .*expected/);
});
