import {afterEach, beforeEach, expect, test} from 'vitest';
import {openNetwork} from '../../../src/machine/http/network.ts';
import {openSamples} from '../../../src/machine/media/sample-clips.ts';
import {systemClock} from '../../../src/machine/process/clock.ts';
import {decidePrice, readBills} from '../../../src/production/shoot/bills.ts';
import {planSpot} from '../../../src/production/shoot/plan-and-buy.ts';
import {purchase} from '../../../src/production/shoot/purchase.ts';
import type {SpotPlan} from '../../../src/production/shoot/route/plan-shoot.ts';
import {openVaultLedger} from '../../../src/production/shoot/vault/open-vault.ts';
import type {Provider} from '../../../src/providers/contract/contract.ts';
import {type Fake, type FakeVendor, openFake} from '../../../src/providers/fake/fake-vendor.ts';
import {providers} from '../../../src/providers/providers.generated.ts';
import type {Bill} from '../../../src/spot/ledger/bills.ts';
import {openStage, type Stage} from '../takes/setup.ts';

const SHOTS = 'compositions/spots/tiny/shots.yaml';
const {runway} = providers;

/** A vendor that says of each finished job that it took so many credits. */
const billing = (vendor: FakeVendor, credits: number): FakeVendor => ({
  ...vendor,
  answer: async (asked, world) => {
    const reply = await vendor.answer(asked, world);
    if (reply === 'cut' || typeof reply.body !== 'object' || !('cost' in reply.body)) return reply;
    return {...reply, body: {...reply.body, cost: {credits}}};
  },
});

let stage: Stage;
let fake: Fake;
beforeEach(async () => {
  stage = await openStage();
  stage.workspace.edit(SHOTS, 'shots:\n', "policy: {allow: ['runway/gen4-5']}\nshots:\n");
  const {tools, store} = await stage.production();
  fake = await openFake(billing((await runway?.remote?.fake()) as FakeVendor, 5_000), {
    samples: openSamples(tools, store.draft),
  });
});
afterEach(async () => {
  await fake?.close();
  stage?.workspace.remove();
});

async function shoot(
  takes: number,
  maxCost = 500,
): Promise<{plan: SpotPlan; states: string[]; bills: Bill[]}> {
  const production = await stage.production();
  const plan = await planSpot(production, {sandbox: true, takes});
  const bills: Bill[] = [];
  const bought = await purchase(plan, production, {
    network: openNetwork({sandbox: {runway: fake.origin}}),
    providers: [runway as Provider],
    policy: production.spot.policy,
    maxCost,
    clock: {...systemClock, sleep: async () => undefined},
    tell: () => undefined,
    tellBill: (bill) => bills.push(bill),
  });
  return {plan, states: bought.map(({outcome}) => outcome.state), bills};
}

test('a bill above the estimate ends orders from that model, in this run and in later ones', async () => {
  const first = await shoot(8);
  // Those that were sent before the first bill came.
  expect(fake.jobs.length).toBeLessThanOrEqual(4);
  expect(first.states).toContain('failed');
  expect(first.bills.length).toBe(fake.jobs.length);
  expect(first.bills[0]).toMatchObject({provider: 'runway', model: 'gen4-5', billed: 50_000_000});
  const sent = fake.jobs.length;
  const {plan} = await shoot(8);
  expect(fake.jobs).toHaveLength(sent);
  const [shot] = plan.shots;
  const refused = shot?.route.refused.find(({model}) => model === 'gen4-5');
  expect(refused?.why).toMatch(/it billed \$50\.00 for a job that was estimated at \$0\.\d+/);
});

test('what was billed above the estimate counts against the caps, also before the job is over', async () => {
  await shoot(1, 20);
  const ledger = await openVaultLedger((await stage.production()).workspace, Date.now);
  expect(ledger.totals()).toEqual({spent: 50_000_000, held: 0});
  ledger.close();
});

test('a person says that the model costs that much: it is ordered from again, at the billed price', async () => {
  await shoot(1);
  const {workspace} = await stage.production();
  const decided = {price: 'billed', by: 'ada', why: 'the new price list'} as const;
  await decidePrice(workspace, 'runway/gen4-5', decided, {rehearsal: false, now: Date.now});
  const {plan, states, bills} = await shoot(2);
  expect(plan.shots[0]?.takes.map(({usd}) => usd)).toEqual([0, 50]);
  expect([states, bills]).toEqual([['bought', 'bought'], []]);
});

test('a person says that the bill was a mistake: the price of the card is used again, until the next such bill', async () => {
  await shoot(1);
  const {workspace} = await stage.production();
  const decided = {price: 'listed', by: 'ada', why: 'refunded'} as const;
  await decidePrice(workspace, 'runway/gen4-5', decided, {rehearsal: false, now: Date.now});
  expect(await readBills(workspace)).toEqual([]);
  const {plan, bills} = await shoot(2);
  expect(plan.usd).toBeLessThan(5);
  expect(bills).toHaveLength(1);
  expect(await readBills(workspace)).toMatchObject([{undecided: [{billed: 50_000_000}]}]);
});

test('a model without such a bill has nothing to decide about', async () => {
  await shoot(1);
  const {workspace} = await stage.production();
  const decided = {price: 'listed', by: 'ada', why: 'refunded'} as const;
  await expect(
    decidePrice(workspace, 'runway/gen4-6', decided, {rehearsal: false, now: Date.now}),
  ).rejects.toThrow('Did you mean "runway/gen4-5"?');
});
