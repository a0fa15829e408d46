import {writeFileSync} from 'node:fs';
import {mkdir} from 'node:fs/promises';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {openProject} from '../../src/node/open-project.ts';
import {addNote, answerNote, review, reviewRound} from '../../src/node/review.ts';
import type {VariantRecord} from '../../src/spot/variant/manifest.ts';
import {openStage} from '../production/takes/setup.ts';

const rowOf = (id: string): VariantRecord => ({
  id,
  name: id,
  status: 'done',
  file: `${id}.mp4`,
  sha256: null,
  seconds: 2,
  width: 1080,
  height: 1920,
  fps: 30,
  choices: {},
  props: {template: 'tiny', copy: {}},
  takes: {},
  segments: {total: 1, rendered: 1, reused: 0},
  findings: [],
  error: null,
});

/** A project whose spot has two masters. */
async function openRendered() {
  const {workspace} = await openStage();
  onTestFinished(workspace.remove);
  const folder = join(workspace.root, 'out', 'tiny');
  await mkdir(folder, {recursive: true});
  const variants = ['a', 'b'].map(rowOf);
  for (const {id} of variants) writeFileSync(join(folder, `${id}.mp4`), `master of ${id}`);
  const manifest = {
    spot: 'tiny',
    template: 'tiny',
    brand: 'tiny',
    engine: 'set',
    proof: false,
    createdAt: '2026-01-01T00:00:00.000Z',
    tools: {},
    totals: {variants: 2, done: 2, failed: 0, skipped: 0, rendered: 2, reused: 0, seconds: 1},
    variants,
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  return {project: await openProject(workspace.root), folder};
}

const stages = [{stage: 'brand' as const, people: ['Brand lead']}];

test('a program opens a round, adds notes, answers them and closes it; nothing is approved by that', async () => {
  const {project} = await openRendered();
  const by = 'Producer';
  await expect(addNote(project, {by, variant: 'a', text: 'Too dark'})).rejects.toMatchObject({
    code: 'round-not-open',
  });
  await reviewRound(project, {by, step: 'open', stages, included: 2});
  await addNote(project, {by: 'Brand lead', variant: 'a', text: 'Too dark', frames: {from: 3, frames: 1}});
  await reviewRound(project, {by, step: 'lock'});
  await expect(reviewRound(project, {by, step: 'close'})).rejects.toMatchObject({
    code: 'round-not-addressed',
  });
  await answerNote(project, {by, note: 'n1', answer: {kind: 'declined', reason: 'It is night there'}});
  const {rounds, standings} = await reviewRound(project, {by, step: 'close'});
  expect(rounds).toMatchObject([
    {round: 1, state: 'closed', notes: [{id: 'n1', variant: 'a', answer: {kind: 'declined'}}]},
  ]);
  expect(standings.map(({variant, approved}) => [variant, approved])).toEqual([
    ['a', false],
    ['b', false],
  ]);
  expect(await review(project)).toMatchObject({spot: 'tiny', included: 2, rounds});
});

test('a note is bound to the file that was there when it was written', async () => {
  const {project, folder} = await openRendered();
  await reviewRound(project, {by: 'Producer', step: 'open', stages});
  const {rounds} = await addNote(project, {by: 'Brand lead', variant: 'b', text: 'Brighter'});
  writeFileSync(join(folder, 'b.mp4'), 'another master');
  await addNote(project, {by: 'Brand lead', variant: 'b', text: 'Better'});
  const after = await review(project);
  const hashes = after.rounds[0]?.notes.map(({sha256}) => sha256) ?? [];
  expect(hashes[0]).toBe(rounds[0]?.notes[0]?.sha256);
  expect(hashes[1]).not.toBe(hashes[0]);
});

test('an unknown variant, and a spot that was not rendered, are errors', async () => {
  const {project} = await openRendered();
  await reviewRound(project, {by: 'Producer', step: 'open', stages});
  await expect(addNote(project, {by: 'Brand lead', variant: 'c', text: 'Brighter'})).rejects.toMatchObject({
    code: 'variant-unknown',
  });
  const {workspace} = await openStage();
  onTestFinished(workspace.remove);
  await expect(review(await openProject(workspace.root))).rejects.toMatchObject({code: 'not-rendered'});
});
