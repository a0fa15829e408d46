import {readdir, stat} from 'node:fs/promises';
import {expect} from 'vitest';
import {z} from 'zod';
import {Manifest} from '../../../src/spot/variant/manifest.ts';
import {makeWorkspace} from '../../support/workspace.ts';

/** Where the proofs are. */
export const OUT = 'out/tiny/proof';

/** A workspace whose proofs are rendered. */
export type Batch = Awaited<ReturnType<typeof openBatch>>;

export async function openBatch() {
  const workspace = await makeWorkspace();

  const render = async (...args: string[]) => {
    const ended = await workspace.tenspot('render', 'tiny', '--proof', '--json', ...args);
    const manifest = ended.code === 2 ? undefined : z.object(Manifest.shape).parse(JSON.parse(ended.stdout));
    return {...ended, manifest, totals: manifest?.totals};
  };

  const times = async (): Promise<Record<string, number>> => {
    const files = (await readdir(workspace.path(OUT))).filter((file) => file.endsWith('.mp4'));
    return Object.fromEntries(
      await Promise.all(
        files.map(async (file) => [
          file.replace('.mp4', ''),
          (await stat(workspace.path(OUT, file))).mtimeMs,
        ]),
      ),
    );
  };

  /** Which variants a render made anew. */
  const madeBy = async (change: () => unknown): Promise<string[]> => {
    const before = await times();
    await change();
    const {code, stderr} = await render();
    expect(code, stderr).toBe(0);
    const after = await times();
    return Object.keys(after).filter((file) => after[file] !== before[file]);
  };

  return {workspace, render, times, madeBy};
}
