import {expect, test} from 'vitest';
import type {Provider} from '../../../../src/providers/contract/contract.ts';
import {fal} from '../../../../src/providers/vendors/fal/provider.ts';
import {gemini} from '../../../../src/providers/vendors/gemini/provider.ts';
import {replicate} from '../../../../src/providers/vendors/replicate/provider.ts';
import {runway} from '../../../../src/providers/vendors/runway/provider.ts';
import {type Lying, type LyingStage, openLyingVendor, reply} from './lying-vendor.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The status of each outcome, and the vendor's bill against the ledger: what may be charged is spent or held. */
const accounts = ({bill, ledger}: LyingStage) => {
  const {spent, held} = ledger.totals();
  return {accepted: bill.length, spent: spent > 0, held: held > 0};
};
const notes = ({ledger}: LyingStage) =>
  ledger.inStates(['PARKED']).map(({unresolved}) => unresolved?.note ?? '');

/** A prediction as Replicate lists it: the prompt has a space more, the length is text, and its clock is 90 s behind. */
const prediction = ({id, at, body}: Parameters<Lying>[1]['bill'][number], clip: string, webhook = true) => {
  const input = body.input as Record<string, unknown>;
  return {
    id,
    model: 'bytedance/seedance-2.0',
    version: 'hidden',
    created_at: new Date(at - 90_000).toISOString(),
    input: {...input, prompt: `${input.prompt} `, duration: String(input.duration)},
    ...(webhook ? {webhook: body.webhook} : {}),
    status: 'succeeded',
    output: [clip],
    error: null,
    urls: {},
  };
};

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

/** A task of Runway that goes through these states, look by look; the last one stays. */
const task =
  (...states: object[]): Lying =>
  ({method, path}, {bill, accept}) => {
    if (method === 'POST') return reply(200, {id: accept().id});
    const job = bill.find(({id}) => decodeURIComponent(path).endsWith(id));
    if (!job) return reply(404, {error: 'no such task'});
    const state = states[Math.min(job.looks++, states.length - 1)];
    return reply(200, {id: job.id, createdAt: new Date(job.at).toISOString(), ...state});
  };
const FAILED = {
  status: 'FAILED',
  failureCode: 'INTERNAL.BAD_OUTPUT',
  failure: 'an error',
  cost: {credits: 0},
};
const succeeded = (clip: string, more = {cost: {credits: 24}} as object) => ({
  status: 'SUCCEEDED',
  output: [clip],
  ...more,
});

/** Answers that need the address of the clip. */
const withClip =
  (of: (clip: string) => Lying): Lying =>
  (asked, vendor) =>
    of(vendor.clip)(asked, vendor);

test('a task of Runway failed, and at the second look it succeeded: no second one is ordered', async () => {
  const stage = await openLyingVendor(
    runway,
    withClip((clip) => task({status: 'RUNNING'}, FAILED, {status: 'RUNNING'}, succeeded(clip))),
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

/** A request of fal that is completed; its result is answered by `result`, look by look. */
const completed =
  (result: (clip: string, looks: number) => ReturnType<typeof reply>): Lying =>
  ({method, path}, {bill, accept, clip}) => {
    if (method === 'POST') return reply(200, {request_id: accept().id, status: 'IN_QUEUE'});
    const job = bill.find(({id}) => path.includes(encodeURIComponent(id)));
    if (!job) return reply(404, {detail: 'no such request'});
    if (path.endsWith('/status')) return reply(200, {status: 'COMPLETED', request_id: job.id});
    return result(clip, job.looks++);
  };

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
