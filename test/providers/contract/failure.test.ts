import {expect, test} from 'vitest';
import {HttpProblem} from '../../../src/machine/http/http-problem.ts';
import {
  documentedRefusal,
  failed,
  failedCreate,
  failedPoll,
  failureOf,
  usualRefusal,
  withoutSecrets,
} from '../../../src/providers/contract/failure.ts';
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
  [409, 'unknown-outcome', 'unknown'],
  [422, 'invalid', 'no'],
  [429, 'rate', 'no'],
  [500, 'unknown-outcome', 'unknown'],
  [502, 'unknown-outcome', 'unknown'],
  [503, 'unknown-outcome', 'unknown'],
  [504, 'unknown-outcome', 'unknown'],
] as const)(
  'a create that the vendor refuses in its own words with %i is %s, charged: %s; in other words it is unknown',
  (status, kind, charged) => {
    const documented = () => documentedRefusal(usualRefusal(status) ?? 'capacity', status);
    const message = `HTTP ${status}: words`;
    const mayRefuse = usualRefusal(status) ? documented : nothing;
    expect(failedCreate(answer(status), mayRefuse)).toMatchObject({kind, charged, message});
    expect(failedCreate(answer(status), nothing)).toMatchObject({
      kind: 'unknown-outcome',
      charged: 'unknown',
      message,
    });
  },
);

test('no 5xx, redirect or timeout is a documentedRefusal, also where an adapter takes it for one', () => {
  for (const status of [301, 408, 500, 502, 503, 504, 529])
    expect(failedCreate(answer(status), () => documentedRefusal('capacity', status))).toMatchObject({
      kind: 'unknown-outcome',
    });
});

test('a key is recognised in a message before the message is cut', () => {
  const key = 'canary-key-5f3b9c';
  for (let at = 380; at <= 400; at++) {
    const words = `${'x'.repeat(at)}${key}`;
    const {message} = withoutSecrets(failed('internal', 'no', '', words), [key]);
    expect(message).not.toContain('canary');
    expect(message.length).toBeLessThanOrEqual(400);
  }
});

test('a create that never left was not accepted; one that may have left is not known', () => {
  expect(failedCreate(answer(0, false), nothing)).toMatchObject({kind: 'capacity', charged: 'no'});
  expect(failedCreate(answer(0, true), nothing)).toMatchObject({kind: 'unknown-outcome', charged: 'unknown'});
  expect(failedCreate(new SyntaxError('Unexpected end of JSON'), nothing)).toMatchObject({
    kind: 'unknown-outcome',
    charged: 'unknown',
  });
});

test('an answer to what follows a submission is no proof that the submission was refused', () => {
  for (const facts of [
    {status: 404, sent: true},
    {status: 0, sent: false},
  ]) {
    const later = new HttpProblem('a later request', {...facts, follows: true, body: {detail: 'words'}});
    expect(failedCreate(later, ({status}) => documentedRefusal('invalid', status))).toMatchObject({
      kind: 'unknown-outcome',
      charged: 'unknown',
    });
  }
});

test('an error that cannot be read leaves open what became of the job', () => {
  const hostile = {
    get failed(): never {
      throw new Error('no');
    },
  };
  for (const error of [hostile, Object.create(null), undefined, 'boom'])
    expect(failureOf(error)).toMatchObject({kind: 'unknown-outcome', charged: 'unknown'});
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
