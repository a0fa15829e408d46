import {readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {addNote, review} from '../../src/node/review.ts';
import {checkedAd} from '../../src/production/check/checked-documents.ts';
import type {AdCopy} from '../../src/spot/ad/ad-copy.ts';
import {openRenderedSpot} from '../support/rendered-spot.ts';
import {by, openApp, STAGES} from './open-review-app.ts';

test('an app that no person started on a terminal takes notes and records no decision', async () => {
  const {project} = await openRenderedSpot();
  const {ask, board, decide} = await openApp(project, {terminal: false});
  await ask('round', {by, step: 'open', stages: STAGES});
  const {decides, variants} = await board();
  expect(decides).toBe(false);
  for (const typed of ['', 'AAAA-AAAA', 'undefined'])
    expect(await decide(variants, {typed})).toMatchObject({
      status: 422,
      json: {problems: [{code: 'decision-needs-person'}]},
    });
  await addNote(project, {by, variant: 'one', text: 'Good'});
  const {rounds, standings} = await review(project);
  expect(rounds[0]?.notes).toHaveLength(1);
  expect(standings.flatMap(({decisions}) => decisions)).toEqual([]);
});

test('a decision needs the code on the terminal: the address alone reads and comments', async () => {
  const {project} = await openRenderedSpot();
  const {ask, board, code, decide} = await openApp(project);
  await ask('round', {by, step: 'open', stages: STAGES});
  const {decides, variants} = await board();
  expect(decides).toBe(true);
  expect(code).toMatch(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/);
  expect(JSON.stringify(await board())).not.toContain(code);
  const other = `${code.slice(0, -1)}${code.endsWith('A') ? 'B' : 'A'}`;
  for (const typed of ['', ' ', other, code.slice(0, -1), `${code}A`])
    expect(await decide(variants, {typed}), typed).toMatchObject({
      status: 422,
      json: {problems: [{code: 'decision-code-wrong'}]},
    });
  expect((await review(project)).standings.flatMap(({decisions}) => decisions)).toEqual([]);
  expect((await decide(variants, {typed: ` ${code.replace('-', '').toLowerCase()} `})).status).toBe(200);
});

/** Gives both variants this ad, as a render of other documents would. */
function setAd({folder}: {folder: string}, ad: AdCopy | undefined, change: object = {}): void {
  const file = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  const variants = manifest.variants.map((row: object) => ({
    ...row,
    ...change,
    ...(ad ? {ad} : {ad: undefined}),
  }));
  writeFileSync(file, JSON.stringify({...manifest, variants}));
}

const AD: AdCopy = {
  primaryText: 'Still ice\nat nine',
  headline: 'Cold all day',
  callToAction: 'shop-now',
  url: 'https://meridian.example/flask?ref=1',
  utm: {source: '{placement}', content: '{variant}_{hook}'},
  cover: {frame: 5},
};

test('the board has the ad as it goes out: its texts, its button, its address with parameters, and its cover', async () => {
  const spot = await openRenderedSpot();
  setAd(spot, AD);
  const {ask, board, origin} = await openApp(spot.project);
  const [one, two] = (await board()).variants;
  expect(one?.ad).toMatchObject({
    texts: [
      {name: 'primary text', text: 'Still ice\nat nine'},
      {name: 'headline', text: 'Cold all day'},
    ],
    callToAction: 'Shop now',
    destinations: [
      {
        placement: null,
        url: 'https://meridian.example/flask?ref=1&utm_source={placement}&utm_content=one_one',
      },
    ],
    cover: 5,
  });
  expect(two?.ad?.hash).not.toBe(one?.ad?.hash);
  const {cookie} = await ask('board');
  const statusOf = async (id: string): Promise<number> => {
    const response = await fetch(`${origin}/media/cover/${id}`, {headers: {cookie}});
    await response.arrayBuffer();
    return response.status;
  };
  expect(await statusOf(`${one?.sha256}.5`)).toBe(200);
  for (const id of [
    `${one?.sha256}.6`,
    `${one?.sha256}`,
    `${one?.sha256}.5.jpg`,
    '..%2f..%2fsecret',
    `${'0'.repeat(64)}.5`,
  ])
    expect(await statusOf(id), id).toBe(404);
});

test('whatever of the ad changed between looking and clicking, the decision is refused and nothing is recorded', async () => {
  const changes: [AdCopy | undefined, object?][] = [
    [{...AD, url: 'https://elsewhere.example'}],
    [{...AD, utm: {source: 'x'}}],
    [{...AD, cover: {frame: 6}}],
    [undefined],
    // Another name of the value on an axis is another address, and the same file and ad.
    [AD, {choices: {hook: 'renamed'}}],
    [AD, {props: {template: 'plain', copy: {}, format: '9:16', placements: ['meta-reels']}}],
  ];
  const spot = await openRenderedSpot();
  setAd(spot, AD);
  const {ask, board, decide} = await openApp(spot.project);
  await ask('round', {by, step: 'open', stages: STAGES});
  const {variants: seen} = await board();
  const manifest = readFileSync(join(spot.folder, 'manifest.json'));
  for (const [ad, change] of changes) {
    setAd(spot, ad, change);
    expect(await decide(seen), JSON.stringify([ad, change])).toMatchObject({
      status: 422,
      json: {problems: [{code: 'ad-changed'}]},
    });
    writeFileSync(join(spot.folder, 'manifest.json'), manifest);
  }
  expect((await review(spot.project)).standings.flatMap(({decisions}) => decisions)).toEqual([]);
  expect((await decide(seen)).status).toBe(200);
  expect((await board()).variants.map(({standing}) => standing.approved)).toEqual([true, true]);
  setAd(spot, {...AD, headline: 'Colder'});
  expect((await board()).variants[0]?.standing).toMatchObject({
    approved: false,
    decisions: [{changed: ['ad']}],
  });
});

test('the findings of a check are shown only beside the ad that it judged', async () => {
  const spot = await openRenderedSpot();
  setAd(spot, AD);
  const {board} = await openApp(spot.project);
  const findings = async () => (await board()).variants.map((each) => each.findings);
  const sha256 = (await board()).variants.map((each) => each.sha256);
  const write = (ads: (string | undefined)[]): void =>
    writeFileSync(
      join(spot.folder, 'check.json'),
      JSON.stringify({
        ...{
          spot: 'tiny',
          proof: false,
          createdAt: '2026-01-01T00:00:00.000Z',
          pass: true,
          rules: [],
          changed: [],
        },
        variants: ['one', 'two'].map((id, at) => ({
          id,
          sha256: sha256[at],
          ad: ads[at],
          pass: true,
          findings: [],
        })),
        distinctness: {concepts: [], axes: [], pairs: []},
        totals: {variants: 2, passed: 2, errors: 0, warnings: 0, decoded: 0, seconds: 0},
      }),
    );
  write([checkedAd(AD), checkedAd({...AD, headline: 'Cold'})]);
  expect(await findings()).toEqual([[], null]);
  setAd(spot, {...AD, headline: 'Cold'});
  expect(await findings()).toEqual([null, []]);
  // A check of an older version says nothing of the ad.
  write([undefined, undefined]);
  expect(await findings()).toEqual([null, null]);
  setAd(spot, undefined);
  expect(await findings()).toEqual([[], []]);
});

test('a decision names the ad that was there, also where there was none', async () => {
  const spot = await openRenderedSpot();
  const {ask, board, decide} = await openApp(spot.project);
  await ask('round', {by, step: 'open', stages: STAGES});
  const {variants: seen} = await board();
  setAd(spot, AD);
  expect(await decide(seen)).toMatchObject({status: 422, json: {problems: [{code: 'ad-changed'}]}});
  expect((await review(spot.project)).standings[0]?.ad?.texts[1]?.text).toBe('Cold all day');
});

test('captions beside a master are on the board, a decision is about them, and a broken file says where', async () => {
  const {project, folder} = await openRenderedSpot();
  const {ask, board, decide} = await openApp(project);
  await ask('round', {by, step: 'open', stages: STAGES});
  const write = (text: string): void =>
    writeFileSync(join(folder, 'one.srt'), `1\n00:00:00,500 --> 00:00:01,000\n${text}\n`);
  write('<i>Ice</i> at noon');
  const {variants: seen} = await board();
  expect(seen[0]?.captions).toMatchObject({texts: [{from: 0.5, to: 1, text: 'Ice at noon'}], problem: null});
  expect(seen[1]?.captions).toBeNull();
  // The app shows the words of one file: another one with other words is a problem.
  const beside = (text: string, to = '00:01.000'): void =>
    writeFileSync(join(folder, 'one.vtt'), `WEBVTT\n\n00:00.500 --> ${to}\n${text}\n`);
  beside('Ice\nat noon');
  expect((await board()).variants[0]?.captions?.problem).toBeNull();
  beside('Ice at nine');
  expect((await board()).variants[0]?.captions).toMatchObject({
    texts: [{text: 'Ice at noon'}],
    problem:
      'one.srt and one.vtt differ in caption 1: 0.50-1.00 s "Ice at noon", and 0.50-1.00 s "Ice at nine"',
  });
  rmSync(join(folder, 'one.vtt'));
  write('Other words');
  const refused = {status: 422, json: {problems: [{code: 'captions-changed'}]}};
  expect(await decide(seen)).toMatchObject(refused);
  writeFileSync(join(folder, 'two.vtt'), 'WEBVTT\n\n00:00.000 --> 00:01.000\nNew\n');
  expect(await decide(seen.slice(1))).toMatchObject(refused);
  expect((await decide((await board()).variants)).status).toBe(200);
  writeFileSync(join(folder, 'two.vtt'), 'broken');
  const [, two] = (await board()).variants;
  expect(two?.standing).toMatchObject({approved: false, decisions: [{changed: ['captions']}]});
  expect(two?.captions).toMatchObject({
    texts: [],
    problem: expect.stringContaining('two.vtt, line 1: expected WEBVTT'),
  });
});
