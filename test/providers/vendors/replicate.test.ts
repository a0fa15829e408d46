import {describe, expect, test} from 'vitest';
import {suiteSetup} from '../../../src/providers/suite/test-setup.ts';
import {fake} from '../../../src/providers/vendors/replicate/fake.ts';
import {replicate} from '../../../src/providers/vendors/replicate/provider.ts';
import {providerContract} from './run-contract.ts';

providerContract(replicate, {
  faults: fake.faults,
  wire: {constant: ['webhook', 'webhook_events_filter']},
});

describe('a lost create is found in the list of late jobs by its webhook address', () => {
  const stage = suiteSetup(replicate);
  const [card] = replicate.models;
  const lose = async () => {
    if (!card) throw new Error('no card');
    const planned = replicate.plan(stage.request(card, {seed: 7}), card);
    const context = stage.context();
    stage.fake.failNext('unknown-outcome');
    await replicate.submit(planned, context).catch(() => undefined);
    const sent = {at: new Date(Date.now() + 90_000).toISOString(), clientId: context.clientId ?? ''};
    const find = (more = {}) => replicate.reconcile?.(planned, {...sent, ...more}, stage.context());
    return {find, id: stage.fake.jobs.at(-1)?.id ?? ''};
  };

  test('each of two that are alike, and whatever the clocks say', async () => {
    const [first, second] = [await lose(), await lose()];
    expect(await first.find()).toMatchObject({id: first.id, provider: 'replicate'});
    expect(await second.find()).toMatchObject({id: second.id});
  });

  test('and no other: a job of another order is neither taken nor named, and one that is known is not taken', async () => {
    const {find, id} = await lose();
    expect(await find({clientId: crypto.randomUUID()})).toEqual({similar: []});
    expect(await find({known: [id]})).toEqual({similar: []});
  });

  test('jobs with the same words and no mark are named', async () => {
    const {find} = await lose();
    const job = stage.fake.jobs.at(-1);
    if (job) delete job.body.webhook;
    const found = await find();
    expect(found).toMatchObject({similar: expect.arrayContaining([expect.stringContaining(job?.id ?? '?')])});
  });
});
