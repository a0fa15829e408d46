import {writeFileSync} from 'node:fs';
import {mkdir} from 'node:fs/promises';
import {join} from 'node:path';
import type {VariantRecord} from '../../src/spot/variant/manifest.ts';

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
