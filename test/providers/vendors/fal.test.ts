import {expect, test} from 'vitest';
import {HttpProblem} from '../../../src/machine/http/http-problem.ts';
import {suiteSetup} from '../../../src/providers/suite/test-setup.ts';
import {explainFailedJob} from '../../../src/providers/vendors/fal/failures.ts';
import {fake} from '../../../src/providers/vendors/fal/fake.ts';
import {fal} from '../../../src/providers/vendors/fal/provider.ts';
import {providerContract} from './run-contract.ts';

providerContract(fal, {faults: fake.faults, wire: {constant: []}});

const stage = suiteSetup(fal);

test('the queue is told not to run a job again by itself', async () => {
  for (const card of fal.models) await fal.submit(fal.plan(stage.request(card), card), stage.context());
  expect(stage.fake.requests.map(({headers}) => headers['x-fal-no-retry'])).toEqual(
    fal.models.map(() => '1'),
  );
});

test('an error of the runner ends the job, a 500 of a gateway does not, also with a sentence', () => {
  const of = (status: number, body: unknown, headers = {}) =>
    explainFailedJob(new HttpProblem(`HTTP ${status}`, {status, body, headers, sent: true}));
  expect(of(500, '', {'x-fal-error-type': 'runner_server_error'})).toMatchObject({
    kind: 'internal',
    charged: 'no',
  });
  expect(of(503, {detail: 'gone', error_type: 'runner_disconnected'})).toMatchObject({
    code: 'runner_disconnected',
  });
  expect(of(504, {detail: 'late', error_type: 'request_timeout'})).toMatchObject({
    kind: 'timeout',
    charged: 'no',
  });
  for (const status of [500, 502, 503, 504, 404, 429]) {
    expect(of(status, '<html>Internal Server Error</html>')).toBeUndefined();
    expect(of(status, {detail: 'Internal Server Error'})).toBeUndefined();
  }
});

const lose = async (card: (typeof fal.models)[number], more = {}) => {
  const planned = fal.plan(
    stage.request(card, {shot: {...stage.request(card).shot, subject: 'lost'}, ...more}),
    card,
  );
  const context = stage.context();
  const sent = {at: new Date(Date.now() + 90_000).toISOString(), clientId: context.clientId ?? ''};
  stage.fake.failNext('unknown-outcome');
  await fal.submit(planned, context).catch(() => undefined);
  const find = async (asked = sent) => fal.reconcile?.(planned, asked, stage.context());
  return {find, sent, job: stage.fake.jobs.at(-1)};
};

test('a lost create of a model with a seed is found by its seed once it has ended, also with a clock that is fast', async () => {
  const card = fal.models.find(({id}) => id === 'wan-3');
  if (!card) throw new Error('no card');
  const {find, sent, job} = await lose(card);
  const answers = [];
  while (typeof answers.at(-1) !== 'string' && answers.length < 9) {
    const found = await find();
    answers.push(typeof found === 'object' && 'id' in found ? found.id : found);
  }
  expect(answers).toEqual([...answers.slice(1).map(() => ({similar: []})), job?.id]);
  expect(answers.length).toBeGreaterThan(1);
  // The same words with another mark are another order.
  expect(await find({...sent, clientId: crypto.randomUUID()})).toEqual({similar: []});
});

test('a lost create of a model without a seed, or with the seed of the shot, is not taken: similar requests are named', async () => {
  const wan = fal.models.find(({id}) => id === 'wan-3');
  for (const [card, more] of [
    [fal.models[0], {}],
    [wan, {seed: 7}],
  ] as const) {
    if (!card) throw new Error('no card');
    const {find, job} = await lose(card, more);
    let found = await find();
    for (let looks = 0; looks < 5; looks++) found = await find();
    expect(found).toEqual({similar: [expect.stringContaining(`${job?.id} (`)]});
  }
});
