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

test('an error of the runner ends the job, a 500 of the gateway does not', () => {
  const of = (status: number, body: unknown, headers = {}) =>
    explainFailedJob(new HttpProblem(`HTTP ${status}`, {status, body, headers, sent: true}));
  expect(of(500, {detail: 'CUDA out of memory'})).toMatchObject({kind: 'internal', charged: 'no'});
  expect(of(500, '', {'x-fal-error-type': 'runner_error'})).toMatchObject({code: 'runner_error'});
  for (const status of [500, 502, 503, 504, 404, 429])
    expect(of(status, '<html>Internal Server Error</html>')).toBeUndefined();
});

test('a lost create is found in the list of late requests once it has ended, and is not given up before', async () => {
  const [card] = fal.models;
  if (!card) throw new Error('no card');
  const planned = fal.plan(
    {...stage.request(card), shot: {...stage.request(card).shot, subject: 'lost'}},
    card,
  );
  stage.fake.failNext('unknown-outcome');
  await fal.submit(planned, stage.context()).catch(() => undefined);
  const lost = stage.fake.jobs.at(-1);
  const ask = (known: string[] = []) =>
    fal.reconcile?.(planned, {at: new Date().toISOString(), clientId: '', known}, stage.context());
  const answers = [];
  while (answers.at(-1) !== 'found' && answers.length < 9)
    answers.push(((found) => (typeof found === 'object' ? 'found' : found))(await ask()));
  expect(answers).toEqual([...answers.slice(1).map(() => 'unlisted'), 'found']);
  expect(answers.length).toBeGreaterThan(1);
  expect(await ask()).toMatchObject({id: lost?.id, provider: 'fal', vendor: {route: lost?.route}});
  expect(await ask([lost?.id ?? ''])).toBe('unlisted');
});
