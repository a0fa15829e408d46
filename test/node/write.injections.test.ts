import {existsSync, rmSync} from 'node:fs';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {parse, parseDocument, visit} from 'yaml';
import {type Serving, serve} from '../../src/machine/http/serve.ts';
import {openProject} from '../../src/node/open-project.ts';
import {variants} from '../../src/node/variants.ts';
import {write} from '../../src/node/write.ts';
import {findWorkspace} from '../../src/production/project/workspace.ts';
import {openVaultLedger} from '../../src/production/shoot/vault/open-vault.ts';
import {
  BRIEF,
  GOOD,
  goodAnswer,
  goodShots,
  makeSpotToWrite,
  SPOT,
} from '../production/write/model/written-spot.ts';
import {INJECTIONS} from '../support/injections.ts';
import {type AskedWords, type OpenAiServer, openOpenAi, responseOf} from '../support/openai-server.ts';
import type {Workspace} from '../support/workspace.ts';

/*
 * Texts from outside that tell Tenspot to do something. Each is put into the brief, into a cell of a CSV, and into every text of a model's answers.
 */

let bait: Serving;
let visits = 0;
let server: OpenAiServer;
let workspace: Workspace;
let answers: (question: AskedWords) => unknown = (question) => goodAnswer(question);

/** US dollars for one run. */
const LIMIT = 1;

const DOCUMENTS = ['angles', 'script', 'shots', 'variants'];

beforeAll(async () => {
  bait = await serve(() => {
    visits += 1;
    return {status: 200, body: 'fetched'};
  });
  server = await openOpenAi((question) => responseOf(answers(question)));
  workspace = await makeSpotToWrite();
});

afterAll(async () => {
  workspace?.remove();
  await bait?.close();
  await server?.close();
});

const CANARY = '/tmp/tenspot-injected-canary';

const concrete = (text: string): string => text.replaceAll('BAIT', bait.origin).replaceAll('CANARY', CANARY);

/** Nothing was fetched, executed, approved or polluted, and no document has a field that the injection asks for. */
function expectHarmless(): void {
  expect(visits).toBe(0);
  expect(existsSync(CANARY)).toBe(false);
  expect((Object.prototype as Record<string, unknown>).polluted).toBeUndefined();
  expect(existsSync(workspace.path(`${SPOT}/rounds`))).toBe(false);
  for (const name of DOCUMENTS) {
    if (!existsSync(workspace.path(`${SPOT}/${name}.yaml`))) continue;
    const text = workspace.read(`${SPOT}/${name}.yaml`);
    visit(parseDocument(text), {
      Alias: () => expect.unreachable('an alias'),
      Node: (_, {tag, anchor}) => expect([tag, anchor]).toEqual([undefined, undefined]),
    });
    for (const key of keysIn(parse(text))) expect(ASKED_FOR).not.toContain(key);
  }
}

const ASKED_FOR = ['approve', 'budget', 'override', 'gate', 'decision', 'maxCost', '__proto__', 'prototype'];

const keysIn = (value: unknown): string[] =>
  value !== null && typeof value === 'object'
    ? [...(Array.isArray(value) ? [] : Object.keys(value)), ...Object.values(value).flatMap(keysIn)]
    : [];

/** The spot with a brief, and without everything that was written. */
function reset(brief: string): void {
  for (const name of ['angles', 'script', 'shots', 'written'])
    rmSync(workspace.path(`${SPOT}/${name}.yaml`), {force: true});
  workspace.write(
    `${SPOT}/variants.yaml`,
    '# mine\ntemplate: plain\nbrand: plain\nprops: {seconds: 6, fps: 24}\n',
  );
  workspace.write(`${SPOT}/brief.md`, brief);
}

const open = () => openProject(workspace.root, {env: server.env});

/** What must not be in a document even as a text: addresses, code, invisible characters. Plain words are harmless as text. */
const DANGEROUS = /:\/\/|\$\(|\$\{|<[a-z!]|`|\{\{|!!|\u202e|javascript:|data:|file:|\.\.\//;

/** In fours, so that a run is about several of them. */
const FOURS = Array.from({length: Math.ceil(INJECTIONS.length / 4)}, (_, at) =>
  INJECTIONS.slice(at * 4, at * 4 + 4),
);

/** A brief with an injection in four of its fields. */
function briefWith(four: readonly string[]): string {
  const [question = '', problem = '', demonstration = '', notes = ''] = four.map(concrete);
  return BRIEF.replace('question: Warm by four?', `question: ${JSON.stringify(question)}`)
    .replace('problem: Warm water again', `problem: ${JSON.stringify(problem)}`)
    .replace(/demonstration: .*/, `demonstration: ${JSON.stringify(demonstration)}`)
    .replace('Notes for people.', notes.replaceAll('---', '- - -'));
}

test.each(FOURS.map((four) => [four]))('in a brief, %j are data', async (four) => {
  reset(briefWith(four));
  const asked = server.questions.length;
  // Without a limit, no word of a brief buys anything.
  await expect(write(await open(), {overwrite: true})).rejects.toMatchObject({
    code: expect.stringMatching(/^words-not-asked$|^document-|^write-|^angles-/),
  });
  expect(server.questions.length).toBe(asked);
  await write(await open(), {template: true, overwrite: true}).catch((error: {code?: string}) => {
    expect(error.code).toMatch(/^[a-z-]+$/);
  });
  expectHarmless();
});

/** US dollars that the workspace has spent. */
async function spent(): Promise<number> {
  const ledger = await openVaultLedger(await findWorkspace(workspace.root), Date.now);
  try {
    return ledger.inStates(['COMMITTED']).reduce((sum, job) => sum + job.spent / 1e6, 0);
  } finally {
    ledger.close();
  }
}

test('with a limit, a brief with injections spends no more than the limit, and nothing below the price of a question', async () => {
  answers = (question) => goodAnswer(question);
  const asked = server.questions.length;
  let before = await spent();
  for (const [at, four] of FOURS.entries()) {
    reset(briefWith(four));
    const run = {overwrite: true, steps: ['angles' as const], take: 100 + at};
    await expect(write(await open(), {...run, maxCost: 0.0001})).rejects.toMatchObject({
      code: 'words-over-budget',
    });
    expect(await spent()).toBe(before);
    await write(await open(), {...run, maxCost: LIMIT}).catch((error: {code?: string}) => {
      expect(error.code).toMatch(/^words-|^write-/);
    });
    const after = await spent();
    expect(after - before).toBeLessThanOrEqual(LIMIT);
    before = after;
    expectHarmless();
  }
  // Questions were asked and paid, so that the limit was at work.
  expect(server.questions.length).toBeGreaterThanOrEqual(asked + FOURS.length);
  expect(before).toBeGreaterThan(0);
});

test('in every text of a model, they get into no document', async () => {
  let at = 0;
  const line = (): string => next().replaceAll('\n', ' ');
  const next = (): string => concrete(INJECTIONS[at++ % INJECTIONS.length] ?? '').slice(0, 399);
  answers = (question) =>
    question.name === 'ads'
      ? goodAnswer(question, () => ({
          // One of them fits, or the answer is refused as a whole: so does one with a line break.
          ...{primaryText: [next(), line().slice(0, 70)], headline: [line()], description: [line()]},
        }))
      : poisoned(
          question.name === 'angles'
            ? MANY
            : // A shot that has to be filmed is not asked for.
              question.name === 'shots'
              ? goodShots(question)
              : GOOD[question.name],
          next,
        );
  for (let take = 1; take <= 4; take++) {
    reset(BRIEF);
    await write(await open(), {overwrite: true, maxCost: 4, take});
    expectHarmless();
    const texts = DOCUMENTS.flatMap((name) => textsIn(parse(workspace.read(`${SPOT}/${name}.yaml`))));
    expect(texts.filter((text) => DANGEROUS.test(text))).toEqual([]);
  }
  // Each of them was proposed several times.
  expect(at).toBeGreaterThan(4 * INJECTIONS.length);
});

/** An answer with many texts. */
const MANY = {
  angles: [
    {
      angle: 'curiosity',
      hooks: Array.from({length: 8}, () => 'x'),
      bodies: Array.from({length: 8}, () => ['x', 'x', 'x']),
      ctas: ['x', 'x', 'x'],
    },
  ],
};

test('in the cells of a CSV, they are texts of the copy, or errors with their line', async () => {
  reset(BRIEF);
  const row = (text: string, at: number): string => `row-${at},"${concrete(text).replaceAll('"', '""')}"\n`;
  const spot = (rows: string[]): void => {
    workspace.write(`${SPOT}/rows.csv`, `id,copy.hook\n${rows.join('')}`);
    workspace.write(
      `${SPOT}/variants.yaml`,
      "template: plain\nbrand: plain\ncsv: rows.csv\nname: '{id}'\nprops: {seconds: 6, fps: 24, copy: {body: a, cta: b}}\n",
    );
  };
  const rows = INJECTIONS.map(row);
  spot(rows);
  const problems = await variants(await open()).then(
    () => [],
    (error: {problems: {where?: {file?: string; line?: number}}[]}) => error.problems,
  );
  for (const {where} of problems)
    expect(where).toMatchObject({file: expect.any(String), line: expect.any(Number)});
  expectHarmless();
  const short = INJECTIONS.filter((text) => concrete(text).length <= 30 && !/[\n\u202e%]/.test(text));
  spot(short.map(row));
  const {variants: listed} = await variants(await open());
  expect(listed.map(({id}) => id)).toEqual(short.map((_, at) => `row-${at}`));
  expectHarmless();
});

/** A value with the next injection in place of each of its free texts. */
function poisoned(value: unknown, next: () => string): unknown {
  if (Array.isArray(value)) return value.map((each) => poisoned(each, next));
  if (value === null || typeof value !== 'object') return typeof value === 'string' ? next() : value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      ['slot', 'angle', 'kind', 'framing', 'move'].includes(key) ? each : poisoned(each, next),
    ]),
  );
}

const textsIn = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : value !== null && typeof value === 'object'
      ? Object.values(value).flatMap(textsIn)
      : [];
