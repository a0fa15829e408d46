import {expect, test} from 'vitest';
import {shooterOf} from '../../../../src/production/shoot/buy/shooter.ts';
import type {
  Context,
  Done,
  Operation,
  Provider,
  ResolvedRequest,
} from '../../../../src/providers/contract/contract.ts';

const request: ResolvedRequest = {
  provider: 'north',
  model: 'one',
  version: '1',
  params: {seed: 0},
  inputs: {},
  take: 1,
  altered: [],
};
const operation: Operation = {provider: 'north', id: 'theirs', request};

test('a provider of the registry is bought from by the ports: ids, costs and failures go through', async () => {
  const seen: unknown[] = [];
  const answers = [
    {state: 'pending'},
    {state: 'done', operation, usd: 0.35},
    {state: 'done', operation},
    {state: 'failed', kind: 'internal', charged: 'no', code: '500', message: 'it broke'},
  ] as (Done & {usd?: number})[];
  const provider = {
    id: 'north',
    submit: async (asked: ResolvedRequest, context: unknown) => {
      seen.push(asked, context);
      return {...operation, vendor: undefined};
    },
    poll: async () => answers.shift(),
    reconcile: async () => 'none',
    collect: async (done: Done, file: string) => void seen.push(done.operation.id, file),
  } as unknown as Provider;
  const context = (about: object) => about as unknown as Context;
  const shooter = shooterOf(provider, context, {concurrency: 2});

  const sent = {at: '2026-11-22T09:00:00.000Z', clientId: 'mine'};
  const accepted = await shooter.submit(JSON.parse(JSON.stringify(request)), sent);
  expect(accepted).toStrictEqual(operation);
  expect(seen.splice(0)).toEqual([request, {clientId: 'mine', signal: undefined}]);

  expect(await shooter.poll(accepted)).toEqual({state: 'pending'});
  const done = await shooter.poll(accepted);
  expect(done).toMatchObject({state: 'done', cost: 350_000});
  expect(await shooter.poll(accepted)).not.toHaveProperty('cost');
  expect(await shooter.poll(accepted)).toMatchObject({state: 'failed', kind: 'internal', charged: 'no'});

  await shooter.collect(done.state === 'done' ? done.result : undefined, 'a.mp4');
  expect(seen).toEqual(['theirs', 'a.mp4']);
  expect(await shooter.reconcile?.(accepted, {...sent, known: [], others: []})).toBe('none');
});

test('a provider that cannot be asked after a lost create says so by having no way to', () => {
  const provider = {id: 'north'} as unknown as Provider;
  expect(shooterOf(provider, () => ({}) as Context, {concurrency: 1})).not.toHaveProperty('reconcile');
});
