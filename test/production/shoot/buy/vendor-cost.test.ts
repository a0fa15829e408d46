import {expect, test} from 'vitest';
import {readCost} from '../../../../src/production/shoot/buy/vendor-cost.ts';
import {runway} from '../../../../src/providers/vendors/runway/provider.ts';
import {FAILED, succeeded, task, withClip} from './lying-answers.ts';
import {openLyingVendor} from './lying-vendor.ts';
import {failedAs, openStage, orderFor} from './setup.ts';

test('a cost is a number of dollars from 0 on; a vendor that names none says nothing', () => {
  expect(readCost(0.48)).toEqual({cost: 480_000});
  expect(readCost(0)).toEqual({cost: 0});
  expect(readCost(undefined)).toEqual({});
  expect(readCost(null)).toEqual({});
});

test.each([-0.01, NaN, Infinity, 2_000_000, 1e300, '0.48', {usd: 1}])(
  'a job that its vendor says cost %s is fetched, counts at the worst case, and is told as a fault of the vendor',
  async (usd) => {
    const stage = openStage();
    const told: string[] = [];
    const north = stage.provider('north', {poll: [{state: 'done', usd: usd as number}]});
    const run = stage.run([north], {oddCost: (_job, said) => told.push(said)});
    const [outcome] = await stage.buy(run, orderFor(['north']));
    expect(outcome).toMatchObject({state: 'bought', job: {cost: null, spent: 1_000_000}});
    expect(told).toEqual([String(usd)]);
    expect(JSON.stringify(stage.ledger.events())).toContain('which is no amount');
  },
);

test.each([-0.01, NaN, '0.48'])(
  'a failed job that was charged, its vendor says %s, counts at the worst case',
  async (usd) => {
    const stage = openStage();
    const told: string[] = [];
    const north = stage.provider('north', {poll: [failedAs('invalid', 'yes', {usd})]});
    const run = stage.run([north], {oddCost: (_job, said) => told.push(said)});
    await stage.buy(run, orderFor(['north']));
    expect(stage.ledger.totals()).toEqual({spent: 1_000_000, held: 0});
    expect(told).toHaveLength(1);
  },
);

test.each([{credits: -24}, {credits: 'many'}, {}])(
  'a task of Runway that cost %j is fetched and counts at the worst case',
  async (cost) => {
    const stage = await openLyingVendor(
      runway,
      withClip((clip) => task(succeeded(clip, {cost}))),
    );
    const [outcome] = await stage.buy('monday', 1);
    if (outcome?.state !== 'bought') throw new Error(outcome?.state);
    expect(outcome.job.spent).toBe(outcome.job.plan.worst);
  },
  60_000,
);

test('a task of Runway that failed at a negative cost is not free: a person looks at the bill', async () => {
  const stage = await openLyingVendor(runway, task({...FAILED, cost: {credits: -24}}));
  await stage.buy('monday', 1);
  const parked = stage.ledger.inStates(['PARKED']);
  expect(parked.map(({unresolved}) => unresolved?.why)).toEqual(stage.bill.map(() => 'charge'));
  expect(stage.ledger.inStates(['FAILED'])).toEqual([]);
}, 60_000);
