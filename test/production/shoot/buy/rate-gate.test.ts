import {expect, test} from 'vitest';
import {openGate} from '../../../../src/production/shoot/buy/rate-gate.ts';
import {openStage, orderFor, orders, thrown} from './setup.ts';

const DONE = {state: 'done'} as const;

test('a provider has no more jobs at once than it takes, and creates no faster than it takes them', async () => {
  const stage = openStage();
  let at = 0;
  let most = 0;
  const plain = stage.provider('north', {poll: [DONE]}, {concurrency: 2, perMinute: 12});
  const north = {
    ...plain,
    submit: async (...args: Parameters<typeof plain.submit>) => {
      most = Math.max(most, ++at);
      return plain.submit(...args);
    },
    collect: async (...args: Parameters<typeof plain.collect>) => {
      await plain.collect(...args);
      at--;
    },
  };
  await stage.buy(stage.run([north]), ...orders(7, 'north'));
  expect(most).toBeLessThanOrEqual(2);
  const sent = stage.calls.filter(({call}) => call === 'north submit').map((each) => each.at);
  for (const [n, time] of sent.slice(1).entries())
    expect(time - (sent[n] ?? 0)).toBeGreaterThanOrEqual(5_000);
});

test('what a provider asks for is waited for before the next create', async () => {
  const stage = openStage();
  const north = stage.provider('north', {submit: [thrown('rate', 'no', {retryAfter: 300}), undefined]});
  const [outcome] = await stage.buy(stage.run([north]), orderFor(['north']));
  const [first, second] = stage.calls.filter(({call}) => call === 'north submit');
  expect(outcome?.state).toBe('bought');
  expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(300_000);
});

test('after five faults in a run a provider rests a minute, and then one create goes alone', async () => {
  const stage = openStage();
  const faults = Array.from({length: 6}, () => thrown('capacity'));
  const north = stage.provider('north', {submit: [...faults, undefined]});
  await stage.buy(stage.run([north]), ...orders(6, 'north'));
  const sent = stage.calls.filter(({call}) => call === 'north submit').map((each) => each.at);
  const begin = sent[0] ?? 0;
  // Six went before any answered; all six were faults, so the seventh waits, and the eighth waits for its answer.
  expect(sent.slice(0, 6).every((time) => time - begin < 100)).toBe(true);
  expect((sent[6] ?? 0) - begin).toBeGreaterThanOrEqual(60_000);
  expect((sent[7] ?? 0) - (sent[6] ?? 0)).toBeGreaterThanOrEqual(10);
  expect(stage.ledger.totals()).toEqual({spent: 6_000_000, held: 0});
});

test('where the headers say that nothing is left, the next create waits for the reset', async () => {
  const stage = openStage();
  const plain = stage.provider('north');
  const run = stage.run([
    {
      ...plain,
      submit: (...args) => {
        const last = stage.count('north submit') === 1;
        run.gate('north').tell({remaining: last ? 0 : 5, resetSeconds: 90});
        return plain.submit(...args);
      },
    },
  ]);
  for (const order of orders(3, 'north')) await stage.buy(run, order);
  const [first = 0, second = 0, third = 0] = stage.calls
    .filter(({call}) => call === 'north submit')
    .map((each) => each.at);
  expect(second - first).toBeLessThan(90_000);
  expect(third - second).toBeGreaterThanOrEqual(90_000);
});

test('a clock that is set back by a year makes nothing wait for a year', async () => {
  let now = Date.parse('2027-11-29');
  const waits: number[] = [];
  const sleep = async (ms: number): Promise<void> => {
    waits.push(ms);
    now += ms;
  };
  const gate = openGate({concurrency: 1}, {now: () => now, random: () => 0.5, id: () => '', sleep});
  (await gate.turn())();
  now = Date.parse('2026-11-29');
  (await gate.turn())();
  gate.tell({remaining: 0, resetSeconds: 60});
  (await gate.turn())();
  expect(waits).toEqual([60_000]);
});
