import {expect, test} from 'vitest';
import {buyAll} from '../../../../src/production/shoot/buy/buy.ts';
import {ENDING_TIME} from '../../../../src/production/shoot/buy/end-run.ts';
import {resume} from '../../../../src/production/shoot/buy/own-jobs.ts';
import type {PurchaseSteps} from '../../../../src/providers/contract/contract.ts';
import {OPEN} from '../../../../src/spot/ledger/states.ts';
import {failedAs, openStage, orderFor, type Script, type Stage} from './setup.ts';

const QUEUED = {state: 'pending', queued: true} as const;
const DONE = {state: 'done'} as const;

/** A run on one order that is ended after a while; how long it then took, and what it left. */
async function ended(stage: Stage, north: ReturnType<Stage['provider']>, after = 1_000) {
  const controller = new AbortController();
  const run = stage.run([north], {signal: controller.signal});
  const begun = stage.time.now();
  stage.time.after(after, () => controller.abort(new Error('Ctrl-C')));
  await expect(stage.time.until(buyAll([orderFor(['north'])], run))).rejects.toThrow('Ctrl-C');
  return {took: stage.time.now() - begun - after, left: stage.ledger.inStates(OPEN)};
}

/** The same order in a run of its own. */
async function again(stage: Stage, script: Script) {
  const run = stage.run([stage.provider('north', script)], {batch: 'tuesday'});
  await stage.time.until(resume(run));
  const [outcome] = await stage.buy(run, orderFor(['north']));
  return outcome;
}

test('a job that waits in a queue is cancelled, costs nothing, and is bought anew by the next run', async () => {
  const stage = openStage();
  const north = stage.provider('north', {poll: [QUEUED, QUEUED, failedAs('internal')], cancel: [undefined]});
  const {took, left} = await ended(stage, north);
  expect(left).toEqual([]);
  expect(took).toBeLessThan(1_000);
  expect(stage.ledger.totals()).toEqual({spent: 0, held: 0});
  const [job] = stage.ledger.inStates(['FAILED']);
  expect(job?.failure).toMatchObject({kind: 'withdrawn', when: 'ended', code: 'cancelled'});
  expect(stage.states(job?.id ?? '').slice(-3)).toEqual(['SUBMITTED', 'CANCELLING', 'FAILED']);
  expect(await again(stage, {})).toMatchObject({state: 'bought', job: {plan: {attempt: 2}}});
  expect(stage.ledger.totals()).toEqual({spent: 1_000_000, held: 0});
});

test('a job that has begun is not cancelled: the next run brings it in', async () => {
  const stage = openStage();
  const north = stage.provider('north', {poll: [QUEUED, {state: 'pending'}], cancel: [undefined]});
  const {left} = await ended(stage, north, 2_000);
  expect(left).toMatchObject([{state: 'RUNNING'}]);
  expect(stage.count('north cancel')).toBe(0);
  expect(await again(stage, {})).toMatchObject({state: 'bought', job: {id: left[0]?.id}});
  expect(stage.count('north submit')).toBe(1);
});

test('a job that began since it was last looked at is not cancelled either', async () => {
  const stage = openStage();
  const north = stage.provider('north', {poll: [QUEUED, {state: 'pending'}], cancel: [undefined]});
  const {left} = await ended(stage, north);
  expect(left).toMatchObject([{state: 'SUBMITTED'}]);
  expect(stage.count('north cancel')).toBe(0);
});

test('a provider that cannot cancel gets no request to cancel', async () => {
  const stage = openStage();
  const {took, left} = await ended(stage, stage.provider('north', {poll: [QUEUED]}));
  expect(left).toMatchObject([{state: 'SUBMITTED'}]);
  expect(took).toBeLessThan(1_000);
});

test.each<[string, NonNullable<Script['poll']>[number], string]>([
  ['it does not say what that cost', failedAs('invalid', 'unknown'), 'PARKED'],
  ['it charged all the same', failedAs('invalid', 'yes'), 'FAILED'],
  ['it was done before', DONE, 'COMMITTED'],
])('when %s, the job stays open, and the next run goes by what it says', async (_, last, end) => {
  const stage = openStage();
  const {left} = await ended(
    stage,
    stage.provider('north', {poll: [QUEUED, QUEUED, last], cancel: [undefined]}),
  );
  expect(left).toMatchObject([{state: 'CANCELLING', held: 1_000_000}]);
  await again(stage, {poll: [last]});
  expect(stage.ledger.job(left[0]?.id ?? '')).toMatchObject({
    state: end,
    spent: end === 'PARKED' ? 0 : 1_000_000,
  });
});

test('when it cannot be reached, or goes on all the same, the next run waits for the job and sends nothing', async () => {
  const stage = openStage();
  const {left} = await ended(
    stage,
    stage.provider('north', {poll: [QUEUED], cancel: [new Error('no route')]}),
  );
  expect(left).toMatchObject([{state: 'CANCELLING'}]);
  const outcome = await again(stage, {poll: [QUEUED, {state: 'pending'}, DONE]});
  expect(outcome).toMatchObject({state: 'bought', job: {id: left[0]?.id}});
  expect(stage.states(left[0]?.id ?? '').slice(-5)[0]).toBe('CANCELLING');
  expect(stage.count('north submit')).toBe(1);
});

test('a job that turns out to be dropped while it is bought again is begun anew by the same candidate', async () => {
  const stage = openStage();
  const {left} = await ended(
    stage,
    stage.provider('north', {poll: [QUEUED], cancel: [new Error('no route')]}),
  );
  const north = stage.provider('north', {poll: [failedAs('internal'), DONE]});
  const [outcome] = await stage.buy(stage.run([north], {batch: 'tuesday'}), orderFor(['north']));
  expect(stage.ledger.job(left[0]?.id ?? '')).toMatchObject({state: 'FAILED', spent: 0});
  expect(outcome).toMatchObject({state: 'bought', job: {plan: {attempt: 2}}});
});

test('a provider that does not answer delays no exit, and a late answer is not recorded', async () => {
  const stage = openStage();
  const plain = stage.provider('north', {poll: [QUEUED, QUEUED, failedAs('internal')]});
  const north = {...plain, cancel: () => stage.time.wait(60_000)};
  const {took, left} = await ended(stage, north);
  expect(took).toBeLessThanOrEqual(ENDING_TIME + 1_000);
  await stage.time.until(stage.time.wait(120_000));
  expect(stage.ledger.job(left[0]?.id ?? '')?.state).toBe('CANCELLING');
});

test('a create that is under way is answered before the run ends; one that takes too long is cut off', async () => {
  const stage = openStage();
  const plain = stage.provider('north', {poll: [QUEUED]});
  const slow = (ms: number): typeof plain => {
    const submit: PurchaseSteps['submit'] = (request, context) =>
      new Promise((resolve, reject) => {
        context.signal?.addEventListener('abort', () => reject(new Error('cut off')));
        stage.time.after(ms, () => resolve(plain.submit(request, context)));
      });
    return {...plain, submit};
  };
  expect((await ended(stage, slow(7_000), 5_000)).left).toMatchObject([{state: 'SUBMITTED'}]);
  const other = openStage();
  const {took, left} = await ended(other, {...slow(60_000), poll: plain.poll}, 5_000);
  expect(left).toEqual([]);
  expect(took).toBeLessThanOrEqual(ENDING_TIME + 1_000);
});
