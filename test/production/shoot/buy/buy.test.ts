import {expect, test} from 'vitest';
import {buyAll} from '../../../../src/production/shoot/buy/buy.ts';
import {OPEN, type State} from '../../../../src/spot/ledger/states.ts';
import {upTo} from '../ledger/plans.ts';
import {failedAs, openStage, orderFor, orders, thrown} from './setup.ts';

const DONE = {state: 'done'} as const;
const PENDING = {state: 'pending'} as const;

test('a clip is bought once: a second order finds it and sends no request', async () => {
  const stage = openStage();
  const north = stage.provider('north', {poll: [PENDING, {...DONE, usd: 0.7}]});
  const [first] = await stage.buy(stage.run([north]), orderFor(['north']));
  const [second] = await stage.buy(stage.run([north]), orderFor(['north']));
  expect(first).toMatchObject({state: 'bought', file: 'clip of north'});
  expect(second).toEqual(first);
  expect(stage.count('north submit')).toBe(1);
  expect(stage.ledger.totals()).toEqual({spent: 700_000, held: 0});
  expect(stage.states(first?.state === 'bought' ? first.job.id : '')).toEqual([
    'PLANNED',
    'RESERVED',
    'SUBMITTING',
    'SUBMITTED',
    'RUNNING',
    'DOWNLOADING',
    'VERIFIED',
    'COMMITTED',
  ]);
});

test('two orders for the very same request share one purchase', async () => {
  const stage = openStage();
  const run = stage.run([stage.provider('north', {poll: [PENDING, PENDING, DONE]})]);
  const one = orderFor(['north']);
  const outcomes = await stage.buy(run, one, {...one, id: 'another order'});
  expect(outcomes.map(({state}) => state)).toEqual(['bought', 'bought']);
  expect(stage.count('north submit')).toBe(1);
});

test('the intent is in the ledger before the request leaves, and the id before the first question', async () => {
  const stage = openStage();
  const seen: [string, State | undefined][] = [];
  const plain = stage.provider('north');
  const watched = <A extends unknown[], T>(name: string, call: (...args: A) => T) => {
    return (...args: A): T => {
      seen.push([name, stage.ledger.inStates(OPEN)[0]?.state]);
      return call(...args);
    };
  };
  const north = {
    ...plain,
    submit: watched('submit', plain.submit),
    poll: watched('poll', plain.poll),
    collect: watched('collect', plain.collect),
  };
  await stage.buy(stage.run([north]), orderFor(['north']));
  expect(seen).toEqual([
    ['submit', 'SUBMITTING'],
    ['poll', 'SUBMITTED'],
    ['collect', 'DOWNLOADING'],
  ]);
});

test('a bad download is downloaded again, never made again; after eight it waits for a person, paid', async () => {
  const stage = openStage();
  const cut = new Error('cut off');
  const north = stage.provider('north', {collect: [cut, cut, 'clip', cut]});
  const run = stage.run([north]);
  const [good] = await stage.buy(run, orders(1, 'north')[0] as never);
  expect(good?.state).toBe('bought');
  const [bad] = await stage.buy(run, orders(2, 'north')[1] as never);
  expect(bad).toMatchObject({
    state: 'unresolved',
    job: {unresolved: {why: 'lost', note: expect.stringContaining('cut off')}},
  });
  expect([stage.count('north submit'), stage.count('north collect')]).toEqual([2, 11]);
});

test('where the budget has no room for the first candidate, the next that fits is asked; else it says so', async () => {
  const stage = openStage();
  const order = orderFor(['north', 'south']);
  const cheap = {
    ...order,
    candidates: order.candidates.map((each, n) => ({...each, worst: n ? 200_000 : 900_000})),
  };
  const run = stage.run([stage.provider('north'), stage.provider('south')], {caps: {batch: 300_000}});
  const [bought] = await stage.buy(run, cheap);
  expect(bought).toMatchObject({state: 'bought', job: {plan: {provider: 'south'}}});
  const [none] = await stage.buy(run, {
    ...cheap,
    id: 'more',
    candidates: orders(2, 'north')[1]?.candidates ?? [],
  });
  expect(none).toMatchObject({state: 'failed', why: 'over-budget'});
  expect(stage.ledger.totals()).toEqual({spent: 200_000, held: 0});
});

test('a job of a provider that is not wanted any more is withdrawn if it was not sent, and finished if it was', async () => {
  const stage = openStage();
  const both = () => ['north', 'south'].map((id) => stage.provider(id));
  const left = {order: 'hook, take 1', provider: 'north', key: 'north hook, take 1'};
  upTo(stage.ledger, 'RESERVED', left);
  const [moved] = await stage.buy(stage.run(both()), orderFor(['south']));
  expect(moved).toMatchObject({state: 'bought', job: {plan: {provider: 'south'}}});

  upTo(stage.ledger, 'RUNNING', {...left, order: 'end, take 1', key: 'north end'});
  const [kept] = await stage.buy(stage.run(both()), orderFor(['south'], {id: 'end, take 1'}));
  expect(kept).toMatchObject({state: 'bought', job: {plan: {provider: 'north'}}});
});

test('a run that is ended gives back what it set aside for what it has not sent', async () => {
  const stage = openStage();
  const controller = new AbortController();
  const north = stage.provider('north', {submit: [thrown('rate', 'no', {retryAfter: 60})]});
  const run = stage.run([north], {signal: controller.signal});
  stage.time.after(30_000, () => controller.abort());
  await expect(stage.time.until(buyAll(orders(3, 'north'), run))).rejects.toThrow('aborted');
  expect(stage.ledger.totals()).toEqual({spent: 0, held: 0});
});

test('a clip that is paid for and gone from the vault is not bought again, and stops its own order alone', async () => {
  const stage = openStage();
  const vault = {keep: async () => 'gone', holds: async () => true};
  const run = stage.run([stage.provider('north')], {vault});
  await stage.buy(run, orderFor(['north']));
  const later = stage.run([stage.provider('north')]);
  const [gone, other] = await stage.buy(later, orderFor(['north']), ...orders(1, 'north'));
  expect(gone).toMatchObject({state: 'stopped', why: expect.stringContaining('paid for')});
  expect(other).toMatchObject({state: 'bought'});
  expect(stage.count('north submit')).toBe(2);
});

test('a failure without a word about money is no clip, and the next candidate is asked meanwhile', async () => {
  const stage = openStage();
  const north = stage.provider('north', {poll: [failedAs('invalid', 'unknown')]});
  const [outcome] = await stage.buy(
    stage.run([north, stage.provider('south')]),
    orderFor(['north', 'south']),
  );
  expect(outcome?.state).toBe('bought');
  expect(stage.ledger.totals()).toEqual({spent: 1_000_000, held: 1_000_000});
});
