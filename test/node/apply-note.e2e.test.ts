import {afterAll, beforeAll, expect, test} from 'vitest';
import {applyNote, previewNote} from '../../src/node/apply-note.ts';
import {openProject, type TenspotProject} from '../../src/node/open-project.ts';
import {render} from '../../src/node/render.ts';
import {addNote, review, reviewRound} from '../../src/node/review.ts';
import {makeWorkspace, type Workspace} from '../support/workspace.ts';

// A note on a text that five of ten variants share: what is rendered again, in a real render.

const ENDS = ['a', 'b', 'c', 'd', 'e'];

const VARIANTS = `template: plain
brand: plain
props:
  seconds: 1
  fps: 24
axes:
  hook:
    - {id: one, copy.hook: One, shots.hook: bars}
    - {id: two, copy.hook: Two, shots.hook: balls}
  end:
    - {id: a, shots.end: bars}
    - {id: b, shots.end: balls}
    - {id: c, shots.end: {shot: bars, focus: [0.2, 0.5]}}
    - {id: d, shots.end: {shot: balls, focus: [0.2, 0.5]}}
    - {id: e, shots.end: {shot: bars, focus: [0.8, 0.5]}}
`;

let workspace: Workspace;
let project: TenspotProject;

beforeAll(async () => {
  workspace = await makeWorkspace();
  workspace.write('compositions/spots/tiny/variants.yaml', VARIANTS);
  project = await openProject(workspace.root, {env: process.env});
  await render(project);
});

afterAll(() => workspace.remove());

test('"say" on a text that five variants share renders the one segment that shows it, as the preview said', async () => {
  const by = 'Producer';
  await reviewRound(project, {by, step: 'open', stages: [{stage: 'brand', people: [by]}]});
  const {rounds} = await addNote(project, {
    by,
    variant: 'one-c',
    text: 'Say what it is',
    field: 'copy.hook',
    slot: 'hook',
    scope: 'segment',
    change: {kind: 'say', text: 'Uno'},
  });
  const note = rounds[0]?.notes[0]?.id ?? '';
  const before = (await review(project)).standings.map(({variant}) => variant);
  const shared = ENDS.map((end) => `one-${end}`);
  expect(before).toHaveLength(10);

  const preview = await previewNote(project, {note});
  expect(preview.render).toEqual(shared);
  expect(preview.segments).toBe(1);
  expect(preview.seconds.footage).toBe(0.5);
  expect(preview.seconds.rendering).toBeGreaterThan(0);
  expect(workspace.read('compositions/spots/tiny/variants.yaml')).toBe(VARIANTS);

  const {diff} = await applyNote(project, {note, by});
  expect(diff).toBe(preview.diff);
  const {variants, explanation} = await render(project, {explain: true});
  expect(variants.filter(({status}) => status === 'done').map(({id}) => id)).toEqual(shared);
  const made =
    explanation?.variants.flatMap(({segments}) => segments.filter(({how}) => how !== 'reused')) ?? [];
  // The first variant has it composited; the other four share that segment.
  expect(made.map(({how, from, frames}) => [how, from, frames])).toEqual([
    ['composited', 0, 12],
    ...Array.from({length: 4}, () => ['shared', 0, 12]),
  ]);
});
