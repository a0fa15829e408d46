import {expect, test} from 'vitest';
import {fetchEarlierResults, LATE} from '../../../../src/production/shoot/buy/late-results.ts';
import type {Run} from '../../../../src/production/shoot/buy/run.ts';
import type {Job} from '../../../../src/spot/ledger/job.ts';
import {subjectOf} from '../requests.ts';
import {failedAs, openStage, orderFor, type Stage} from './setup.ts';

const FAILED = failedAs('internal', 'no');

/** Monday's run ends with a job that its vendor says has failed, at no cost. */
async function monday(stage: Stage, charged: 'no' | 'unknown' = 'no'): Promise<Job> {
  const run = stage.run([stage.provider('north', {poll: [failedAs('moderated-output', charged)]})]);
  await stage.buy(run, orderFor(['north']));
  const [job] = stage.ledger.inStates(['FAILED', 'PARKED']);
  if (!job) throw new Error('no job has failed');
  return job;
}

const tuesday = (stage: Stage, change: Parameters<Stage['run']>[1] = {}): Run =>
  stage.run([stage.provider('north', {poll: [{state: 'done', usd: 0.48}]})], {batch: 'tuesday', ...change});

test.each(['no', 'unknown'] as const)(
  'a job that failed (charged: %s) and completed after its run had ended is found, fetched and counted by the next run',
  async (charged) => {
    const stage = openStage();
    const {id} = await monday(stage, charged);
    const late = await stage.time.until(fetchEarlierResults(tuesday(stage)));
    expect(late).toMatchObject([{id, state: 'COMMITTED', spent: 480_000}]);
    expect(stage.ledger.totals()).toEqual({spent: 480_000, held: 0});
    const [outcome] = await stage.buy(tuesday(stage), orderFor(['north']));
    expect(outcome).toMatchObject({state: 'bought', job: {id}});
    expect(stage.count('north submit')).toBe(1);
  },
);

test.each(['no', 'unknown'] as const)(
  'the cost of a failed job (charged: %s) that its vendor charges for later is recorded, once',
  async (charged) => {
    const stage = openStage();
    const {id} = await monday(stage, charged);
    const poll = [{...failedAs('moderated-output', 'yes'), usd: 0.3}, FAILED];
    const run = stage.run([stage.provider('north', {poll})], {batch: 'tuesday'});
    const late = await stage.time.until(fetchEarlierResults(run));
    expect(late).toMatchObject([{id, state: 'FAILED', spent: 300_000, failure: {charged: 'yes'}}]);
    expect(await stage.time.until(fetchEarlierResults(run))).toEqual([]);
    expect(stage.ledger.totals()).toEqual({spent: 300_000, held: 0});
  },
);

test('a failed job that its vendor charges for before the run ends got nothing, and its cost is recorded', async () => {
  const stage = openStage();
  const free = failedAs('moderated-output', 'no');
  const poll = [free, free, {...failedAs('moderated-output', 'yes'), usd: 0.3}];
  const [outcome] = await stage.buy(stage.run([stage.provider('north', {poll})]), orderFor(['north']));
  expect(outcome).toMatchObject({state: 'failed'});
  expect(stage.ledger.totals()).toEqual({spent: 300_000, held: 0});
});

test('a job that still has failed stays so, and its take is ordered again', async () => {
  const stage = openStage();
  const {id} = await monday(stage);
  const run = stage.run([stage.provider('north', {poll: [FAILED]})], {batch: 'tuesday'});
  expect(await stage.time.until(fetchEarlierResults(run))).toEqual([]);
  expect(stage.ledger.job(id)).toMatchObject({state: 'FAILED', spent: 0});
});

test('a job that a person interrupted in the queue is polled by the next run: the vendor may have begun it before', async () => {
  const stage = openStage();
  const controller = new AbortController();
  const poll = [{state: 'pending', queued: true} as const, {state: 'pending', queued: true} as const, FAILED];
  const north = stage.provider('north', {poll, cancel: [undefined]});
  stage.time.after(1_000, () => controller.abort(new Error('Ctrl-C')));
  const run = stage.run([north], {signal: controller.signal});
  await expect(stage.buy(run, orderFor(['north']))).rejects.toThrow('Ctrl-C');
  expect(stage.ledger.inStates(['FAILED'])).toMatchObject([{failure: {code: 'cancelled'}}]);
  const late = await stage.time.until(fetchEarlierResults(tuesday(stage)));
  expect(late).toMatchObject([{state: 'COMMITTED', spent: 480_000}]);
});

test('jobs that failed long ago, or before this copy of the workspace was made, are left alone', async () => {
  const stage = openStage();
  const {at} = await monday(stage);
  expect(await stage.time.until(fetchEarlierResults(tuesday(stage), Date.parse(at)))).toEqual([]);
  await stage.time.until(stage.time.wait(LATE + 1));
  expect(await stage.time.until(fetchEarlierResults(tuesday(stage)))).toEqual([]);
});

test('a job of a process that still runs is left to it', async () => {
  const stage = openStage();
  await monday(stage);
  const run = tuesday(stage, {owner: {id: 'other', alive: async () => true}});
  expect(await stage.time.until(fetchEarlierResults(run))).toEqual([]);
  expect(stage.ledger.totals().spent).toBe(0);
});

test('a failed job of another run counts against the day while its vendor may yet charge it', async () => {
  const stage = openStage();
  await monday(stage);
  const caps = {day: 1_500_000};
  const other = orderFor(['north'], {id: 'end, take 1', subject: subjectOf('end')});
  const [outcome] = await stage.buy(tuesday(stage, {caps}), other);
  expect(outcome).toMatchObject({state: 'failed', why: 'over-budget'});
  await stage.time.until(stage.time.wait(2 * 3_600_000));
  const [later] = await stage.buy(tuesday(stage, {caps, batch: 'later'}), other);
  expect(later).toMatchObject({state: 'bought'});
});

test('a job that its vendor calls failed and running in turn is left to a person after a day, and not bought again', async () => {
  const stage = openStage();
  const poll = Array.from({length: 20_000}, (_, look) => (look % 2 ? {state: 'pending' as const} : FAILED));
  const begun = stage.time.now();
  const [outcome] = await stage.buy(stage.run([stage.provider('north', {poll})]), orderFor(['north']));
  expect(outcome?.state).toBe('unresolved');
  expect(stage.time.now() - begun).toBeLessThan(25 * 3_600_000);
  expect(stage.count('north submit')).toBe(1);
});
