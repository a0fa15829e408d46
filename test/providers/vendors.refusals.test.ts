import {expect, test} from 'vitest';
import type {HttpProblem} from '../../src/machine/http/http-problem.ts';
import {explainHttpError as fal} from '../../src/providers/vendors/fal/failures.ts';
import {explainHttpError as openai} from '../../src/providers/vendors/openai-stills/failures.ts';
import {explainHttpError as replicate} from '../../src/providers/vendors/replicate/failures.ts';

// What is no proof that a submission was not accepted, although its body is shaped as the vendor's own.

const answer = (status: number, body: unknown): HttpProblem =>
  ({status, body, sent: true, headers: {}, message: `HTTP ${status}`}) as unknown as HttpProblem;

test.each([400, 403, 405, 408, 409, 413, 415, 416])(
  'Replicate documents no %i for a submission: it is no proof',
  (status) => {
    const body = {title: 'No', detail: 'no', status};
    expect(replicate(answer(status, body))).toBeUndefined();
    expect(replicate(answer(422, {...body, status: 422}))).toMatchObject({kind: 'invalid', charged: 'no'});
  },
);

test.each([402, 405, 408, 409, 413, 415, 416])('OpenAI has no refusal with %i: it is no proof', (status) => {
  const body = {error: {message: 'no', type: 'invalid_request_error', code: null}};
  expect(openai(answer(status, body))).toBeUndefined();
  expect(openai(answer(400, body))).toMatchObject({kind: 'invalid', charged: 'no'});
});

test('a sentence of fal is proof for the key and the account alone, and only with nothing beside it', () => {
  const body = {detail: 'User is locked. Reason: Exhausted balance.'};
  expect(fal(answer(403, body))).toMatchObject({kind: 'balance', code: 'balance', charged: 'no'});
  expect(fal(answer(401, {detail: 'Authentication is required'}))).toMatchObject({kind: 'balance'});
  for (const status of [400, 402, 404, 405, 409, 413, 415, 416, 422, 429])
    expect(fal(answer(status, body)), String(status)).toBeUndefined();
  for (const more of [{via: 'edge-7'}, {code: 1020}, {request_id: 'a'}])
    expect(fal(answer(403, {...body, ...more}))).toBeUndefined();
});
