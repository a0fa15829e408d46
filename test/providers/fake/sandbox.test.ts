import {Socket} from 'node:net';
import {join} from 'node:path';
import {expect, onTestFinished, test, vi} from 'vitest';
import {openStore} from '../../../src/machine/files/store.ts';
import {openNetwork} from '../../../src/machine/http/network.ts';
import {decodeWhole} from '../../../src/machine/media/decode.ts';
import type {Context, Provider} from '../../../src/providers/contract/contract.ts';
import {providersMaking, SHOT_KINDS} from '../../../src/providers/contract/kinds.ts';
import {openSandbox} from '../../../src/providers/fake/sandbox.ts';
import {providers} from '../../../src/providers/providers.generated.ts';
import {shot, untilEnd} from '../../../src/providers/suite/test-setup.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {tools} from '../../support/tools.ts';

test('without a key, every vendor goes from plan to a clip that decodes, and no request leaves this machine', async () => {
  const reached = vi.spyOn(Socket.prototype, 'connect');
  onTestFinished(() => reached.mockRestore());
  const folder = temporaryFolder();
  const store = await openStore(folder);
  const all = providersMaking(SHOT_KINDS, Object.values(providers));
  const {network, fakes, close} = await openSandbox(all, {tools, draft: store.draft, latency: 0});
  onTestFinished(close);
  const context: Context = {tools, input: () => '', draft: store.draft, store, network};
  for (const provider of all.filter(({remote}) => remote)) {
    const [card] = provider.models;
    if (!card) throw new Error(`${provider.id} has no models`);
    const request = {
      kind: 'clip' as const,
      shot,
      fps: 25,
      seconds: 1,
      move: {kind: 'push' as const, amount: 0.05, ease: 'ease' as const},
      size: {width: 270, height: 480},
      photo: null,
      clip: null,
      take: 1,
    };
    const operation = await provider.submit(provider.plan(request, card), context);
    const done = await untilEnd(provider, operation, context);
    if (done.state !== 'done') throw new Error(done.message);
    const file = join(folder, `${provider.id}.mp4`);
    await provider.collect(done, file, context);
    expect((await decodeWhole(tools, file)).seconds, provider.id).toBeGreaterThan(0.9);
    expect(fakes.get(provider.id)?.jobs, provider.id).toHaveLength(1);
  }
  const hosts = reached.mock.calls.map(([how]) => (how as unknown as [{host?: string; path?: string}])[0]);
  expect(hosts.filter(({path}) => !path).map(({host}) => host)).not.toEqual([]);
  expect(new Set(hosts.filter(({path}) => !path).map(({host}) => host))).toEqual(new Set(['127.0.0.1']));
});

test('a real key is not even read in the sandbox', () => {
  const {key} = openNetwork({env: {A_KEY: 'real'}, sandbox: {}});
  expect(key('A_KEY')).not.toBe('real');
  expect(openNetwork({env: {A_KEY: 'real'}}).key('A_KEY')).toBe('real');
});

test('a job that a run left is still there when the sandbox is opened again', async () => {
  const folder = temporaryFolder();
  const store = await openStore(folder);
  const provider = (Object.values(providers) as Provider[]).find(({id}) => id === 'fal') as Provider;
  const open = async () => {
    const memory = join(folder, 'vendors');
    const sandbox = await openSandbox([provider], {tools, draft: store.draft, memory, latency: 0});
    const context: Context = {tools, input: () => '', draft: store.draft, network: sandbox.network};
    return {sandbox, context};
  };
  const [card] = provider.models;
  if (!card) throw new Error('no model');
  const first = await open();
  const request = {
    kind: 'clip' as const,
    shot,
    fps: 25,
    seconds: 1,
    photo: null,
    clip: null,
    take: 1,
    move: {kind: 'push' as const, amount: 0.05, ease: 'ease' as const},
    size: {width: 270, height: 480},
  };
  const operation = await provider.submit(provider.plan(request, card), first.context);
  await first.sandbox.close();
  const second = await open();
  onTestFinished(second.sandbox.close);
  const done = await untilEnd(provider, operation, second.context);
  if (done.state !== 'done') throw new Error(done.message);
  await provider.collect(done, join(folder, 'clip.mp4'), second.context);
  expect((await decodeWhole(tools, join(folder, 'clip.mp4'))).seconds).toBeGreaterThan(0.9);
  expect(second.sandbox.fakes.get('fal')?.jobs).toHaveLength(1);
});
