import {expect, test} from 'vitest';
import {resume} from '../../../../src/production/shoot/buy/own-jobs.ts';
import {listUnresolved, reopen, settle} from '../../../../src/production/shoot/ledger/settle.ts';
import type {Operation, Sent} from '../../../../src/providers/contract/contract.ts';
import type {ResolvedRequest} from '../../../../src/providers/contract/request.ts';
import type {State} from '../../../../src/spot/ledger/states.ts';
import {TenspotError} from '../../../../src/spot/problem/errors.ts';
import {upTo} from '../ledger/plans.ts';
import {operationAt} from '../requests.ts';
import {openStage, orderFor, orders, type Stage, thrown} from './setup.ts';

const DONE = {state: 'done'} as const;
const PENDING = {state: 'pending'} as const;

test('a two-hour outage in the middle: accepted jobs go on after it, with no new create', async () => {
  const stage = openStage();
  const from = stage.time.now() + 3_000;
  const north = {
    ...stage.provider('north'),
    poll: async (operation: Operation) => {
      const since = stage.time.now() - from;
      if (since > 0 && since < 2 * 3_600_000) throw new Error('ECONNREFUSED');
      return since > 0 ? {...DONE, operation} : PENDING;
    },
  };
  const outcomes = await stage.buy(stage.run([north]), ...orders(6, 'north'));
  expect(outcomes.every(({state}) => state === 'bought')).toBe(true);
  expect(stage.time.now()).toBeGreaterThan(from + 2 * 3_600_000);
  expect(stage.count('north submit')).toBe(6);
});

test('an accepted job that a provider never ends is unresolved after a day, and found again by asking once more', async () => {
  const stage = openStage();
  const north = stage.provider('north', {poll: [new Error('404')]});
  const [outcome] = await stage.buy(stage.run([north]), orderFor(['north']));
  expect(outcome).toMatchObject({state: 'unresolved', job: {unresolved: {why: 'outcome'}, held: 1_000_000}});
  const [unresolved] = listUnresolved(stage.ledger);
  reopen(stage.ledger, unresolved?.id ?? '', 'Ada');
  const well = stage.provider('north');
  await stage.time.until(resume(stage.run([well])));
  expect(stage.ledger.job(unresolved?.id ?? '')?.state).toBe('COMMITTED');
  expect(stage.count('north submit')).toBe(1);
});

test('a job that cannot be asked after from here is left for a run that can, and not asked after for a day', async () => {
  for (const script of [
    {poll: [thrown('invalid'), DONE]},
    {poll: [thrown('balance', 'no', {code: 'key'}), DONE]},
    {submit: [new Error('reset')], reconcile: [thrown('invalid'), {id: 'theirs'}]},
  ]) {
    const stage = openStage();
    const north = stage.provider('north', script);
    const [first] = await stage.buy(stage.run([north]), orderFor(['north', 'south']));
    expect(first).toMatchObject({state: 'stopped', why: expect.stringContaining('north: it said')});
    const [outcome] = await stage.buy(stage.run([north]), orderFor(['north', 'south']));
    expect(outcome?.state).toBe('bought');
    expect(stage.count('north submit')).toBe(1);
  }
});

test('a full disk ends the run and not the job: nothing more is bought, and the clip is fetched when there is room', async () => {
  const stage = openStage();
  const full = new TenspotError({code: 'file-enospc', what: 'the disk is full'});
  const north = stage.provider('north', {collect: [full, 'clip']}, {concurrency: 1});
  await expect(stage.buy(stage.run([north]), ...orders(3, 'north'))).rejects.toThrow('the disk is full');
  expect([stage.count('north submit'), stage.count('north collect')]).toEqual([1, 1]);
  const outcomes = await stage.buy(stage.run([north]), ...orders(3, 'north'));
  expect(outcomes.map(({state}) => state)).toEqual(['bought', 'bought', 'bought']);
  expect(stage.count('north submit')).toBe(3);
});

test('a job stays open when the key of its vendor is gone, and other vendors are still used', async () => {
  const stage = openStage();
  const open = upTo(stage.ledger, 'RUNNING', {provider: 'north', batch: 'sunday'});
  const run = stage.run([
    stage.provider('north', {poll: [thrown('balance', 'no', {code: 'key'})]}),
    stage.provider('south'),
  ]);
  await stage.time.until(resume(run));
  const [outcome] = await stage.buy(run, orderFor(['south']));
  expect([stage.ledger.job(open.id)?.state, outcome?.state]).toEqual(['RUNNING', 'bought']);
});

const LEFT: [State, {submits: number; ends: State}][] = [
  ['PLANNED', {submits: 0, ends: 'FAILED'}],
  ['RESERVED', {submits: 0, ends: 'FAILED'}],
  ['SUBMITTING', {submits: 0, ends: 'COMMITTED'}],
  ['SUBMITTED', {submits: 0, ends: 'COMMITTED'}],
  ['RUNNING', {submits: 0, ends: 'COMMITTED'}],
  ['DOWNLOADING', {submits: 0, ends: 'COMMITTED'}],
  ['VERIFIED', {submits: 0, ends: 'COMMITTED'}],
];

test.each(LEFT)('another process goes on with a job that was left as %s', async (state, {submits, ends}) => {
  const stage = openStage();
  const job = upTo(stage.ledger, state, {provider: 'north'});
  const north = stage.provider('north', {reconcile: [{id: 'found'}]});
  await stage.time.until(resume(stage.run([north])));
  expect(stage.ledger.job(job.id)?.state).toBe(ends);
  expect(stage.count('north submit')).toBe(submits);
  expect(stage.ledger.totals()).toEqual({spent: ends === 'COMMITTED' ? 500_000 : 0, held: 0});
});

test('a lost answer is looked up: found, it goes on; not there, it is sent again only under an id of ours; unknown, it waits for a person', async () => {
  const lost = (...reconcile: NonNullable<Parameters<Stage['provider']>[1]>['reconcile'] & {}) => {
    const stage = openStage();
    return {stage, north: stage.provider('north', {submit: [new Error('reset'), undefined], reconcile})};
  };
  const said = lost('none');
  const [unproven] = await said.stage.buy(said.stage.run([said.north]), orderFor(['north', 'south']));
  expect(unproven?.state).toBe('unresolved');
  expect(said.stage.count('north submit')).toBe(1);
  expect(said.stage.ledger.totals()).toEqual({spent: 0, held: 1_000_000});
  const found = lost(new Error('503'), 'none', {id: 'theirs'});
  const [bought] = await found.stage.buy(found.stage.run([found.north]), orderFor(['north']));
  expect(bought?.state).toBe('bought');
  expect(found.stage.count('north submit')).toBe(1);

  const none = lost('none');
  Object.assign(none.north, {ownIds: true});
  const [again] = await none.stage.buy(none.stage.run([none.north]), orderFor(['north']));
  const [first, second] = none.stage.calls.filter(({call}) => call === 'north submit');
  expect(again?.state).toBe('bought');
  expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(600_000);

  const unsure = lost('unsure');
  const [unresolved] = await unsure.stage.buy(unsure.stage.run([unsure.north]), orderFor(['north']));
  expect(unresolved?.state).toBe('unresolved');
  expect(unsure.stage.count('north submit')).toBe(1);
  const [still] = await unsure.stage.buy(unsure.stage.run([unsure.north]), orderFor(['north']));
  expect(still?.state).toBe('unresolved');
  expect(unsure.stage.count('north submit')).toBe(1);
});

test('what never arrived is not sent again by another run: it may spend less, or want something else', async () => {
  const stage = openStage();
  const script = {submit: [new Error('reset'), undefined], reconcile: ['none' as const]};
  const north = stage.provider('north', script, {ownIds: true});
  const sent = upTo(stage.ledger, 'SUBMITTING', {provider: 'north', batch: 'monday'});
  const tuesday = stage.run([north], {batch: 'tuesday', caps: {batch: 0}});
  await stage.time.until(resume(tuesday));
  expect(stage.ledger.job(sent.id)).toMatchObject({state: 'FAILED', failure: {kind: 'withdrawn'}});
  expect(stage.count('north submit')).toBe(0);
  expect(stage.ledger.totals()).toEqual({spent: 0, held: 0});
});

test('a job that may still be listed is waited for ten minutes, then a person is asked; it is never sent again', async () => {
  const stage = openStage();
  const north = stage.provider('north', {submit: [new Error('reset')], reconcile: ['unlisted']});
  const from = stage.time.now();
  const [unresolved] = await stage.buy(stage.run([north]), orderFor(['north']));
  expect(unresolved?.state).toBe('unresolved');
  expect(stage.time.now() - from).toBeGreaterThanOrEqual(600_000);
  expect(stage.count('north submit')).toBe(1);
});

test('a lost create that was sent while the clock was a year ahead is looked for as long as any other, then a person is asked', async () => {
  const stage = openStage();
  const {ledger, time} = stage;
  const planned = upTo(ledger, 'RESERVED', {provider: 'north'});
  const sentAt = new Date(time.now() + 365 * 86_400_000).toISOString();
  const sent = ledger.write((writer) => writer.move(planned, 'SUBMITTING', {sentAt}));
  const before = time.now();
  await time.until(resume(stage.run([stage.provider('north', {reconcile: ['unlisted']})])));
  expect(ledger.job(sent.id)?.state).toBe('PARKED');
  expect(time.now() - before).toBeLessThan(3_600_000);
});

test('of two creates that were lost, one job of the vendor becomes one of ours, though both ask at once', async () => {
  const stage = openStage();
  let asked = 0;
  let both = (): void => undefined;
  const met = new Promise<void>((resolve) => {
    both = resolve;
  });
  const north = {
    ...stage.provider('north', {submit: [new Error('reset'), new Error('reset')]}),
    reconcile: async (request: ResolvedRequest, {known = []}: Sent) => {
      if (++asked === 2) both();
      await met;
      return known.includes('theirs') ? ('unsure' as const) : operationAt('north', 'theirs', request);
    },
  };
  const ended = await stage.buy(stage.run([north]), ...orders(2, 'north'));
  expect(ended.map(({state}) => state).sort()).toEqual(['bought', 'unresolved']);
});

test('a lost create is looked up with the ids of the jobs that are in the ledger already, and so are not it', async () => {
  const stage = openStage();
  upTo(stage.ledger, 'RUNNING', {provider: 'south', key: 'of another provider'});
  const asked: unknown[] = [];
  const north = {
    ...stage.provider('north', {submit: [undefined, new Error('reset')]}),
    reconcile: async (request: ResolvedRequest, sent: Sent) => {
      asked.push(sent);
      return operationAt('north', 'theirs', request);
    },
  };
  const run = stage.run([north]);
  for (const order of orders(2, 'north')) await stage.buy(run, order);
  expect(asked).toEqual([{at: expect.any(String), clientId: 'c002', known: ['north-1']}]);
});

test('an unresolved job is settled by a person, with a line that says who; no other job can be', async () => {
  const stage = openStage();
  const park = async (n: number) => {
    const [outcome] = await stage.buy(
      stage.run([stage.provider('north', {submit: [new Error('reset')]})]),
      orders(n + 1, 'north')[n] as never,
    );
    return outcome?.state === 'unresolved' ? outcome.job.id : '';
  };
  const [paid, free, kept] = [await park(0), await park(1), await park(2)];
  settle(stage.ledger, paid, {outcome: 'charged', cost: 900_000, by: 'Ada', note: 'invoice 7'});
  settle(stage.ledger, free, {outcome: 'not-charged', by: 'Ada'});
  settle(stage.ledger, kept, {outcome: 'charged', asset: 'clip of north', by: 'Ada'});
  expect(stage.ledger.totals()).toEqual({spent: 1_900_000, held: 0});
  expect(stage.ledger.events(paid).at(-1)?.change).toMatchObject({
    by: 'Ada',
    note: 'invoice 7',
    spent: 900_000,
  });
  expect(stage.ledger.job(kept)).toMatchObject({
    state: 'COMMITTED',
    asset: {kind: 'clip', mediaType: 'video/mp4', file: 'clip of north'},
  });
  expect(listUnresolved(stage.ledger)).toEqual([]);
  expect(() => settle(stage.ledger, paid, {outcome: 'charged', by: 'Ada'})).toThrow('not unresolved');
  expect(() => settle(stage.ledger, 'no-such-job', {outcome: 'charged', by: 'Ada'})).toThrow('does not know');
  const other = await park(3);
  expect(() => settle(stage.ledger, other, {outcome: 'not-charged', cost: 5, by: 'Ada'})).toThrow('neither');
});
