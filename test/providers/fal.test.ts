import {expect, test} from 'vitest';
import {HttpProblem} from '../../src/machine/http/problem.ts';
import {endOf} from '../../src/providers/fal/failures.ts';
import {fake} from '../../src/providers/fal/fake.ts';
import {fal} from '../../src/providers/fal/provider.ts';
import {providerContract} from './contract.ts';
import {stageFor} from './remote/stage.ts';

providerContract(fal, {faults: fake.faults, wire: {constant: []}});

const stage = stageFor(fal);

test('the queue is told not to run a job again by itself', async () => {
  for (const card of fal.models) await fal.submit(fal.plan(stage.request(card), card), stage.context());
  expect(stage.fake.requests.map(({headers}) => headers['x-fal-no-retry'])).toEqual(
    fal.models.map(() => '1'),
  );
});

test('only what is told by who ran the job is its end: a 500 of a gateway is not', () => {
  const of = (status: number, body: unknown, headers = {}) =>
    endOf(new HttpProblem(`HTTP ${status}`, {status, body, headers, sent: true}));
  expect(of(500, {detail: 'CUDA out of memory'})).toMatchObject({kind: 'internal', charged: 'no'});
  expect(of(500, '', {'x-fal-error-type': 'runner_error'})).toMatchObject({code: 'runner_error'});
  for (const status of [500, 502, 503, 504, 404, 429])
    expect(of(status, '<html>Internal Server Error</html>')).toBeUndefined();
});
