import {mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {z} from 'zod';
import type {TenspotProject} from '../../src/node/open-project.ts';
import {review, reviewRound} from '../../src/node/review.ts';
import {reviewApp} from '../../src/node/review-app.ts';
import {reviewLinks, revokeReviewLink} from '../../src/node/review-links.ts';
import {type SharedReview, type ShareOptions, shareReview} from '../../src/node/share-review.ts';
import {TenspotError} from '../../src/spot/problem/errors.ts';
import type {ReviewBoard} from '../../src/spot/review/board.ts';
import {openRenderedSpot} from '../support/rendered-spot.ts';

const STAGES = [{stage: 'client' as const, people: ['Client']}];

/** What the page at an origin sends with the token of a link. */
async function askingAt(origin: string, token: string) {
  const [, number = ''] = /tenspot-run" content="([^"]+)/.exec(await (await fetch(origin)).text()) ?? [];
  let count = 0;
  const ask = async (name: string, body: object = {}) => {
    const response = await fetch(`${origin}/api/${name}`, {
      method: 'POST',
      headers: {
        ...{origin, 'content-type': 'application/json', authorization: `Bearer ${token}`},
        'tenspot-request': `${number}.${String(++count).padStart(32, '0')}`,
      },
      body: JSON.stringify(body),
    });
    const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
    return {status: response.status, cookie, json: await response.json()};
  };
  return ask;
}

/** A project whose app is shared, and what the page of a link sends. */
async function share(project: TenspotProject, options: ShareOptions = {person: 'Client'}, terminal = true) {
  const stop = new AbortController();
  const said: string[] = [];
  const failed: unknown[] = [];
  let code = '';
  const opened = Promise.withResolvers<SharedReview>();
  const run = reviewApp(project, {
    ...{signal: stop.signal, share: options, onOpen: () => undefined, onShare: opened.resolve},
    onCode: terminal
      ? (shown) => {
          code = shown;
        }
      : undefined,
    onProgress: (event) => void said.push(JSON.stringify(event)),
    onError: (error) => void failed.push(error),
  });
  run.catch(opened.reject);
  onTestFinished(async () => {
    stop.abort();
    await run.catch(() => undefined);
  });
  const shared = await opened.promise;
  const {origin} = shared;
  const token = new URL(shared.link?.url ?? origin).hash.slice(1);
  const ask = await askingAt(origin, token);
  const board = async (): Promise<ReviewBoard> => (await ask('board')).json;
  const note = async (text: string, by = 'Mallory') => {
    const [{sha256} = {sha256: ''}] = (await board()).variants ?? [];
    const place = {frames: null, box: null, slot: null, field: null, change: null};
    return ask('note', {by, variant: 'one', sha256, text, ...place, kind: 'must', scope: 'variant'});
  };
  const decide = async (typed: string, by = 'Mallory') => {
    const variants = (await board()).variants.map(({id, sha256}) => ({id, sha256, ad: null, captions: null}));
    return ask('decide', {by, variants, stage: 'client', decision: 'approved', comment: null, code: typed});
  };
  return {shared, token, ask, board, note, decide, code: () => code, said, failed};
}

test('a link looks and writes notes under its own name, whatever name is sent, and does nothing else', async () => {
  const {project} = await openRenderedSpot();
  await reviewRound(project, {by: 'Ada', step: 'open', stages: STAGES});
  const {ask, board, note} = await share(project);
  expect(await board()).toMatchObject({
    person: 'Client',
    exported: false,
    variants: [{id: 'one'}, {id: 'two'}],
  });
  expect((await note('Brighter')).status).toBe(200);
  expect((await review(project)).rounds[0]?.notes).toMatchObject([{by: 'Client', text: 'Brighter'}]);
  for (const action of ['takes', 'round', 'answer', 'apply', 'preview', 'verdict'])
    expect((await ask(action, {by: 'Client', step: 'lock', note: 'n1'})).status, action).toBe(404);
  expect((await review(project)).rounds[0]?.state).toBe('open');
});

test('a decision over a link needs the code of the terminal, is the one of its person, and wrong codes end it', async () => {
  const {project} = await openRenderedSpot();
  await reviewRound(project, {by: 'Ada', step: 'open', stages: STAGES});
  const {decide, code} = await share(project);
  expect(await decide('AAAA-AAAA')).toMatchObject({json: {problems: [{code: 'decision-code-wrong'}]}});
  expect((await decide(code())).status).toBe(200);
  expect((await review(project)).standings[0]).toMatchObject({approved: true, decisions: [{by: 'Client'}]});
  const wrong = await Promise.all(Array.from({length: 14}, () => decide('AAAA-AAAA')));
  const codes = wrong.map(({json}) => json.problems[0].code);
  expect(codes.filter((each) => each === 'decision-code-blocked').length).toBeGreaterThanOrEqual(3);
  expect(await decide(code())).toMatchObject({json: {problems: [{code: 'decision-code-blocked'}]}});
});

test('without a terminal, a link records no decision', async () => {
  const {project} = await openRenderedSpot();
  await reviewRound(project, {by: 'Ada', step: 'open', stages: STAGES});
  const {decide, board} = await share(project, {person: 'Client'}, false);
  expect((await board()).decides).toBe(false);
  expect(await decide('')).toMatchObject({json: {problems: [{code: 'decision-needs-person'}]}});
});

test('a link that is revoked ends in the app that is open, and the token is in no file and no message', async () => {
  const {project, workspace} = await openRenderedSpot();
  await reviewRound(project, {by: 'Ada', step: 'open', stages: STAGES});
  const {ask, note, token, shared, said} = await share(project);
  const {cookie, json} = await ask('board');
  const still = async () =>
    (await fetch(`${shared.origin}/media/poster/${json.variants[0].sha256}`, {headers: {cookie}})).status;
  expect(await still()).toBe(200);
  await note('Before');
  expect(await reviewLinks(project)).toMatchObject({links: [{id: 'l1', person: 'Client', state: 'valid'}]});
  expect(await revokeReviewLink(project, {link: 'l1'})).toMatchObject({links: [{state: 'revoked'}]});
  expect((await note('After')).status).toBe(401);
  expect(await still()).toBe(401);
  expect((await review(project)).rounds[0]?.notes.map(({text}) => text)).toEqual(['Before']);
  const files = readdirSync(workspace.root, {recursive: true, withFileTypes: true});
  const texts = files
    .filter((file) => file.isFile() && /\.(jsonl?|log|ya?ml|txt|md)$/.test(file.name))
    .map((file) => readFileSync(join(file.parentPath, file.name), 'utf8'));
  expect(texts.length).toBeGreaterThan(5);
  for (const text of [...texts, ...said]) expect(text.includes(token)).toBe(false);
});

test('a link shows no findings and no takes, and reads only the pictures of this review', async () => {
  const {project} = await openRenderedSpot();
  const {ask, board, shared} = await share(project);
  for (const {findings} of (await board()).variants) expect(findings).toBeNull();
  const {cookie} = await ask('board');
  for (const path of [`take/${'0'.repeat(64)}.mp4`, 'poster/..%2f..%2fsecret', 'master/one', ''])
    expect((await fetch(`${shared.origin}/media/${path}`, {headers: {cookie}})).status, path).toBe(404);
});

test('an app that cannot be shared is closed, and the link that was made for it is revoked', async () => {
  const {project} = await openRenderedSpot();
  await expect(share(project, {person: 'Client', host: '0.0.0.0'})).rejects.toMatchObject({
    code: 'share-origin',
  });
  expect(await reviewLinks(project)).toMatchObject({links: [{state: 'revoked'}]});
  await expect(share(project, {host: '192.0.2.1'})).rejects.toMatchObject({code: 'share-without-link'});
  await expect(share(project, {person: ' '})).rejects.toMatchObject({code: 'link-person'});
});

test('a person with a link learns nothing about this machine from an error, and the terminal gets all of it', async () => {
  const {project, workspace} = await openRenderedSpot();
  await reviewRound(project, {by: 'Ada', step: 'open', stages: STAGES});
  const {note, ask, failed} = await share(project);
  const log = workspace.path('compositions/spots/tiny/rounds/review.jsonl');
  const before = readFileSync(log, 'utf8');
  const answers: string[] = [];
  const told = async () => {
    const {status, json} = await ask('board');
    expect(status).toBe(422);
    answers.push(JSON.stringify(json));
    return json.problems;
  };
  // What a person can do something about is told, without what was found.
  writeFileSync(log, before.replace('Ada', 'Eve'));
  expect(await told()).toEqual([
    {code: 'log-broken', what: expect.any(String), fix: expect.stringContaining('backup')},
  ]);
  rmSync(log);
  mkdirSync(log);
  expect(await told()).toMatchObject([{code: 'file-eisdir', what: 'this is a folder'}]);
  rmSync(log, {recursive: true});
  writeFileSync(log, before);
  expect((await note('Fine again')).status).toBe(200);
  // What a person sent wrong is not for the terminal.
  expect((await ask('note', {text: ''})).json.problems[0].code).toBe('request-invalid');
  for (const answer of answers) expect(answer).not.toMatch(/\/|\\\\|process|node:|at .*:\d/);
  expect(failed).toMatchObject([{code: 'log-broken'}, {code: 'file-eisdir'}]);
});

test('an error that nothing expects, and one that names a path, are told without a stack and without the path', async () => {
  const {project, workspace} = await openRenderedSpot();
  const failed: unknown[] = [];
  let thrown: unknown;
  const {origin, link, close} = await shareReview(
    project,
    {project: {workspace: project.folders}, id: 'tiny'} as unknown as Parameters<typeof shareReview>[1],
    {
      desk: {board: () => Promise.reject(thrown), media: async () => undefined},
      ...{person: 'Client', script: 'export {};', code: undefined, choice: {spot: 'tiny'}},
      onError: (error) => void failed.push(error),
    },
  );
  onTestFinished(close);
  const ask = await askingAt(origin, new URL(link?.url ?? '').hash.slice(1));
  const unexpected = {
    what: 'an unexpected error occurred',
    fix: 'Tell the person who shares the review: the terminal there shows why.',
  };
  const {root} = workspace;
  for (const [error, problem] of [
    [new Error(`EMFILE: too many open files, open '${root}'`), {code: 'unexpected', ...unexpected}],
    [
      new TypeError("Cannot read properties of undefined (reading 'id')"),
      {code: 'unexpected', ...unexpected},
    ],
    [new SyntaxError(`Unexpected token in ${root}/notes.json`), {code: 'unexpected', ...unexpected}],
    ['a text', {code: 'unexpected', ...unexpected}],
    [z.string().safeParse(1).error, {code: 'unexpected', ...unexpected}],
    [new TenspotError({code: 'a', what: `cannot read ${root}/x`}), {code: 'a', ...unexpected}],
    [new TenspotError({code: 'a', what: 'no', fix: 'Look in C:\\Users\\ana.'}), {code: 'a', ...unexpected}],
    [
      new TenspotError({code: 'review-busy', what: 'busy', got: 'process 42', fix: 'Wait and/or try again.'}),
      {code: 'review-busy', what: 'busy', fix: 'Wait and/or try again.'},
    ],
    [
      new TenspotError({code: 'a', what: 'open https://meridian.example/flask'}),
      {code: 'a', what: 'open https://meridian.example/flask'},
    ],
  ] as const) {
    thrown = error;
    expect(await ask('board')).toMatchObject({status: 422, json: {problems: [problem]}});
    expect(Object.keys((await ask('board')).json.problems[0]).sort()).toEqual(Object.keys(problem).sort());
  }
  expect(failed).toHaveLength(10);
});
