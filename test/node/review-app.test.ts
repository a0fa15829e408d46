import {expect, test} from 'vitest';
import {recordDecision} from '../../src/node/decide.ts';
import {addNote, review, reviewRound} from '../../src/node/review.ts';
import {openRenderedSpot} from '../support/rendered-spot.ts';
import {by, openApp, STAGES} from './open-review-app.ts';

test('the board shows each master with its segments, its safe zones and where it stands', async () => {
  const {project} = await openRenderedSpot();
  const {board} = await openApp(project);
  // The segments are found in the background.
  await expect.poll(async () => (await board()).comparing).toBe(false);
  const {spot, axes, variants} = await board();
  expect({spot, axes}).toEqual({spot: 'tiny', axes: [{name: 'hook', values: ['one', 'two']}]});
  expect(variants).toMatchObject([
    {id: 'one', frames: 36, width: 270, earlier: null, findings: null, standing: {approved: false}},
    {id: 'two', frames: 36},
  ]);
  const [first] = variants;
  expect(first?.segments.reduce((sum, {frames}) => sum + frames, 0)).toBe(36);
  expect(first?.zones[0]?.zone.bottom).toBeGreaterThan(0);
});

test('its page writes notes, answers them, takes a round through its states, and decides', async () => {
  const {project} = await openRenderedSpot();
  const {ask, board, decide} = await openApp(project);
  expect((await ask('round', {by, step: 'open', stages: STAGES, included: 2})).status).toBe(200);
  const [{sha256} = {sha256: ''}] = (await board()).variants;
  const place = {frames: {from: 3, frames: 2}, box: {x: 0.1, y: 0.1, width: 0.2, height: 0.2}};
  const note = {
    ...{by, variant: 'one', sha256, text: 'Brighter', ...place, kind: 'must', scope: 'all'},
    ...{slot: 'hook', field: 'copy.hook', change: {kind: 'say', text: 'Uno'}},
  };
  expect(await ask('note', note)).toMatchObject({status: 200});
  expect(await ask('round', {by, step: 'lock'})).toMatchObject({status: 200});
  expect(await ask('note', note)).toMatchObject({status: 422, json: {problems: [{code: 'round-not-open'}]}});
  expect(await ask('answer', {by, note: 'n1', answer: {kind: 'declined', reason: 'No'}})).toMatchObject({
    status: 200,
  });
  expect(await decide((await board()).variants.slice(0, 1))).toMatchObject({status: 200});
  expect(await ask('round', {by, step: 'close'})).toMatchObject({status: 200});
  const {rounds, included, variants} = await board();
  expect(included).toBe(2);
  expect(rounds).toMatchObject([
    {
      state: 'closed',
      notes: [{id: 'n1', field: 'copy.hook', slot: 'hook', ...place, answer: {reason: 'No'}}],
    },
  ]);
  expect(variants.map(({standing}) => standing.approved)).toEqual([true, false]);
});

test('what was said about another file than the one that is there is refused, and nothing is recorded', async () => {
  const {project, render} = await openRenderedSpot();
  const {ask, board, decide} = await openApp(project);
  await ask('round', {by, step: 'open', stages: STAGES});
  const {variants: seen} = await board();
  render('two');
  const changed = {status: 422, json: {problems: [{code: 'master-changed'}]}};
  expect(await decide(seen)).toMatchObject(changed);
  const note = {
    ...{by, variant: 'two', sha256: seen[1]?.sha256, text: 'Brighter', frames: null, box: null, kind: 'must'},
    ...{scope: 'variant', slot: null, field: null, change: null},
  };
  expect(await ask('note', note)).toMatchObject(changed);
  const after = await review(project);
  expect(after.rounds[0]?.notes).toEqual([]);
  expect(after.standings.flatMap(({decisions}) => decisions)).toEqual([]);
});

test('a decision is void once the file is another one, and the master of the locked round is there to compare', async () => {
  const {project, render} = await openRenderedSpot();
  const {ask, board, decide, origin} = await openApp(project);
  await ask('round', {by, step: 'open', stages: STAGES});
  const [{sha256} = {sha256: ''}] = (await board()).variants;
  await decide((await board()).variants.slice(0, 1));
  await ask('round', {by, step: 'lock'});
  render('one');
  const {variants} = await board();
  expect(variants[0]?.standing).toMatchObject({approved: false, decisions: [{by, changed: ['file']}]});
  expect(variants[0]?.earlier).toEqual({round: 1, sha256});
  expect(variants[1]?.earlier).toBeNull();
  const {cookie} = await ask('board');
  const earlier = await fetch(`${origin}/media/earlier/${sha256}`, {headers: {cookie}});
  expect(earlier.status).toBe(200);
  expect((await earlier.arrayBuffer()).byteLength).toBeGreaterThan(1000);
});

test('stills and small copies are made when they are asked for, and only for known masters', async () => {
  const {project, workspace} = await openRenderedSpot();
  const {ask, board, origin} = await openApp(project);
  const [{sha256} = {sha256: ''}] = (await board()).variants;
  const {cookie} = await ask('board');
  const statusOf = async (path: string): Promise<number> => {
    const response = await fetch(`${origin}/media/${path}`, {headers: {cookie}});
    await response.arrayBuffer();
    return response.status;
  };
  expect(await statusOf(`poster/${sha256}`)).toBe(200);
  await expect.poll(() => statusOf(`small/${sha256}`)).toBe(200);
  workspace.write('secret.mp4', 'secret');
  for (const path of [
    `poster/${'0'.repeat(64)}`,
    'master/one',
    'master/..%2f..%2fsecret.mp4',
    'take/..%2f..%2fsecret.mp4',
    `take/${'0'.repeat(64)}.mp4`,
    `earlier/${sha256}`,
    `master/${sha256}/x`,
    'unknown/one',
  ])
    expect(await statusOf(path), path).toBe(404);
});

test('requests that are not as the page sends them are refused with every field that is wrong', async () => {
  const {project} = await openRenderedSpot();
  const {ask} = await openApp(project);
  const answer = await ask('note', {by: '', variant: '../one', text: 'x', extra: 1});
  expect(answer).toMatchObject({status: 422});
  const said = JSON.stringify(answer.json);
  for (const part of ['by:', 'variant:', 'sha256:', 'extra']) expect(said).toContain(part);
  expect((await ask('decide', {by: 'Ana', variants: []})).status).toBe(422);
});

test('two people who write and decide at once both are recorded', async () => {
  const {project} = await openRenderedSpot();
  const {ask, board, decide} = await openApp(project);
  await ask('round', {by, step: 'open', stages: [{stage: 'brand', people: ['Ana', 'Ben']}]});
  const seen = (await board()).variants;
  const variants = seen.map(({id, sha256}) => ({id, sha256}));
  const about = {variants, stage: 'brand' as const, decision: 'approved' as const};
  await Promise.all([
    decide(seen),
    recordDecision(project, {...about, by: 'Ben'}),
    addNote(project, {by: 'Ben', variant: 'one', text: 'Good', kind: 'praise'}),
  ]);
  const after = await review(project);
  expect(after.standings.map(({approved}) => approved)).toEqual([true, true]);
  expect(after.rounds[0]?.notes).toHaveLength(1);
});

test('a lock that is refused leaves the masters of the round that was locked', async () => {
  const {project, render} = await openRenderedSpot();
  const {board} = await openApp(project);
  await reviewRound(project, {by, step: 'open', stages: STAGES});
  const [{sha256} = {sha256: ''}] = (await board()).variants;
  await reviewRound(project, {by, step: 'lock'});
  render('one');
  await expect(reviewRound(project, {by, step: 'lock'})).rejects.toMatchObject({code: 'round-not-open'});
  expect((await board()).variants[0]?.earlier).toEqual({round: 1, sha256});
});

test('a stage that a later round leaves out can still approve: it stays required', async () => {
  const {project} = await openRenderedSpot();
  const all = [...STAGES, {stage: 'legal' as const, people: [by]}];
  await reviewRound(project, {by, step: 'open', stages: all});
  for (const step of ['lock', 'close'] as const) await reviewRound(project, {by, step});
  await reviewRound(project, {by, step: 'open', stages: STAGES});
  const about = {by, variants: [{id: 'one'}], decision: 'approved' as const};
  const first = await recordDecision(project, {...about, stage: 'brand'});
  expect(first.standings[0]).toMatchObject({approved: false, missing: [{stage: 'legal'}]});
  const {standings} = await recordDecision(project, {...about, stage: 'legal'});
  expect(standings[0]).toMatchObject({approved: true, missing: []});
});

test('nothing is decided before a round names its stages, or at a stage that it does not have', async () => {
  const {project} = await openRenderedSpot();
  const about = {by, variants: [{id: 'one'}], decision: 'approved' as const};
  await expect(recordDecision(project, {...about, stage: 'brand'})).rejects.toMatchObject({
    code: 'round-missing',
  });
  await reviewRound(project, {by, step: 'open', stages: STAGES});
  await expect(recordDecision(project, {...about, stage: 'legal'})).rejects.toMatchObject({
    code: 'round-missing',
  });
  await expect(recordDecision(project, {...about, stage: 'brand', variants: []})).rejects.toMatchObject({
    code: 'variants-missing',
  });
});
