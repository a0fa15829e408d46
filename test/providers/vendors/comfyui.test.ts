import {join} from 'node:path';
import {expect, test} from 'vitest';
import {openNetwork} from '../../../src/machine/http/network.ts';
import {suiteSetup, untilEnd} from '../../../src/providers/suite/test-setup.ts';
import {fake} from '../../../src/providers/vendors/comfyui/fake.ts';
import {comfyui} from '../../../src/providers/vendors/comfyui/provider.ts';
import {providerContract} from './run-contract.ts';

/** The graph has the values of the plan at its own nodes. */
const graph = (body: Record<string, unknown>) =>
  body.prompt as Record<string, {inputs: Record<string, unknown>}>;

providerContract(comfyui, {
  faults: fake.faults,
  wire: {
    constant: [],
    leaves: (asked) => {
      const {positive, negative, latent, sampled} = graph(asked?.body ?? {});
      const {width, height, length} = latent?.inputs ?? {};
      return Object.entries({
        text: positive?.inputs.text,
        negative: negative?.inputs.text,
        width,
        height,
        length,
        seed: sampled?.inputs.seed,
      });
    },
  },
});

const stage = suiteSetup(comfyui);
const [card] = comfyui.models as [(typeof comfyui.models)[number]];

test('a lost create is found by our own name for it, and one that never came is surely not there', async () => {
  const context = stage.context();
  const planned = comfyui.plan(stage.request(card), card);
  const sent = {at: new Date().toISOString(), clientId: context.clientId ?? ''};
  expect(await comfyui.reconcile?.(planned, sent, context)).toBe('none');
  stage.fake.failNext('unknown-outcome');
  await expect(comfyui.submit(planned, context)).rejects.toThrow();
  expect(await comfyui.reconcile?.(planned, sent, context)).toMatchObject({id: context.clientId});
});

test('takes differ where the shot names no seed: ComfyUI would answer an equal graph from its cache', () => {
  const seedOf = (take: number) => comfyui.plan(stage.request(card, {take}), card).params.seed;
  expect(seedOf(1)).not.toBe(seedOf(2));
  expect(comfyui.plan(stage.request(card, {seed: 0}), card).params.seed).toBe(0);
});

test('a server elsewhere in the house is named by COMFYUI_URL, and a mistake in it is told', async () => {
  const planned = comfyui.plan(stage.request(card), card);
  const at = (COMFYUI_URL: string) => stage.context({network: openNetwork({env: {COMFYUI_URL}})});
  const operation = await comfyui.submit(planned, at(stage.fake.origin));
  expect(stage.fake.jobs.at(-1)?.id).toBe(operation.id);
  const done = await untilEnd(comfyui, operation, at(stage.fake.origin));
  if (done.state !== 'done') throw new Error(done.message);
  await comfyui.collect(done, join(stage.folder, 'own.mp4'), at(stage.fake.origin));
  await expect(comfyui.submit(planned, at('my-server'))).rejects.toMatchObject({
    failed: {kind: 'invalid', charged: 'no', code: 'setting-invalid'},
  });
});
