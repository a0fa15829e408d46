import {afterAll, beforeAll, expect, test} from 'vitest';
import {applyNote} from '../../src/node/apply-note.ts';
import {importNotes} from '../../src/node/import-notes.ts';
import {openProject, type TenspotProject} from '../../src/node/open-project.ts';
import {render} from '../../src/node/render.ts';
import {review, reviewRound} from '../../src/node/review.ts';
import {makeWorkspace, type Workspace} from '../support/workspace.ts';

// Notes of another program on a spot that was really rendered: the browser says which text a box is on.

let workspace: Workspace;
let project: TenspotProject;
const by = 'Producer';

const COMMENTS = {
  data: [
    {
      id: 'c1',
      text: 'say: Uno',
      timestamp: 3,
      owner: {name: 'ada'},
      replies: [],
      file: {name: 'tiny_one.mp4'},
    },
    {
      id: 'c2',
      text: 'Too loud',
      timestamp: '00:00:00:04',
      duration: 4,
      annotation: JSON.stringify([{x: 0, y: 0.1, w: 1, h: 0.4}]),
      owner: {name: 'Ben\u0000 Orr'},
      replies: [{text: '=cmd()', owner: {name: 'Cy Dane'}}],
      file: {name: 'tiny_two.mp4'},
    },
    {id: 'c3', text: 'Last frame', timestamp: 23, owner: null, file: {name: 'tiny_two.mp4'}},
    {
      id: 'c4',
      text: 'Done already',
      timestamp: 2,
      completed_at: '2026-01-01T00:00:00Z',
      file: {name: 'tiny_two.mp4'},
    },
    {id: 'c5', text: 'After the end', timestamp: 200, file: {name: 'tiny_two.mp4'}},
    {id: 'c6', text: 'Of another ad', timestamp: 2, file: {name: 'other.mp4'}},
    {id: 'c7', text: ' \u200b', timestamp: 2, file: {name: 'tiny_two.mp4'}},
  ],
};

beforeAll(async () => {
  workspace = await makeWorkspace();
  workspace.write('comments.json', JSON.stringify(COMMENTS));
  project = await openProject(workspace.root, {env: process.env});
  await render(project);
});

afterAll(() => workspace.remove());

test('notes land on their variant, frame, slot and text; the rest is listed; the same file twice adds nothing', async () => {
  const file = workspace.path('comments.json');
  await expect(importNotes(project, {file, by})).rejects.toMatchObject({code: 'round-not-open'});
  await reviewRound(project, {by, step: 'open', stages: [{stage: 'brand', people: [by]}]});
  const dry = await importNotes(project, {file, by, dryRun: true});
  expect((await review(project)).rounds[0]?.notes).toEqual([]);

  const {tool, added, known, completed, left} = await importNotes(project, {file, by});
  expect({tool, known, completed}).toEqual({tool: 'frameio-json', known: 0, completed: 1});
  expect(
    added.map(({id, variant, frames, slot, field, by: author}) => [
      id,
      variant,
      frames?.from,
      slot,
      field,
      author,
    ]),
  ).toEqual([
    ['n1', 'one', 3, 'hook', 'copy.hook', 'ada'],
    ['n2', 'two', 4, 'hook', 'copy.hook', 'Ben  Orr'],
    ['n3', 'two', 23, 'end', null, by],
  ]);
  expect(dry.added).toEqual(added.map((note) => ({...note, id: ''})));
  expect(added[1]?.text).toBe('Too loud\n\nCy Dane: =cmd()');
  expect(left.map(({where}) => where)).toEqual(['comment 5', 'comment 6', 'comment 7']);

  const again = await importNotes(project, {file, by});
  expect([again.added.length, again.known]).toEqual([0, 3]);
  expect((await review(project)).rounds[0]?.notes).toHaveLength(3);

  await applyNote(project, {note: 'n1', by});
  expect(workspace.read('compositions/spots/tiny/variants.yaml')).toContain(
    'copy.hook: Uno, shots.hook: bars',
  );
});

test('the command line prints what was added, and ends with 3 where a note was not placed', async () => {
  const {code, stdout, stderr} = await workspace.tenspot(
    'import',
    'notes',
    'comments.json',
    '--by',
    by,
    '--completed',
  );
  expect(code, stderr).toBe(3);
  expect(stdout).toContain('n4 two at frame 2');
  expect(stdout).toContain('not added: comment 5, "After the end": frame 200 is outside of the variant');
  expect(stdout).toContain('1 note added, 3 added before, 3 not placed');
});
