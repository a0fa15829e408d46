import {dirname, join} from 'node:path';
import {listEntries} from '../../machine/files/folders.ts';
import {exists} from '../../machine/files/read-file.ts';
import {publish, remove} from '../../machine/files/write-file.ts';
import type {SpotProject} from '../project/open-spot.ts';
import type {BatchContext} from './batch-context.ts';

/** The name of the draft that a killed run was writing beside its final path. */
const DRAFT = /^\.[0-9a-f-]{36}\.part$/;

/**
 * Moves a master that is out of date away from its final path, so that it is not delivered by mistake. It goes to `outdated/` in `home`;
 * where that is on another disk without space, it stays in its folder with another name.
 */
export async function moveOutdated(home: string, spot: string, master: string, id: string): Promise<void> {
  if (!(await exists(master))) return;
  await publish(master, join(home, 'outdated', spot, `${id}.mp4`)).catch(() =>
    publish(master, join(dirname(master), `${id}.outdated.mp4`)),
  );
}

/** Removes the drafts of killed runs, and warns of masters that belong to no variant. */
export async function clearLeftovers(
  {variants}: Pick<SpotProject, 'variants'>,
  {folder, report}: Pick<BatchContext, 'folder' | 'report'>,
): Promise<void> {
  const files = await listEntries(folder);
  for (const file of files.filter((name) => DRAFT.test(name))) await remove(join(folder, file));
  const masters = new Set(variants.map(({id}) => `${id}.mp4`));
  const strangers = files.filter((file) => file.endsWith('.mp4') && !masters.has(file));
  if (strangers.length > 0)
    report.warn(`these files belong to no variant of the spot: ${strangers.join(', ')}`);
}
