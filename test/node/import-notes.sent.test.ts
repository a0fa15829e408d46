import {expect, test} from 'vitest';
import {importNotes} from '../../src/node/import-notes.ts';
import {review, reviewRound} from '../../src/node/review.ts';
import type {SentNote} from '../../src/spot/review/sent-notes.ts';
import {openRenderedSpot} from '../support/rendered-spot.ts';

const by = 'Ana';
const STAGES = [{stage: 'brand' as const, people: [by]}];

const sent = (sha256: string): SentNote => ({
  ...{key: 'k1', by: 'Cleo of the client', variant: 'two', sha256, text: 'Louder, please'},
  ...{frames: {from: 30, frames: 6}, box: {x: 0.1, y: 0.1, width: 0.2, height: 0.2}, kind: 'question'},
  ...{scope: 'all', slot: 'end', field: 'copy.hook', change: {kind: 'say', text: 'Deux'}},
});

test('the file that comes back becomes notes exactly as they were written, and twice adds nothing', async () => {
  const {project, workspace} = await openRenderedSpot();
  await reviewRound(project, {by, step: 'open', stages: STAGES});
  const sha256 = (await review(project)).standings[1]?.sha256 ?? '';
  const {key, by: author, ...note} = sent(sha256);
  workspace.write(
    'back.json',
    JSON.stringify({tenspot: 'notes/1', spot: 'tiny', notes: [{key, by: author, ...note}]}),
  );
  const file = workspace.path('back.json');
  expect(await importNotes(project, {file, by})).toMatchObject({
    tool: 'tenspot',
    left: [],
    added: [{by: author}],
  });
  expect((await review(project)).rounds[0]?.notes).toMatchObject([
    {...note, by: author, origin: {importedBy: by}},
  ]);
  expect(await importNotes(project, {file, by})).toMatchObject({known: 1, added: []});
});

test('a note on a master that was rendered again keeps the master that its author saw; a frame beyond the end is listed', async () => {
  const {project, workspace} = await openRenderedSpot();
  await reviewRound(project, {by, step: 'open', stages: STAGES});
  const before = 'b'.repeat(64);
  const notes = [sent(before), {...sent(before), key: 'k2', frames: {from: 400, frames: 1}}];
  workspace.write('back.json', JSON.stringify({tenspot: 'notes/1', spot: 'tiny', notes}));
  const {added, left} = await importNotes(project, {file: workspace.path('back.json'), by});
  expect([added.length, left]).toMatchObject([
    1,
    [{where: 'note 2', reason: expect.stringContaining('400')}],
  ]);
  expect((await review(project)).rounds[0]?.notes[0]?.sha256).toBe(before);
});

test('notes on a spot are not added to another one, although its variants have the same ids', async () => {
  const {project, workspace} = await openRenderedSpot();
  await reviewRound(project, {by, step: 'open', stages: STAGES});
  workspace.write(
    'back.json',
    JSON.stringify({tenspot: 'notes/1', spot: 'summer', notes: [sent('b'.repeat(64))]}),
  );
  const timeline = {OTIO_SCHEMA: 'Timeline.1', name: 'one', tracks: {OTIO_SCHEMA: 'Stack.1', children: []}};
  workspace.write('one.otio', JSON.stringify({...timeline, metadata: {tenspot: {spot: 'summer'}}}));
  for (const name of ['back.json', 'one.otio'])
    await expect(importNotes(project, {file: workspace.path(name), by})).rejects.toMatchObject({
      code: 'notes-other-spot',
      problems: [{expected: 'tiny', got: 'summer'}],
    });
  expect((await review(project)).rounds[0]?.notes).toEqual([]);
  workspace.write('one.otio', JSON.stringify({...timeline, metadata: {tenspot: {spot: 'tiny'}}}));
  expect(await importNotes(project, {file: workspace.path('one.otio'), by})).toMatchObject({left: []});
});

test('a file that was changed is refused with the field that is wrong', async () => {
  const {project, workspace} = await openRenderedSpot();
  await reviewRound(project, {by, step: 'open', stages: STAGES});
  for (const [change, field] of [
    [{kind: 'urgent'}, 'notes.0.kind'],
    [{sha256: '../one'}, 'notes.0.sha256'],
    [{by: ''}, 'notes.0.by'],
    [{extra: 1}, 'notes.0'],
  ] as const) {
    const notes = [{...sent('b'.repeat(64)), ...change}];
    workspace.write('back.json', JSON.stringify({tenspot: 'notes/1', spot: 'tiny', notes}));
    await expect(importNotes(project, {file: workspace.path('back.json'), by})).rejects.toMatchObject({
      code: 'notes-unreadable',
      message: expect.stringContaining(field),
    });
  }
  expect((await review(project)).rounds[0]?.notes).toEqual([]);
});
