import {copyFileSync, writeFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import type {AdvicePurchase, BoughtAdvice} from '../../../../src/production/check/advice/advise-variants.ts';
import type {OpenQuestion} from '../../../../src/production/write/model/buy-words.ts';
import {errorOf, responseOf} from '../../../support/openai-server.ts';
import {answers, openAdvisedSpot, QUESTIONS} from './advised-spot.ts';

/** What the answers to one request cost, in millionths of a dollar. */
const PAID = 4800;

const verdictsOf = ({variants}: BoughtAdvice, id = 'one') =>
  Object.fromEntries(variants.get(id)?.questions.map(({question, verdict}) => [question, verdict]) ?? []);

const ALL = (verdict: string) => Object.fromEntries(QUESTIONS.map((id) => [id, verdict]));

test('a model that sees references and frames is asked each question three times, and three equal answers count', async () => {
  const {server, advise, totals} = await openAdvisedSpot(() =>
    answers({'extra-logo': {answer: 'yes', frame: 1, sentence: 'A crest\non the left.\u202e'}}),
  );
  const bought = await advise();
  expect(verdictsOf(bought)).toEqual({...ALL('fine'), 'extra-logo': 'fault'});
  expect(bought.variants.get('one')?.questions[1]?.answers[0]).toEqual({
    answer: 'yes',
    frame: 1,
    sentence: 'A crest on the left.\\u202e',
  });
  expect(bought.advice).toMatchObject({model: 'model:openai-words/words-luna', attempts: 3});
  expect(bought.advice.questions.map(({recall}) => recall)).toEqual(QUESTIONS.map(() => null));
  expect(server.questions.length).toBe(3);
  const [first] = server.questions;
  // The logo, the product, and two frames, as real JPEG files.
  expect(first?.pictures.length).toBe(4);
  for (const url of first?.pictures ?? [])
    expect(Buffer.from(url.replace('data:image/jpeg;base64,', ''), 'base64').subarray(0, 3)).toEqual(
      Buffer.from([0xff, 0xd8, 0xff]),
    );
  expect(first?.input).toContain('"2: a reference photo of the product flask"');
  expect(first?.input).toContain('"3: frame 0"');
  expect(first?.input).toContain('"Cold."');
  expect(first?.body).toMatchObject({store: false, text: {format: {strict: true}}});
  expect(await totals()).toEqual({spent: 3 * PAID, held: 0});
});

test('answers that differ, and answers that cannot tell, go to a person', async () => {
  const {advise} = await openAdvisedSpot((_, count) =>
    answers({
      people: {answer: count === 2 ? 'yes' : 'no'},
      'other-text': {answer: 'cannot tell'},
    }),
  );
  expect(verdictsOf(await advise())).toEqual({...ALL('fine'), people: 'unsure', 'other-text': 'unsure'});
});

test('a second run buys nothing, and another master is another question', async () => {
  const {server, advise, totals, workspace, folder} = await openAdvisedSpot(() => answers());
  const bought = await advise();
  // Two variants with one master and the same words are one question.
  expect((await advise({}, ['one', 'two'])).variants.get('one')).toEqual(bought.variants.get('one'));
  expect(server.questions.length).toBe(3);
  expect((await advise({maxCost: undefined})).variants).toEqual(bought.variants);
  expect(server.questions.length).toBe(3);
  expect((await totals()).spent).toBe(3 * PAID);
  copyFileSync(workspace.path('compositions/spots/tiny/balls.mp4'), `${folder}/one.mp4`);
  await advise();
  expect(server.questions.length).toBe(6);
});

test('an answer that is refused, truncated or about a frame that was not shown is missing with its reason, and is not bought again', async () => {
  const replies = [
    responseOf('', {refusal: 'I cannot help with that.'}),
    answers({people: {frame: 999}}),
    // The repair of the second answer.
    answers({people: {frame: 999}}),
    responseOf('{"product-likeness": {"ans', {status: 'incomplete', reason: 'max_output_tokens'}),
  ];
  const {server, advise, totals} = await openAdvisedSpot((_, count) => replies[count - 1] ?? answers());
  const bought = await advise();
  expect(bought.variants.get('one')?.missing).toMatchObject([
    {attempt: 1, code: 'words-refused', fix: expect.not.stringContaining('--template')},
    {attempt: 2, code: 'words-invalid', what: expect.stringContaining('the findings of the rules')},
    {attempt: 3, code: 'words-incomplete', fix: expect.stringContaining('without --advise')},
  ]);
  expect(verdictsOf(bought)).toEqual(ALL('unsure'));
  expect(server.questions[2]?.input).toContain('Your last answer was not valid');
  expect(await advise()).toEqual(bought);
  expect(server.questions.length).toBe(4);
  expect(await totals()).toEqual({spent: 4 * PAID, held: 0});
});

test('if moderation refuses one of three requests, two answers remain and every question is left to a person', async () => {
  const {advise, totals} = await openAdvisedSpot((_, count) =>
    count === 1 ? errorOf(400, 'content_policy_violation') : answers(),
  );
  const bought = await advise();
  expect(bought.variants.get('one')?.missing).toMatchObject([{attempt: 1, code: 'words-moderated'}]);
  expect(bought.variants.get('one')?.questions[0]?.answers.length).toBe(2);
  expect(verdictsOf(bought)).toEqual(ALL('unsure'));
  expect((await totals()).spent).toBe(2 * PAID);
});

test('a server that always asks for a wait is not asked about the other variants, and earlier answers count', async () => {
  const {advise, server} = await openAdvisedSpot((_, count) =>
    count <= 3 ? answers() : errorOf(429, 'rate_limit_exceeded', {'retry-after': '9000'}),
  );
  await advise({}, ['two']);
  const {variants} = await advise({model: 'words-luna'}, ['one', 'two']);
  expect(server.questions.length).toBe(3);
  expect(variants.get('one')?.missing).toEqual([]);
  const other = await advise({model: 'words-terra'}, ['one', 'two']);
  expect(server.questions.length).toBe(4);
  expect(other.variants.get('two')?.missing.map(({code}) => code)).toEqual(
    Array.from({length: 3}, () => 'words-rate-limited'),
  );
});

test('the worst case never exceeds --max-cost, and answers beyond it are missing', async () => {
  const {advise, server, totals} = await openAdvisedSpot(() => answers());
  let worst = 0;
  const none = await advise({maxCost: 0.001, tell: ({plan}) => (worst = plan.worst)});
  expect(none.variants.get('one')?.missing).toHaveLength(3);
  expect(server.questions.length).toBe(0);
  // Room for the worst case of a request beside one that was paid for, and not beside two.
  const cap = worst + 1.5 * PAID;
  const {variants} = await advise({maxCost: cap / 1e6});
  expect(server.questions.length).toBe(2);
  expect(variants.get('one')?.missing).toMatchObject([{attempt: 3, code: 'words-over-budget'}]);
  expect(await totals()).toEqual({spent: 2 * PAID, held: 0});
});

test('without a limit nothing is sent, and the reason says what to add', async () => {
  const {advise, server} = await openAdvisedSpot(() => answers());
  const {variants} = await advise({maxCost: undefined});
  expect(server.questions.length).toBe(0);
  expect(variants.get('one')?.missing).toHaveLength(3);
  expect(variants.get('one')?.missing[0]).toMatchObject({
    code: 'words-not-asked',
    fix: expect.stringContaining('--max-cost'),
  });
});

test('a plan lists three questions a master with their greatest cost, and only what is agreed on is asked', async () => {
  const {advise, server} = await openAdvisedSpot(() => answers());
  const open: OpenQuestion[] = [];
  const plan = (more: Partial<AdvicePurchase> = {}) =>
    advise({maxCost: undefined, tellOpen: (question) => void open.push(question), ...more}, ['one', 'two']);
  await plan();
  expect(open.map(({name}) => name)).toEqual(['one', 'one', 'one', 'two', 'two', 'two']);
  // The two masters are equal, and so are the questions about them.
  const orders = [...new Set(open.map(({order}) => order))];
  expect(orders.length).toBe(3);
  expect(open.every(({usd, model}) => usd > 0 && model === 'words-luna')).toBe(true);
  expect(server.questions.length).toBe(0);
  const {variants} = await advise({agreed: new Set(orders.slice(0, 2))}, ['one', 'two']);
  expect(server.questions.length).toBe(2);
  for (const id of ['one', 'two'])
    expect(variants.get(id)?.missing).toMatchObject([
      {attempt: 3, code: 'words-not-asked', fix: expect.stringContaining('--plan')},
    ]);
  open.length = 0;
  await plan();
  expect(open.map(({order}) => order)).toEqual([orders[2], orders[2]]);
});

test('a master that cannot be read leaves its own answers missing, and the others are asked', async () => {
  const {advise, server, folder} = await openAdvisedSpot(() => answers());
  writeFileSync(`${folder}/one.mp4`, 'no video');
  const bought = await advise({}, ['one', 'two']);
  expect(bought.variants.get('one')).toMatchObject({
    frames: [],
    missing: [1, 2, 3].map((attempt) => ({
      attempt,
      code: expect.any(String),
      what: expect.stringContaining('one.mp4'),
    })),
  });
  expect(verdictsOf(bought)).toEqual(ALL('unsure'));
  expect(verdictsOf(bought, 'two')).toEqual(ALL('fine'));
  expect(server.questions.length).toBe(3);
});
