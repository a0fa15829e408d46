import {expect, test} from 'vitest';
import type {Provider} from '../../../../src/providers/contract/contract.ts';
import {fal} from '../../../../src/providers/vendors/fal/provider.ts';
import {gemini} from '../../../../src/providers/vendors/gemini/provider.ts';
import {replicate} from '../../../../src/providers/vendors/replicate/provider.ts';
import {runway} from '../../../../src/providers/vendors/runway/provider.ts';
import {accounts, completed, FAILED, prediction, succeeded, task, withClip} from './lying-answers.ts';
import {type Lying, openLyingVendor, reply} from './lying-vendor.ts';

const HOUR = 3_600_000;

test('a task of Runway failed, and at the second look it succeeded: no second one is ordered', async () => {
  const stage = await openLyingVendor(
    runway,
    withClip((clip) => task({status: 'RUNNING'}, FAILED, {status: 'RUNNING'}, succeeded(clip))),
  );
  const [outcome] = await stage.buy('monday', 1);
  expect([outcome?.state, stage.bill.length]).toEqual(['bought', 1]);
}, 60_000);

test('a task of Runway failed, ran on, and failed again: the second failure gets a second look as well', async () => {
  const running = {status: 'RUNNING'};
  const stage = await openLyingVendor(
    runway,
    withClip((clip) => task(FAILED, running, running, FAILED, succeeded(clip))),
  );
  const [outcome] = await stage.buy('monday', 1);
  expect([outcome?.state, stage.bill.length]).toEqual(['bought', 1]);
}, 60_000);

test('a task of Runway failed twice, and completes after the second was ordered: it is told, and both clips are there', async () => {
  const stage = await openLyingVendor(runway, (asked, vendor) => {
    const [first] = vendor.bill;
    const isFirst = first !== undefined && asked.path.endsWith(first.id);
    return task(...(isFirst ? [FAILED, FAILED, succeeded(vendor.clip)] : [succeeded(vendor.clip)]))(
      asked,
      vendor,
    );
  });
  const [outcome] = await stage.buy('monday', 1);
  expect(stage.bill).toHaveLength(2);
  expect(outcome).toMatchObject({state: 'bought', late: [{state: 'COMMITTED', spent: 240_000}]});
  expect(stage.ledger.totals()).toEqual({spent: 480_000, held: 0});
}, 60_000);

test('an interaction of Gemini failed, and at the second look it is completed: no second one is ordered', async () => {
  const stage = await openLyingVendor(gemini, ({method, path}, {bill, accept, clip}) => {
    if (method === 'POST') return reply(200, {id: accept().id, status: 'in_progress'});
    const job = bill.find(({id}) => path.endsWith(id));
    if (!job) return reply(404, {error: {code: 'not_found', message: 'no'}});
    if (job.looks++ < 1)
      return reply(200, {id: job.id, status: 'failed', errors: [{code: 13, message: 'Internal'}]});
    const content = [{type: 'video', uri: clip, mime_type: 'video/mp4'}];
    return reply(200, {id: job.id, status: 'completed', steps: [{type: 'model_output', content}]});
  });
  const [outcome] = await stage.buy('monday', 1);
  expect([outcome?.state, stage.bill.length]).toEqual(['bought', 1]);
}, 60_000);

test.each([
  ['500', reply(500, {detail: 'Internal Server Error'})],
  ['504', reply(504, {detail: 'Gateway Timeout'})],
  ['404', reply(404, {detail: 'Not Found'})],
])(
  'fal completed a request, and answers %s once to the question for the result: it is asked again, and not bought again',
  async (_, once) => {
    const stage = await openLyingVendor(
      fal,
      completed((clip, looks) => (looks === 0 ? once : reply(200, {video: {url: clip}}))),
    );
    const [outcome] = await stage.buy('monday', 1);
    expect([outcome?.state, stage.bill.length]).toEqual(['bought', 1]);
  },
  60_000,
);

test.each<[string, Provider, Lying]>([
  ['a result of fal that is null', fal, completed(() => reply(200, null))],
  ['a result of fal that is 404 for ever', fal, completed(() => reply(404, {detail: 'Not Found'}))],
  [
    'a result of fal that is 500 for ever',
    fal,
    completed(() => reply(500, {detail: 'Internal Server Error'})),
  ],
  [
    'a task of Runway that is 404 for ever',
    runway,
    ({method}, {accept}) => (method === 'POST' ? reply(200, {id: accept().id}) : reply(404, {error: 'no'})),
  ],
  ['a task of Runway that succeeded without an output', runway, task({status: 'SUCCEEDED'})],
  ['a task of Runway that failed and does not say what it cost', runway, task({...FAILED, cost: undefined})],
])(
  '%s is told within the hour, with its id, and not bought again',
  async (_, vendor, answer) => {
    const stage = await openLyingVendor(vendor, answer);
    const [outcome] = await stage.buy('monday', 1);
    expect(outcome?.state).not.toBe('bought');
    expect(stage.waited()).toBeLessThan(HOUR);
    expect(stage.ledger.inStates(['PARKED']).map(({operation}) => operation?.id)).toEqual(
      stage.bill.map(({id}) => id),
    );
    expect(accounts(stage).held).toBe(true);
  },
  60_000,
);

test('a task of Runway that succeeded without a cost, or with one that cannot be read, is fetched', async () => {
  for (const more of [{}, {cost: null}, {cost: {}}, {cost: {credits: 'many'}}]) {
    const stage = await openLyingVendor(
      runway,
      withClip((clip) => task(succeeded(clip, more))),
    );
    const [outcome] = await stage.buy('monday', 1);
    expect([outcome?.state, stage.bill.length]).toEqual(['bought', 1]);
  }
}, 60_000);

test.each<[string, Provider, (id: string) => Lying]>([
  [
    'fal',
    fal,
    (id) => (asked, vendor) =>
      asked.method === 'POST'
        ? reply(200, {request_id: vendor.accept(id).id})
        : completed((clip) => reply(200, {video: {url: clip}}))(asked, vendor),
  ],
  [
    'Runway',
    runway,
    (id) => (asked, vendor) =>
      asked.method === 'POST'
        ? reply(200, {id: vendor.accept(id).id})
        : task(succeeded(vendor.clip))(asked, vendor),
  ],
  [
    'Replicate',
    replicate,
    (id) =>
      ({method, path}, {bill, accept, clip}) => {
        if (method === 'POST') return reply(201, {id: accept(id).id, status: 'starting'});
        const job = bill.find((each) => path.endsWith(encodeURIComponent(each.id)));
        return job ? reply(200, prediction(job, clip)) : reply(404, {detail: 'no', status: 404});
      },
  ],
])(
  'a job of %s with an odd id is fetched',
  async (_, vendor, answer) => {
    for (const id of ['a/b?c=d#e', '../tasks', 'job 7 é', 'x'.repeat(300)]) {
      const stage = await openLyingVendor(vendor, answer(id));
      const [outcome] = await stage.buy('monday', 1);
      expect([id, outcome?.state]).toEqual([id, 'bought']);
    }
  },
  60_000,
);
