import {expect, test} from 'vitest';
import {FAILURE_KINDS, type FailureKind} from '../../../../src/spot/ledger/failure-reactions.ts';
import {subjectOf} from '../requests.ts';
import {failedAs, openStage, orderFor, thrown} from './setup.ts';

type Expected = {
  /** Creates that the first provider gets, and the second. */
  creates: [number, number];
  outcome: string;
  spent?: number;
  held?: number;
};

/** What is to happen, kind by kind, written down apart from the table that the buyer goes by. */
const REFUSED: Record<FailureKind, Expected> = {
  'moderated-input': {creates: [1, 0], outcome: 'failed'},
  'moderated-output': {creates: [1, 0], outcome: 'failed'},
  rate: {creates: [5, 1], outcome: 'bought', spent: 1_000_000},
  balance: {creates: [1, 0], outcome: 'stopped'},
  invalid: {creates: [1, 1], outcome: 'bought', spent: 1_000_000},
  capacity: {creates: [5, 1], outcome: 'bought', spent: 1_000_000},
  internal: {creates: [1, 0], outcome: 'unresolved', held: 1_000_000},
  'expired-asset': {creates: [1, 1], outcome: 'bought', spent: 1_000_000},
  timeout: {creates: [1, 0], outcome: 'unresolved', held: 1_000_000},
  'unknown-outcome': {creates: [1, 0], outcome: 'unresolved', held: 1_000_000},
};

test.each(FAILURE_KINDS)('a create that is refused as %s', async (kind) => {
  const stage = openStage();
  const north = stage.provider('north', {submit: [thrown(kind)]});
  const south = stage.provider('south');
  const [outcome] = await stage.buy(stage.run([north, south]), orderFor(['north', 'south']));
  const {creates, outcome: state, spent = 0, held = 0} = REFUSED[kind];
  expect([stage.count('north submit'), stage.count('south submit')]).toEqual(creates);
  expect(outcome?.state).toBe(state);
  expect(stage.ledger.totals()).toEqual({spent, held});
});

/** The first provider's job ends so, and was charged; the second makes the clip. */
const ENDED: Record<FailureKind, Expected> = {
  'moderated-input': {creates: [1, 0], outcome: 'failed', spent: 1_000_000},
  'moderated-output': {creates: [1, 0], outcome: 'failed', spent: 1_000_000},
  rate: {creates: [1, 0], outcome: 'unresolved', held: 1_000_000},
  // It may go on being made: the job stays open, and is asked after by the next run.
  balance: {creates: [1, 0], outcome: 'stopped', held: 1_000_000},
  invalid: {creates: [1, 1], outcome: 'bought', spent: 2_000_000},
  capacity: {creates: [2, 1], outcome: 'bought', spent: 3_000_000},
  internal: {creates: [2, 1], outcome: 'bought', spent: 3_000_000},
  'expired-asset': {creates: [1, 0], outcome: 'unresolved', held: 1_000_000},
  timeout: {creates: [2, 1], outcome: 'bought', spent: 3_000_000},
  'unknown-outcome': {creates: [1, 0], outcome: 'unresolved', held: 1_000_000},
};

test.each(FAILURE_KINDS)('an accepted job that ends as %s', async (kind) => {
  const stage = openStage();
  const north = stage.provider('north', {poll: [{state: 'pending'}, failedAs(kind, 'yes')]});
  const south = stage.provider('south');
  const [outcome] = await stage.buy(stage.run([north, south]), orderFor(['north', 'south']));
  const {creates, outcome: state, spent = 0, held = 0} = ENDED[kind];
  expect([stage.count('north submit'), stage.count('south submit')]).toEqual(creates);
  expect(outcome?.state).toBe(state);
  expect(stage.ledger.totals()).toEqual({spent, held});
});

test.each([
  ['yes', undefined, 1_000_000, 0],
  ['yes', 300_000, 300_000, 0],
  ['no', undefined, 0, 0],
  ['unknown', undefined, 0, 1_000_000],
] as const)(
  'a job that failed and was charged "%s" (%s) costs %s, and %s stay set aside',
  async (charged, cost, spent, held) => {
    const stage = openStage();
    const north = stage.provider('north', {
      poll: [failedAs('invalid', charged, {usd: cost === undefined ? undefined : cost / 1e6})],
    });
    await stage.buy(stage.run([north]), orderFor(['north']));
    expect(stage.ledger.totals()).toEqual({spent, held});
    expect(stage.ledger.inStates(['PARKED']).map(({unresolved}) => unresolved?.why)).toEqual(
      held ? ['charge'] : [],
    );
  },
);

test('a create that was refused as full, but says that it may have cost something, is not sent again', async () => {
  const stage = openStage();
  const north = stage.provider('north', {submit: [thrown('capacity', 'unknown')]});
  const [outcome] = await stage.buy(stage.run([north]), orderFor(['north']));
  expect(stage.count('north submit')).toBe(1);
  expect(outcome?.state).toBe('unresolved');
});

test('an error of a create that says nothing about itself is taken for an unknown outcome', async () => {
  for (const error of [
    new TypeError('x is not a function'),
    Object.assign(new Error(), {code: 'ECONNRESET'}),
  ]) {
    const stage = openStage();
    const north = stage.provider('north', {submit: [error]});
    const [outcome] = await stage.buy(stage.run([north]), orderFor(['north']));
    expect(stage.count('north submit')).toBe(1);
    expect(outcome).toMatchObject({state: 'unresolved', job: {unresolved: {why: 'outcome'}}});
  }
});

test('where moderation refuses, another provider is asked only if the order allows a laxer one', async () => {
  const stage = openStage();
  const north = stage.provider('north', {submit: [thrown('moderated-input')]});
  const order = orderFor(['north', 'south'], {laxer: true});
  const [outcome] = await stage.buy(stage.run([north, stage.provider('south')]), order);
  expect(outcome).toMatchObject({state: 'bought', job: {plan: {provider: 'south'}}});
});

test('what moderation refused once is not sent again in any later batch', async () => {
  const stage = openStage();
  const north = stage.provider('north', {submit: [thrown('moderated-input')]});
  for (const batch of ['monday', 'tuesday'])
    await stage.buy(stage.run([north], {batch}), orderFor(['north'], {laxer: true}));
  expect(stage.count('north submit')).toBe(1);
});

test('what was invalid or failed is tried anew in a later batch', async () => {
  const stage = openStage();
  const north = stage.provider('north', {submit: [thrown('invalid'), undefined]});
  await stage.buy(stage.run([north], {batch: 'monday'}), orderFor(['north']));
  const [outcome] = await stage.buy(stage.run([north], {batch: 'tuesday'}), orderFor(['north']));
  expect(outcome).toMatchObject({state: 'bought', job: {plan: {attempt: 2}}});
});

test('three refusals by moderation in a run stop a provider, and a clip in between starts the count anew', async () => {
  const one = (n: number, ...providers: string[]) =>
    orderFor(providers, {id: `shot ${n}`, subject: subjectOf(`shot ${n}`), laxer: true});
  const stage = openStage();
  const refusal = thrown('moderated-input');
  const north = stage.provider('north', {submit: [refusal, refusal, undefined, refusal]});
  const run = stage.run([north, stage.provider('south')]);
  for (let n = 1; n <= 8; n++) await stage.buy(run, one(n, 'north', 'south'));
  expect(stage.count('north submit')).toBe(6);
  expect(stage.count('south submit')).toBe(7);
  expect(stage.ledger.totals()).toEqual({spent: 8_000_000, held: 0});
});

test('no money and no key stop the batch: what is accepted already is finished, and nothing more is begun', async () => {
  const stage = openStage();
  const north = stage.provider('north', {
    submit: [undefined, thrown('balance')],
    poll: [{state: 'pending'}, {state: 'pending'}, {state: 'done'}],
  });
  const orders = [1, 2, 3, 4].map((n) =>
    orderFor(['north'], {id: `shot ${n}`, subject: subjectOf(`shot ${n}`)}),
  );
  const run = stage.run([{...north, concurrency: 1}]);
  const [first] = await stage.buy(run, orders[0] as never);
  const rest = await stage.buy(run, ...orders.slice(1));
  expect(first?.state).toBe('bought');
  expect(rest.map(({state}) => state)).toEqual(['stopped', 'stopped', 'stopped']);
  expect(rest[0]).toMatchObject({why: 'north: it said balance'});
  expect(stage.count('north submit')).toBe(2);
  expect(stage.ledger.totals()).toEqual({spent: 1_000_000, held: 0});
});

test('a key that stops working while a job is being made leaves the job to be gone on with', async () => {
  const stage = openStage();
  const north = stage.provider('north', {poll: [thrown('balance'), {state: 'done'}]});
  const [stopped] = await stage.buy(stage.run([north]), orderFor(['north']));
  expect(stopped?.state).toBe('stopped');
  const [outcome] = await stage.buy(stage.run([north]), orderFor(['north']));
  expect(outcome?.state).toBe('bought');
  expect(stage.count('north submit')).toBe(1);
});

test('a key that stops working while a lost create is looked up leaves it to be looked up again', async () => {
  const stage = openStage();
  const north = stage.provider('north', {
    submit: [new Error('reset')],
    reconcile: [thrown('balance'), {id: 'theirs'}],
  });
  const [stopped] = await stage.buy(stage.run([north]), orderFor(['north']));
  expect(stopped).toMatchObject({state: 'stopped', why: 'north: it said balance'});
  const [outcome] = await stage.buy(stage.run([north]), orderFor(['north']));
  expect(outcome?.state).toBe('bought');
  expect(stage.count('north submit')).toBe(1);
});

test('what follows the path of a URL in a message of others is not written down: it may be a signature', async () => {
  const url = 'https://cdn.example/clip.mp4?sig=CANARY';
  for (const script of [
    {submit: [thrown('invalid', 'no', {message: `cannot read ${url}`})]},
    {poll: [failedAs('invalid', 'unknown', {message: `cannot read ${url}, nor ${url}#CANARY`})]},
    {collect: [new Error(`fetch ${url} failed`)]},
  ]) {
    const stage = openStage();
    await stage.buy(stage.run([stage.provider('north', script)]), orderFor(['north']));
    const text = JSON.stringify(stage.ledger.events());
    expect(text).toContain('https://cdn.example/clip.mp4');
    expect(text).not.toContain('CANARY');
  }
});
