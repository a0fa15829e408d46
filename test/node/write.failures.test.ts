import {existsSync} from 'node:fs';
import {expect, onTestFinished, test} from 'vitest';
import type {Reply} from '../../src/machine/http/serve.ts';
import {type Clock, systemClock} from '../../src/machine/process/clock.ts';
import {openProject} from '../../src/node/open-project.ts';
import {type WriteOptions, write} from '../../src/node/write.ts';
import {openWorkspace} from '../../src/production/project/open-project.ts';
import {findWorkspace} from '../../src/production/project/workspace.ts';
import {ledgerFile, openLedger} from '../../src/production/shoot/ledger/open.ts';
import {type WordsPurchase, withWords} from '../../src/production/write/model/buy-words.ts';
import {planWriting} from '../../src/production/write/plan-writing.ts';
import {RoutingPolicy} from '../../src/spot/routing/policy.ts';
import {goodAnswer, impatient, makeSpotToWrite, SPOT} from '../production/write/model/written-spot.ts';
import {type AskedWords, errorOf, openOpenAi, responseOf} from '../support/openai-server.ts';

type Answer = (question: AskedWords, count: number) => Reply | Promise<Reply>;

const MINE =
  '# by hand\nuse: curiosity\nangles:\n  - {angle: curiosity, hooks: [Mine], bodies: [[Mine]], ctas: [Mine]}\n';

async function openFailing(answer: Answer) {
  const workspace = await makeSpotToWrite();
  workspace.write(`${SPOT}/angles.yaml`, MINE);
  const server = await openOpenAi(answer);
  onTestFinished(async () => {
    await server.close();
    workspace.remove();
  });
  const project = await openProject(workspace.root, {env: server.env});
  const run = (options: WriteOptions = {}) =>
    write(project, {steps: ['angles'], maxCost: 2, overwrite: true, ...options});
  const isUntouched = () =>
    workspace.read(`${SPOT}/angles.yaml`) === MINE && !existsSync(workspace.path(`${SPOT}/written.yaml`));
  const totals = async () => {
    const ledger = await openLedger(ledgerFile(workspace.path('vault')), Date.now);
    const found = ledger.totals();
    ledger.close();
    return found;
  };
  /** The same with a clock that does not wait, and a network that does not wait long for an answer. */
  const hurried = async (more: Partial<WordsPurchase> = {}) => {
    let waited = 0;
    const clock: Clock = {
      ...systemClock,
      now: () => Date.now() + waited,
      sleep: async (ms) => {
        waited += ms;
        await systemClock.sleep(1);
      },
    };
    const opened = await openWorkspace(await findWorkspace(workspace.root), {env: server.env});
    return withWords(
      opened,
      {
        ...{spot: 'tiny', policy: RoutingPolicy.parse({}), maxCost: 2, sandbox: false, clock},
        ...{tell: () => undefined, problems: () => undefined, network: impatient(server.env, 300)},
        ...more,
      },
      (words) => planWriting(opened, 'tiny', {steps: ['angles'], at: new Date().toISOString(), words}),
    );
  };
  return {server, project, run, hurried, isUntouched, totals};
}

/** What a paid answer costs: that of its tokens, in millionths of a dollar. */
const PAID = 4800;

test.each<[string, Reply, string, number]>([
  ['a refusal', responseOf('', {refusal: 'I cannot help with that.'}), 'words-refused', PAID],
  [
    'an answer that ran out of tokens',
    responseOf('{"angles": [{"ang', {status: 'incomplete', reason: 'max_output_tokens'}),
    'words-incomplete',
    PAID,
  ],
  [
    'an answer that a filter cut',
    responseOf('', {status: 'incomplete', reason: 'content_filter'}),
    'words-incomplete',
    PAID,
  ],
  ['an answer that failed', responseOf('', {status: 'failed'}), 'words-incomplete', PAID],
  ['JSON that is cut off in a whole answer', responseOf('{"angles": [{"ang'), 'words-invalid', 2 * PAID],
  ['a wrong key', errorOf(401, 'invalid_api_key'), 'words-key-refused', 0],
  ['an account without credit', errorOf(429, 'insufficient_quota'), 'words-key-refused', 0],
  ['a request that is not taken', errorOf(400, 'invalid_value'), 'words-request-invalid', 0],
  ['a brief that the moderation refuses', errorOf(400, 'content_policy_violation'), 'words-moderated', 0],
])(
  '%s is a failure with its own code, costs what it cost, and changes no document',
  async (_, reply, code, spent) => {
    const {run, isUntouched, totals, server} = await openFailing(() => reply);
    await expect(run()).rejects.toMatchObject({
      code,
      problems: [{expected: expect.any(String), got: expect.any(String), fix: expect.any(String)}],
    });
    expect(isUntouched()).toBe(true);
    expect(await totals()).toEqual({spent, held: 0});
    const asked = server.questions.length;
    // What was paid for is not bought again.
    await expect(run()).rejects.toMatchObject({code});
    if (spent > 0) expect(server.questions.length).toBe(asked);
  },
);

test('a server that asks for a wait gets it, and then the question again', async () => {
  const {run, totals, server} = await openFailing((question, count) =>
    count === 1
      ? errorOf(429, 'rate_limit_exceeded', {'retry-after': '1'})
      : responseOf(goodAnswer(question)),
  );
  const began = Date.now();
  await run();
  expect(Date.now() - began).toBeGreaterThanOrEqual(1000);
  expect(server.questions.length).toBe(2);
  expect(await totals()).toEqual({spent: PAID, held: 0});
});

test('a server that always asks for a wait ends with a name, and one that asks for hours is not waited for', async () => {
  const often = await openFailing(() => errorOf(429, 'rate_limit_exceeded', {'retry-after': '60'}));
  await expect(often.hurried()).rejects.toMatchObject({code: 'words-rate-limited'});
  expect(often.server.questions.length).toBe(5);
  const long = await openFailing(() => errorOf(429, 'rate_limit_exceeded', {'retry-after': '9000'}));
  await expect(long.run()).rejects.toMatchObject({code: 'words-rate-limited'});
  expect(long.server.questions.length).toBe(1);
  expect(await long.totals()).toEqual({spent: 0, held: 0});
});

test.each<[string, Answer, string]>([
  ['a fault of the server', () => errorOf(500, 'server_error'), 'words-server-failed'],
  ['a gateway without words', () => ({status: 502, body: '<html>Bad gateway</html>'}), 'words-server-failed'],
  ['a connection that breaks', () => 'cut', 'words-no-answer'],
  ['a server that stalls', () => ({...responseOf({}), after: 2000}), 'words-no-answer'],
  ['a page in place of an answer', () => ({status: 200, body: '<html>Hello</html>'}), 'words-unreadable'],
])(
  'after %s the question may be paid for: its worst case stays held, and it is not sent again',
  async (_, answer, code) => {
    const {hurried, run, isUntouched, totals, server} = await openFailing(answer);
    await expect(hurried()).rejects.toMatchObject({code});
    const {spent, held} = await totals();
    expect(spent).toBe(0);
    expect(held).toBeGreaterThan(0);
    expect(server.questions.length).toBe(1);
    await expect(run()).rejects.toMatchObject({code: 'words-unresolved'});
    expect(server.questions.length).toBe(1);
    expect(isUntouched()).toBe(true);
  },
);

test('a run that waits for a server that stalls is stopped by its signal, and what may be paid for stays held', async () => {
  const stop = new AbortController();
  const {run, isUntouched, totals} = await openFailing(() => {
    setTimeout(() => stop.abort(), 50);
    return {...responseOf({}), after: 20_000};
  });
  await expect(run({signal: stop.signal})).rejects.toMatchObject({code: 'interrupted'});
  expect(isUntouched()).toBe(true);
  expect((await totals()).held).toBeGreaterThan(0);
});
