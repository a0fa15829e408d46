import {expect, test} from 'vitest';
import type {Provider} from '../../../../src/providers/contract/contract.ts';
import {fal} from '../../../../src/providers/vendors/fal/provider.ts';
import {gemini} from '../../../../src/providers/vendors/gemini/provider.ts';
import {replicate} from '../../../../src/providers/vendors/replicate/provider.ts';
import {runway} from '../../../../src/providers/vendors/runway/provider.ts';
import {accounts, completed, notes, prediction, succeeded, task} from './lying-answers.ts';
import {type Lying, openLyingVendor, reply} from './lying-vendor.ts';

const MINUTE = 60_000;

/** Loses the answer to each submission; lists jobs after a while. */
const losing =
  (late: number, webhook = true): Lying =>
  ({method, path}, {bill, accept, now, clip}) => {
    if (method === 'POST') {
      accept();
      return 'cut';
    }
    if (path === '/v1/predictions') {
      const results = bill.filter(({at}) => now() - at >= late).map((job) => prediction(job, clip, webhook));
      return reply(200, {previous: null, next: null, results});
    }
    const job = bill.find(({id}) => path.endsWith(id));
    return job ? reply(200, prediction(job, clip, webhook)) : reply(404, {detail: 'gone', status: 404});
  };

test('Replicate loses an answer, echoes the request otherwise, and lists the job 15 minutes late: it is found by its mark', async () => {
  for (const late of [0, 15 * MINUTE]) {
    const stage = await openLyingVendor(replicate, losing(late));
    const [outcome] = await stage.buy('monday', 1, 2.03);
    expect([outcome?.state, stage.bill.length]).toEqual(['bought', 1]);
  }
}, 60_000);

test('Replicate loses an answer and its list never shows the job, or not its mark: a person is asked, and nothing is sent again', async () => {
  for (const [late, webhook] of [
    [Infinity, true],
    [0, false],
  ] as const) {
    const stage = await openLyingVendor(replicate, losing(late, webhook));
    for (const batch of ['monday', 'tuesday']) {
      const [outcome] = await stage.buy(batch, 1, 2.03);
      expect(outcome?.state).toBe('unresolved');
      expect(accounts(stage)).toEqual({accepted: 1, spent: false, held: true});
    }
    if (!webhook) expect(notes(stage)[0]).toContain(stage.bill[0]?.id);
  }
}, 60_000);

const BUSY: [string, ReturnType<typeof reply>][] = [
  ['503 in JSON', reply(503, {error: 'overloaded', detail: 'overloaded', title: 'overloaded', status: 503})],
  ['503 of a gateway', {status: 503, body: '<html><h1>503 Service Unavailable</h1></html>'}],
  ['429 in JSON', reply(429, {message: 'slow down'}, {'retry-after': '1'})],
  ['400 in JSON', reply(400, {message: 'upstream closed', code: 'UPSTREAM'})],
  ['a 504', {status: 504, body: ''}],
];
const VENDORS: Provider[] = [fal, gemini, replicate, runway];

test.each(VENDORS.flatMap((vendor) => BUSY.map(([what, busy]) => [vendor.id, what, vendor, busy] as const)))(
  '%s accepts a job and answers %s: it is sent once, in two runs, and its money stays held',
  async (_, __, vendor, busy) => {
    const stage = await openLyingVendor(vendor, ({method}, {accept}) => {
      if (method !== 'POST') return reply(200, {items: [], results: [], has_more: false});
      accept();
      return busy;
    });
    for (const batch of ['monday', 'tuesday']) {
      const [outcome] = await stage.buy(batch, 1);
      expect(outcome?.state).toBe('unresolved');
      expect(accounts(stage)).toEqual({accepted: 1, spent: false, held: true});
    }
  },
  60_000,
);

test('the answer to the second order repeats the id of the first: the first is fetched, the second is left to a person with both ids', async () => {
  for (const [vendor, field] of [
    [runway, 'id'],
    [fal, 'request_id'],
  ] as const) {
    const stage = await openLyingVendor(vendor, (asked, world) => {
      if (asked.method !== 'POST')
        return vendor === fal
          ? completed((clip) => reply(200, {video: {url: clip}}))(asked, world)
          : task(succeeded(world.clip))(asked, world);
      world.accept();
      return reply(200, {[field]: world.bill[0]?.id});
    });
    const outcomes = await stage.buy('monday', 2);
    expect(outcomes.map(({state}) => state).sort()).toEqual(['bought', 'unresolved']);
    const again = await stage.buy('tuesday', 2);
    expect(again.map(({state}) => state).sort()).toEqual(['bought', 'unresolved']);
    expect(stage.bill).toHaveLength(2);
    const [first] = stage.ledger.inStates(['COMMITTED']);
    expect(notes(stage)[0]).toContain(stage.bill[0]?.id);
    expect(notes(stage)[0]).toContain(first?.id);
    expect(accounts(stage)).toEqual({accepted: 2, spent: true, held: true});
  }
}, 60_000);

test("Replicate answers with the id of another workspace's job: its mark shows that, and a person is asked", async () => {
  const others = (mark: string): Lying => {
    const theirs = {id: 'their-job', at: 0, looks: 0, body: {webhook: mark, input: {prompt: 'cups'}}};
    return ({method, path}, {accept, clip}) => {
      if (method !== 'POST') return reply(200, prediction(theirs, clip));
      accept();
      return reply(201, {...prediction(theirs, clip), status: path});
    };
  };
  const stage = await openLyingVendor(replicate, others('https://tenspot.invalid/jobs/another-order'));
  const [outcome] = await stage.buy('monday', 1, 2.03);
  expect(outcome?.state).toBe('unresolved');
  expect(notes(stage)[0]).toContain('is that of another order');
  expect(accounts(stage)).toEqual({accepted: 1, spent: false, held: true});
  // An address that is none of ours says nothing: the job is fetched.
  const hook = await openLyingVendor(replicate, others('https://example.com/hook'));
  expect((await hook.buy('monday', 1, 2.03))[0]?.state).toBe('bought');
}, 60_000);

test.each(['1000000000', 'Fri, 31 Dec 2099 23:59:59 GMT'])(
  'Retry-After: %s is not waited for: the run ends, says why, and gives back what was not sent',
  async (after) => {
    const stage = await openLyingVendor(runway, () =>
      reply(429, {error: 'Too many requests'}, {'retry-after': after}),
    );
    const outcomes = await stage.buy('monday', 3);
    expect(outcomes.map(({state}) => state)).toEqual(['failed', 'failed', 'failed']);
    expect(stage.waited()).toBeLessThan(11 * MINUTE);
    expect(stage.ledger.totals()).toEqual({spent: 0, held: 0});
    const failures = stage.ledger.inStates(['FAILED']).map(({failure}) => failure);
    expect(failures.map((failure) => failure?.kind)).toEqual(['withdrawn', 'withdrawn', 'withdrawn']);
    expect(failures[0]?.message).toContain('nothing more in this run');
  },
  60_000,
);
