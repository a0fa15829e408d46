import {join} from 'node:path';
import {expect, test} from 'vitest';
import {probeVideo} from '../../../src/machine/media/probe.ts';
import {fromAiSdk} from '../../../src/providers/adapter/from-ai-sdk.ts';
import {suiteSetup, untilEnd} from '../../../src/providers/suite/test-setup.ts';
import {tools} from '../../support/tools.ts';
import {providerContract} from '../vendors/run-contract.ts';
import {fake, provider, vendor, waiting} from './from-ai-sdk/made-up-model.ts';

const module = join(import.meta.dirname, 'from-ai-sdk/made-up-model.ts');

providerContract(provider, {faults: fake.faults, wire: {constant: [], module}});

const blocking = fromAiSdk({...vendor, model: waiting});
const stage = suiteSetup(blocking);
const [card] = provider.models;
if (!card) throw new Error('no model');

test('the key that an adapter writes into its operation is not noted; what it warned of is', async () => {
  const operation = await provider.submit(provider.plan(stage.request(card), card), stage.context());
  expect(operation.vendor).toMatchObject({route: 'one', warned: 'it is a fake'});
  expect(operation.id).toBe(stage.fake.jobs.at(-1)?.id);
  expect(JSON.stringify(operation)).not.toContain('canary');
  expect(await untilEnd(provider, operation, stage.context())).toMatchObject({state: 'done'});
});

test('a seed of 0, which adapters leave out, is told as 1 and listed', () => {
  const planned = provider.plan(stage.request(card, {seed: 0}), card);
  expect(planned.params.seed).toBe(1);
  expect(planned.altered).toContainEqual(expect.objectContaining({field: 'seed', asked: '0', becomes: '1'}));
  expect(provider.plan(stage.request(card, {seed: 7}), card).params.seed).toBe(7);
});

test('what has a name only at one vendor goes to it as an option', async () => {
  const {aiSdkOptions} = await import('../../../src/providers/adapter/ai-sdk-options.ts');
  const resolved = {
    ...provider.plan(stage.request(card), card),
    params: {prompt: 'a', 'made-up.negative': ''},
  };
  const order = {resolved, card, route: 'one', files: {references: []}, clientId: undefined};
  expect(aiSdkOptions(order)).toMatchObject({
    prompt: 'a',
    n: 1,
    providerOptions: {'made-up': {negative: ''}},
  });
});

test('a model that can only be waited for gives its clip with the answer, and it is kept before the job has a name', async () => {
  const context = stage.context();
  const operation = await blocking.submit(blocking.plan(stage.request(card), card), context);
  expect(operation.id).toBe(context.clientId);
  expect(await stage.store.holds(operation.vendor?.stored ?? '')).toBe(true);
  const done = await blocking.poll(JSON.parse(JSON.stringify(operation)), context);
  if (done.state !== 'done') throw new Error('it is not done');
  const file = join(stage.folder, 'blocking.mp4');
  await blocking.collect(done, file, context);
  expect((await probeVideo(tools, file)).seconds).toBeGreaterThan(0.5);
});

test.each(['unknown-outcome', 'internal', 'moderated-output', 'expired-asset'] as const)(
  'where it is waited for, %s leaves open what became of it, and it is sent once',
  async (fault) => {
    const before = stage.fake.requests.filter(({method}) => method === 'POST').length;
    stage.fake.failNext(fault);
    const error = await blocking
      .submit(blocking.plan(stage.request(card), card), stage.context())
      .catch((e) => e);
    expect(['unknown-outcome', 'internal']).toContain(error.failed.kind);
    expect(error.failed.charged).not.toBe('no');
    expect(stage.fake.requests.filter(({method}) => method === 'POST')).toHaveLength(before + 1);
  },
);

test('where the model cannot be made, as without its package, nothing has left and nothing is charged', async () => {
  const model = () => Promise.reject(new Error('Cannot find package'));
  const unmade = fromAiSdk({...vendor, model});
  const before = stage.fake.requests.length;
  const sent = unmade.submit(unmade.plan(stage.request(card), card), stage.context());
  await expect(sent).rejects.toMatchObject({failed: {kind: 'invalid', charged: 'no'}});
  expect(stage.fake.requests).toHaveLength(before);
});
