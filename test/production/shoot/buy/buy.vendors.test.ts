import {expect, onTestFinished, test} from 'vitest';
import {openStore} from '../../../../src/machine/files/store.ts';
import {type Clock, systemClock} from '../../../../src/machine/process/clock.ts';
import {buy} from '../../../../src/production/shoot/buy/buy.ts';
import {openRun} from '../../../../src/production/shoot/buy/run.ts';
import {openPurchasedFiles} from '../../../../src/production/shoot/buy/vault.ts';
import {ledgerFile, openLedger} from '../../../../src/production/shoot/ledger/open.ts';
import {listUnresolved, settle} from '../../../../src/production/shoot/ledger/settle.ts';
import {providersMaking, SHOT_KINDS} from '../../../../src/providers/contract/kinds.ts';
import {requestKey} from '../../../../src/providers/contract/request.ts';
import type {FakeFault} from '../../../../src/providers/fake/fake-vendor.ts';
import {openSandbox} from '../../../../src/providers/fake/sandbox.ts';
import {providers} from '../../../../src/providers/providers.generated.ts';
import {shot} from '../../../../src/providers/suite/test-setup.ts';
import {FAILURE_RULES, type FailureKind} from '../../../../src/spot/ledger/failure-reactions.ts';
import {toMicro} from '../../../../src/spot/ledger/money.ts';
import {temporaryFolder} from '../../../support/folder.ts';
import {tools} from '../../../support/tools.ts';
import {subjectOf} from '../requests.ts';

const remote = providersMaking(SHOT_KINDS, Object.values(providers)).filter((each) => each.remote);

/** Waits cost no time, and count as if they did. */
function impatient(): Clock {
  let waited = 0;
  return {
    ...systemClock,
    now: () => Date.now() + waited,
    sleep: async (ms) => {
      waited += ms;
      await systemClock.sleep(1);
    },
  };
}

/** What one fault on an order with one candidate comes to; of a lost answer only that it is not sent again. */
const outcomeOf = (fault: FakeFault | undefined): unknown => {
  if (fault === 'unknown-outcome' || fault === 'busy-after-acceptance')
    return expect.stringMatching(/^(bought|unresolved)$/);
  if (fault === 'expired-asset') return 'unresolved';
  if (fault === 'balance') return 'stopped';
  return fault && /^(moderated|invalid)/.test(fault) ? 'failed' : 'bought';
};

test.each(remote.map((provider) => [provider.id, provider] as const))(
  'whatever goes wrong at %s, its bill and the ledger agree, and no more is sent than the table says',
  async (id, provider) => {
    const folder = temporaryFolder();
    const store = await openStore(folder);
    const {network, fakes, close} = await openSandbox(remote, {tools, draft: store.draft, latency: 0});
    onTestFinished(close);
    const fake = fakes.get(id);
    const [card] = provider.models;
    const vendor = await provider.remote?.fake();
    if (!fake || !card || !vendor) throw new Error(`${id} has no fake`);
    for (const [index, fault] of [undefined, ...vendor.faults].entries()) {
      const clock = impatient();
      const ledger = await openLedger(ledgerFile(folder), clock.now);
      const context = (about: object) => ({
        tools,
        input: () => '',
        draft: store.draft,
        store,
        network,
        ...about,
      });
      const vault = await openPurchasedFiles(folder, {store, tools, now: clock.now});
      const run = openRun({
        ledger,
        clock,
        vault,
        owner: {id: 'me', alive: async () => false},
        providers: [provider],
        context,
        limits: () => ({concurrency: 2}),
        batch: `batch ${index}`,
        caps: {},
      });
      const wanted = {...shot, subject: `water on steel, ${index}`};
      const move = {kind: 'push' as const, amount: 0.05, ease: 'ease' as const};
      const size = {width: 270, height: 480};
      const request = provider.plan(
        {kind: 'clip', shot: wanted, fps: 25, seconds: 1, move, size, photo: null, clip: null, take: 1},
        card,
      );
      const worst = toMicro(provider.estimate(request).usd) ?? 0;
      const before = fake.jobs.length;
      if (fault) fake.failNext(fault);
      const key = requestKey(request);
      const candidates = [{provider: id, key, request, mediaType: card.mediaType, worst}];
      const order = {id: key, kind: 'clip', subject: subjectOf('test-shot'), candidates} as const;
      const outcome = await buy(order, run);
      const accepted = fake.jobs.length - before;
      expect(outcome.state, fault).toEqual(outcomeOf(fault));
      const most =
        fault && fault in FAILURE_RULES ? Math.max(1, FAILURE_RULES[fault as FailureKind].takes) : 1;
      expect(accepted, fault).toBeLessThanOrEqual(most);
      // A person looks the unresolved job up in the bill.
      for (const {id: job, plan} of listUnresolved(ledger)) {
        const cost = toMicro(fake.charged() - ledger.totals().spent / 1e6) ?? 0;
        expect(cost, fault).toBeLessThanOrEqual(plan.worst + 1);
        settle(ledger, job, {outcome: 'charged', cost, by: 'the bill'});
      }
      expect(ledger.totals().held, fault).toBe(0);
      expect(ledger.totals().spent / 1e6, fault).toBeCloseTo(fake.charged(), 4);
      ledger.close();
    }
  },
  120_000,
);
