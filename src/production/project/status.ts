import {join} from 'node:path';
import {readJson, sizeOf} from '../../machine/files/read-file.ts';
import {Manifest} from '../../spot/variant/manifest.ts';
import {listIds, type Workspace} from './workspace.ts';

/** The result of the last render of a spot, from its manifest. */
export type SpotStatus = {
  /** The id of the spot. */
  spot: string;
  /** Null when it was never rendered at full size. */
  rendered: Rendered | null;
  /** The same for its proofs. */
  proof: Rendered | null;
};

/** `at`: ISO 8601. `missing`: files that the manifest names and that do not exist. */
type Rendered = {at: string; done: number; failed: number; skipped: number; missing: string[]};

export async function statusOf(workspace: Workspace): Promise<SpotStatus[]> {
  const spots = await listIds(join(workspace.compositions, 'spots'));
  return Promise.all(
    spots.map(async (spot) => ({
      spot,
      rendered: await lastRender(join(workspace.out, spot)),
      proof: await lastRender(join(workspace.out, spot, 'proof')),
    })),
  );
}

async function lastRender(folder: string): Promise<Rendered | null> {
  const manifest = Manifest.safeParse(await readJson(join(folder, 'manifest.json')));
  if (!manifest.success) return null;
  const {createdAt, totals, variants} = manifest.data;
  const files = variants.flatMap(({file}) => (file ? [file] : []));
  const sizes = await Promise.all(files.map((file) => sizeOf(join(folder, file))));
  return {
    at: createdAt,
    done: totals.done,
    failed: totals.failed,
    skipped: totals.skipped,
    missing: files.filter((_, index) => sizes[index] === undefined),
  };
}
