import {readFileSync, writeFileSync} from 'node:fs';
import {mkdir} from 'node:fs/promises';
import {join} from 'node:path';
import {onTestFinished} from 'vitest';
import {openProject, type TenspotProject} from '../../src/node/open-project.ts';
import type {VariantRecord} from '../../src/spot/variant/manifest.ts';
import {makeWorkspace, type Workspace} from './workspace.ts';

const rowOf = (id: string): VariantRecord => ({
  id,
  name: id,
  status: 'done',
  file: `${id}.mp4`,
  sha256: null,
  seconds: 1.5,
  width: 270,
  height: 480,
  fps: 24,
  choices: {hook: id},
  props: {template: 'plain', copy: {hook: id}, format: '9:16'},
  takes: {},
  segments: {total: 1, rendered: 1, reused: 0},
  findings: [],
  error: null,
});

/** A workspace whose spot has two masters, which are clips of it: nothing is rendered. `render` makes another master of a variant. Default: a new one. */
export async function openRenderedSpot(given?: Workspace): Promise<{
  workspace: Workspace;
  project: TenspotProject;
  folder: string;
  render: (variant: string) => void;
}> {
  const workspace = given ?? (await makeWorkspace());
  onTestFinished(workspace.remove);
  const folder = join(workspace.root, 'out', 'tiny');
  await mkdir(folder, {recursive: true});
  const clip = (name: string): Buffer => readFileSync(workspace.path('compositions/spots/tiny', name));
  writeFileSync(join(folder, 'one.mp4'), clip('bars.mp4'));
  writeFileSync(join(folder, 'two.mp4'), clip('balls.mp4'));
  const variants = ['one', 'two'].map(rowOf);
  const manifest = {
    spot: 'tiny',
    template: 'plain',
    brand: 'plain',
    engine: 'set',
    proof: false,
    createdAt: '2026-01-01T00:00:00.000Z',
    tools: {},
    totals: {variants: 2, done: 2, failed: 0, skipped: 0, rendered: 2, reused: 0, seconds: 1},
    variants,
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  let count = 0;
  return {
    workspace,
    project: await openProject(workspace.root),
    folder,
    render: (variant) => {
      count += 1;
      const mark = Buffer.from(`0000free${count}`);
      mark.writeUInt32BE(mark.length);
      writeFileSync(join(folder, `${variant}.mp4`), Buffer.concat([clip('bars.mp4'), mark]));
    },
  };
}
