import {expect, test} from 'vitest';
import {HttpProblem} from '../../../src/machine/http/http-problem.ts';
import {failedCreate, failedPoll} from '../../../src/providers/contract/failure.ts';
import {FAILURE_KINDS} from '../../../src/spot/ledger/failure-reactions.ts';

const answer = (status: number, sent = true) =>
  new HttpProblem(`HTTP ${status}`, {status, sent, body: {detail: 'words'}});
const nothing = () => undefined;

/** Whether a create may have been accepted decides whether it may be sent again: nothing here is a guess. */
test.each([
  [303, 'unknown-outcome', 'unknown'],
  [400, 'invalid', 'no'],
  [401, 'balance', 'no'],
  [402, 'balance', 'no'],
  [403, 'balance', 'no'],
  [404, 'invalid', 'no'],
  [408, 'unknown-outcome', 'unknown'],
  [422, 'invalid', 'no'],
  [429, 'rate', 'no'],
  [500, 'unknown-outcome', 'unknown'],
  [502, 'unknown-outcome', 'unknown'],
  [503, 'capacity', 'no'],
  [504, 'unknown-outcome', 'unknown'],
] as const)('a create that is answered with %i is %s, charged: %s', (status, kind, charged) => {
  expect(failedCreate(answer(status), nothing)).toMatchObject({
    kind,
    charged,
    message: `HTTP ${status}: words`,
  });
});

test('a create that never left was not accepted; one that may have left is not known', () => {
  expect(failedCreate(answer(0, false), nothing)).toMatchObject({kind: 'capacity', charged: 'no'});
  expect(failedCreate(answer(0, true), nothing)).toMatchObject({kind: 'unknown-outcome', charged: 'unknown'});
  expect(failedCreate(new SyntaxError('Unexpected end of JSON'), nothing)).toMatchObject({
    kind: 'unknown-outcome',
    charged: 'unknown',
  });
});

test("the vendor's own words go before the usual meaning, and are found under whatever an SDK throws", () => {
  const wrapped = new Error('Connection error.', {cause: new Error('inner', {cause: answer(400)})});
  const explain = () => ({kind: 'moderated-input', charged: 'unknown', code: 'policy'}) as const;
  expect(failedCreate(wrapped, explain)).toMatchObject({
    kind: 'moderated-input',
    charged: 'unknown',
    code: 'policy',
  });
});

test('a look that fails says nothing of the job, and charges nothing', () => {
  for (const status of [0, 401, 404, 429, 500, 503])
    expect(failedPoll(answer(status))).toMatchObject({charged: 'no'});
  expect(failedPoll(answer(404)).kind).toBe('internal');
  for (const kind of FAILURE_KINDS.filter((each) => each.startsWith('moderated')))
    expect([0, 400, 404, 422, 500].map((status) => failedPoll(answer(status)).kind)).not.toContain(kind);
});
