import {expect, onTestFinished, test} from 'vitest';
import {openStore} from '../../../src/machine/files/store.ts';
import {probe} from '../../../src/machine/media/probe.ts';
import {type Clock, systemClock} from '../../../src/machine/process/clock.ts';
import {buy} from '../../../src/production/shoot/buy/buy.ts';
import type {Order} from '../../../src/production/shoot/buy/order.ts';
import {resume} from '../../../src/production/shoot/buy/own-jobs.ts';
import {openRun, type Run} from '../../../src/production/shoot/buy/run.ts';
import {openPurchasedFiles} from '../../../src/production/shoot/buy/vault.ts';
import {ledgerFile, openLedger} from '../../../src/production/shoot/ledger/open.ts';
import {listUnresolved, settle} from '../../../src/production/shoot/ledger/settle.ts';
import {requestKey} from '../../../src/providers/contract/request.ts';
import {openSandbox} from '../../../src/providers/fake/sandbox.ts';
import {stepsContract} from '../../../src/providers/suite/steps-contract.ts';
import {openSetup} from '../../../src/providers/suite/test-setup.ts';
import type {Caps} from '../../../src/spot/ledger/budget.ts';
import {toMicro} from '../../../src/spot/ledger/money.ts';
import type {Subject} from '../../../src/spot/ledger/subject.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {tools} from '../../support/tools.ts';
import {cards} from '../speech-trial/cards.ts';
import {fake} from '../speech-trial/fake.ts';
import {echo} from '../speech-trial/provider.ts';

// A new kind of purchase is the four files of `speech-trial/`, and nothing else.

const line = {
  kind: 'speech',
  text: 'It stays cold until noon.',
  voice: 'ada',
  language: 'en',
  take: 1,
} as const;
const subject: Subject = {spot: 'tiny', type: 'line', id: 'hook'};
const [card] = cards;
if (!card) throw new Error('the trial has a card');

stepsContract(
  echo,
  openSetup(echo, () => line),
  {
    faults: fake.faults,
    wire: {constant: ['model', 'client'], module: import.meta.resolve('../speech-trial/provider.ts')},
  },
);

const orderOf = (text: string, take = 1): Order => {
  const request = echo.plan({...line, text, take}, card);
  const [key, worst] = [requestKey(request), toMicro(echo.estimate(request).usd) ?? 0];
  const candidates = [{provider: echo.id, key, request, mediaType: card.mediaType, worst}];
  return {id: `${text}, take ${take}`, kind: 'speech', subject, candidates};
};

/** The fake vendor, and processes that buy from it one after the other by one ledger. */
async function openShop() {
  const folder = temporaryFolder();
  const store = await openStore(folder);
  const {network, fakes, close} = await openSandbox([echo], {tools, draft: store.draft, latency: 0});
  onTestFinished(close);
  const vendor = fakes.get(echo.id);
  if (!vendor) throw new Error('the trial has a fake');
  let waited = 0;
  const clock: Clock = {
    ...systemClock,
    now: () => Date.now() + waited,
    sleep: async (ms) => {
      waited += ms;
      await systemClock.sleep(1);
    },
  };
  const ledger = await openLedger(ledgerFile(folder), clock.now);
  onTestFinished(() => ledger.close());
  const vault = await openPurchasedFiles(folder, {store, tools, now: clock.now});
  const process = (id: string, caps: Caps = {}, tell?: Run['tell']): Run =>
    openRun({
      ledger,
      clock,
      vault,
      owner: {id, alive: async () => false},
      providers: [echo],
      context: (about) => ({...about, tools, input: () => '', draft: store.draft, store, network}),
      limits: () => ({concurrency: 2}),
      batch: id,
      caps,
      tell,
    });
  return {vault, vendor, ledger, process};
}

test('a plan lists a voice that the model does not have, and refuses a text that is too long', () => {
  expect(echo.plan({...line, voice: 'alan'}, card)).toMatchObject({
    params: {voice: 'ada'},
    altered: [{field: 'voice', asked: 'alan', becomes: 'ada'}],
  });
  expect(() => echo.plan({...line, text: 'x'.repeat(501)}, card)).toThrow('at most 500 characters');
});

test('a line is bought once, is whole audio, and the ledger says what the bill says', async () => {
  const {vault, vendor, ledger, process} = await openShop();
  const outcome = await buy(orderOf(line.text), process('one'));
  if (outcome.state !== 'bought') throw new Error(outcome.state);
  expect(outcome.job).toMatchObject({
    plan: {kind: 'speech', subject},
    asset: {kind: 'speech', mediaType: 'audio/wav', file: outcome.file},
  });
  expect((await probe(tools, vault.path(outcome.file))).audio?.seconds).toBeCloseTo(1.25, 1);
  expect(await buy(orderOf(line.text), process('two'))).toMatchObject({state: 'bought', file: outcome.file});
  expect(vendor.jobs).toHaveLength(1);
  expect(ledger.totals({subject})).toEqual({spent: toMicro(vendor.charged()), held: 0});
});

test('a process that is killed after the submission leaves a job, and the next one finishes it without another', async () => {
  const {vendor, ledger, process} = await openShop();
  const killed = new Error('killed');
  const run = process('one', {}, ({state}) => {
    if (state === 'SUBMITTED') throw killed;
  });
  await expect(buy(orderOf(line.text), run)).rejects.toBe(killed);
  expect(ledger.inStates(['SUBMITTED'])).toHaveLength(1);
  expect(await resume(process('two'))).toMatchObject([{state: 'COMMITTED', plan: {kind: 'speech'}}]);
  expect(vendor.jobs).toHaveLength(1);
});

test('lines of one subject share its budget', async () => {
  const {vendor, ledger, process} = await openShop();
  const run = process('one', {subject: 4_000});
  const texts = ['It stays cold until noon.', 'Cold until noon, every day.'];
  const states = [];
  for (const text of texts) states.push((await buy(orderOf(text), run)).state);
  expect(states).toEqual(['bought', 'failed']);
  expect(vendor.jobs).toHaveLength(1);
  expect(ledger.inStates(['FAILED'])).toMatchObject([{failure: {kind: 'over-budget', code: 'subject'}}]);
});

test('a lost answer is looked up, and where it cannot be, a person settles the job', async () => {
  const {vendor, ledger, process} = await openShop();
  vendor.failNext('unknown-outcome');
  expect(await buy(orderOf(line.text), process('one'))).toMatchObject({state: 'bought'});
  expect(vendor.jobs).toHaveLength(1);

  vendor.failNext('expired-asset');
  expect(await buy(orderOf('Another line.'), process('one'))).toMatchObject({
    state: 'unresolved',
    job: {unresolved: {why: 'lost'}},
  });
  const [open] = listUnresolved(ledger);
  settle(ledger, open?.id ?? '', {outcome: 'charged', by: 'Ada', note: 'invoice 7'});
  expect(ledger.totals()).toEqual({spent: toMicro(vendor.charged()), held: 0});
});
