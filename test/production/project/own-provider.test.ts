import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {openNetwork} from '../../../src/machine/http/network.ts';
import {asOwn} from '../../../src/production/project/own-provider.ts';
import {remote} from '../../../src/providers/adapter/remote.ts';
import type {ModelCard} from '../../../src/providers/contract/card.ts';
import type {Provider, Remote} from '../../../src/providers/contract/contract.ts';
import type {ShotRequest} from '../../../src/providers/contract/request.ts';
import {Shot} from '../../../src/spot/documents/shots.ts';
import {NO_CAMERA_MOVE} from '../../../src/spot/timeline/camera-move.ts';
import {provider as madeUp} from '../../providers/adapter/from-ai-sdk/made-up-model.ts';
import {tools} from '../../support/tools.ts';

const SHOT = Shot.parse({id: 'a', kind: 'scene', subject: 'a harbour', framing: 'wide', seconds: 2});
const PLANNED = {
  provider: 'v',
  model: 'made-up-1',
  version: '1',
  params: {prompt: 'x'},
  inputs: {},
  take: 1,
  altered: [],
};
const vendor = {
  ...{id: 'v', title: 'V', models: madeUp.models, key: null, sdk: null, history: 'its dashboard'},
  origins: () => ['https://api.v.example'],
  fields: () => ({prompt: (text: string) => ({prompt: text})}),
  explain: () => undefined,
  fake: async () => {
    throw new Error('not opened here');
  },
};
const context = {
  network: openNetwork({env: {}}),
  input: () => '',
  draft: async () => undefined,
  tools,
} as never;

describe('a fault of an own provider is told as its own, with its file', () => {
  const file = join(import.meta.dirname, 'provider.ts');
  const own = (more: object, remote = {}): Provider =>
    asOwn({...madeUp, ...more, remote: {...madeUp.remote, ...remote} as Remote}, file);
  const where = {file};
  const request: ShotRequest = {
    kind: 'clip',
    shot: SHOT,
    fps: 24,
    seconds: 2,
    move: NO_CAMERA_MOVE,
    size: {width: 720, height: 1280},
    photo: null,
    clip: null,
    take: 1,
  };
  const [card] = madeUp.models as [ModelCard];

  test('in its plan, with the line; a refusal stays what it is', () => {
    const plan = () => {
      throw new TypeError('text.shorten is not a function');
    };
    expect(() => own({plan}).plan(request, card)).toThrow(
      /could not plan a take \(.*TypeError: text.shorten is not a function, at .*own-provider\.test\.ts/,
    );
    const mustShoot = {...request, shot: {...request.shot, mustShoot: true}};
    expect(() => own({}).plan(mustShoot, card)).toThrow(/never sent/);
  });

  test.each([
    ['a text for the price', {usd: '0.5'}, 'usd', '"0.5"'],
    ['a price that is no number', {usd: Number.NaN}, 'usd', 'NaN'],
    ['a negative price', {usd: -1}, 'usd', '-1'],
    ['a price without end', {usd: Number.POSITIVE_INFINITY}, 'usd', 'Infinity'],
    ['no price', {usd: undefined}, 'usd', 'nothing'],
    ['a number for what the price is computed from', {usd: 1, basis: 5}, 'basis', '5'],
  ])('in its estimate: %s', (_, estimated, field, got) => {
    const estimate = () => ({basis: 'a take', asOf: '2026-11-22', ...estimated});
    const planned = own({}).plan({...request, shot: {...SHOT, mustShoot: false}}, card);
    const what = 'provider "made-up" could not estimate the price of a take';
    const problem = {code: 'provider-fault', what, where, expected: expect.stringContaining(field), got};
    expect(() => own({estimate}).estimate(planned)).toThrow(
      expect.objectContaining({problems: [expect.objectContaining(problem)]}),
    );
  });

  test('in what it plans: params that are no plain values', () => {
    const plan = () => ({...PLANNED, params: {prompt: {text: 'x'}}});
    expect(() => own({plan}).plan(request, card)).toThrow(
      /provider\.ts: provider "made-up" could not plan a take .*params\.prompt/,
    );
  });

  test.each([
    ['url: 5', {state: 'done', result: {url: 5}}],
    ['an unknown state', {state: 'ready'}],
    ['nothing', undefined],
  ])('in what `look` returns: %s', async (_, status) => {
    const provider = asOwn(
      {
        ...remote({
          ...vendor,
          connect: async () => ({create: async () => ({id: 'a'}), look: async () => status as never}),
        }),
        remote: madeUp.remote as Remote,
      },
      file,
    );
    const asking = provider.poll({provider: 'v', id: 'a', request: PLANNED}, context);
    await expect(asking).rejects.toMatchObject({
      failed: {
        kind: 'internal',
        charged: 'no',
        code: 'answer',
        message: expect.stringContaining(file),
      },
    });
    await expect(asking).rejects.toThrow(/`look` of the provider returned something else/);
  });

  test('in what `create` returns after it has sent: the job may have been accepted', async () => {
    const provider = asOwn(
      {
        ...remote({
          ...vendor,
          connect: async () => ({
            create: async () => ({id: 5}) as never,
            look: async () => ({state: 'pending'}),
          }),
        }),
        remote: madeUp.remote as Remote,
      },
      file,
    );
    await expect(provider.submit(PLANNED, context)).rejects.toMatchObject({
      failed: {kind: 'unknown-outcome', charged: 'unknown', message: expect.stringContaining(file)},
    });
  });

  test.each([
    ['one that cannot be read', () => Promise.reject(new Error('no such file')), /Error: no such file/],
    ['none', async () => undefined, 'nothing'],
    ['something else', async () => ({answer: 1}), 'answer'],
  ])('in its fake: %s', async (_, fake, got) => {
    const problem = {code: 'provider-fault', what: 'provider "made-up" could not open its fake', where};
    await expect(own({}, {fake}).remote?.fake()).rejects.toMatchObject({
      problems: [{...problem, got: typeof got === 'string' ? got : expect.stringMatching(got)}],
    });
  });
});
