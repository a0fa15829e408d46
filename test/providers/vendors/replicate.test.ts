import {describe, expect, test} from 'vitest';
import {suiteSetup} from '../../../src/providers/suite/test-setup.ts';
import {fake} from '../../../src/providers/vendors/replicate/fake.ts';
import {replicate} from '../../../src/providers/vendors/replicate/provider.ts';
import {providerContract} from './run-contract.ts';

providerContract(replicate, {faults: fake.faults, wire: {constant: []}});

describe('a lost create is found in the list of late jobs', () => {
  const stage = suiteSetup(replicate);
  const [card] = replicate.models;
  const lose = async (seed: number) => {
    if (!card) throw new Error('no card');
    const planned = replicate.plan(stage.request(card, {seed}), card);
    stage.fake.failNext('unknown-outcome');
    await replicate.submit(planned, stage.context()).catch(() => undefined);
    const find = (at: Date, known: string[] = []) =>
      replicate.reconcile?.(planned, {at: at.toISOString(), clientId: '', known}, stage.context());
    return {find, id: stage.fake.jobs.at(-1)?.id ?? ''};
  };

  test('where it is the only one of its kind', async () => {
    const {find, id} = await lose(1);
    expect(await find(new Date())).toMatchObject({id, provider: 'replicate'});
  });

  test('but not where two are alike, unless one of them is known', async () => {
    const first = await lose(2);
    const second = await lose(2);
    expect(await second.find(new Date())).toBe('unsure');
    expect(await second.find(new Date(), [first.id])).toMatchObject({id: second.id});
    expect(await second.find(new Date(), [first.id, second.id])).toBe('none');
  });

  test('and not where all that is like it is older', async () => {
    const {find} = await lose(3);
    expect(await find(new Date(Date.now() + 3_600_000))).toBe('none');
  });
});
