import {writeFileSync} from 'node:fs';
import {mkdir} from 'node:fs/promises';
import {join} from 'node:path';
import {onTestFinished} from 'vitest';
import {openProject} from '../../src/node/open-project.ts';
import {addNote, type NoteOptions, reviewRound} from '../../src/node/review.ts';
import type {VariantRecord} from '../../src/spot/variant/manifest.ts';
import {makeWorkspace} from '../support/workspace.ts';

const rowOf = (id: string): VariantRecord => ({
  id,
  name: id,
  status: 'done',
  file: `${id}.mp4`,
  sha256: null,
  seconds: 2,
  width: 1080,
  height: 1920,
  fps: 24,
  choices: {},
  props: {template: 'tiny', copy: {}},
  takes: {},
  segments: {total: 1, rendered: 1, reused: 0},
  findings: [],
  error: null,
});

/** Writes the masters and the manifest of a render that did not happen: a review needs files, not their pictures. */
export async function writeMasters(root: string, ids: readonly string[], spot = 'tiny'): Promise<string> {
  const folder = join(root, 'out', spot);
  await mkdir(folder, {recursive: true});
  const variants = ids.map(rowOf);
  for (const id of ids) writeFileSync(join(folder, `${id}.mp4`), `master of ${id}`);
  const manifest = {
    spot,
    template: 'tiny',
    brand: 'tiny',
    engine: 'set',
    proof: false,
    createdAt: '2026-01-01T00:00:00.000Z',
    tools: {},
    totals: {
      variants: ids.length,
      done: ids.length,
      failed: 0,
      skipped: 0,
      rendered: ids.length,
      reused: 0,
      seconds: 1,
    },
    variants,
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  return folder;
}

export const VARIANTS = 'compositions/spots/tiny/variants.yaml';
export const SCRIPT = 'compositions/spots/tiny/script.yaml';
export const EDIT = 'compositions/spots/tiny/edit.yaml';
export const by = 'Producer';

export const HEAD = `# Two hooks, five ends.
template: plain
brand: plain
props:
  seconds: 1
  fps: 24   # as the footage
  shots: {end: bars}
`;

export const CROSSED = `${HEAD}axes:
  hook:
    - {id: one, copy.hook: One, shots.hook: bars} # the first
    - id: two
      # an apostrophe and a quote: ' "
      copy.hook: |
        Two,
        in two lines
      shots.hook: balls
  end:
    - {id: a, shots.end: bars}
    - {id: b, shots.end: balls}
    - {id: c, shots.end: {shot: bars, focus: [0.2, 0.5]}}
    - {id: d, shots.end: {shot: balls, focus: [0.2, 0.5]}}
    - {id: e, shots.end: {shot: bars, focus: [0.8, 0.5]}}
`;

/** A workspace with these variants, reviewed in an open round. */
export async function openReview(
  variants = CROSSED,
  ids = ['one-a', 'two-b'],
  files: Record<string, string> = {},
) {
  const workspace = await makeWorkspace();
  onTestFinished(workspace.remove);
  workspace.write(VARIANTS, variants);
  for (const [file, text] of Object.entries(files)) workspace.write(`compositions/spots/tiny/${file}`, text);
  await writeMasters(workspace.root, ids);
  const project = await openProject(workspace.root);
  await reviewRound(project, {by, step: 'open', stages: [{stage: 'brand', people: ['Brand lead']}]});
  const note = async (options: Omit<NoteOptions, 'by' | 'text'>): Promise<string> => {
    const {rounds} = await addNote(project, {by: 'Brand lead', text: 'Please change', ...options});
    return rounds.flatMap(({notes}) => notes).at(-1)?.id ?? '';
  };
  return {workspace, project, note};
}
