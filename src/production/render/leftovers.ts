import {dirname, join} from 'node:path';
import {exists, listEntries, publish, remove} from '../../machine/files/files.ts';

/** The draft of a file that a killed run was writing beside its final path. */
const DRAFT = /^\.[0-9a-f-]{36}\.part$/;

/**
 * Takes a master that no longer is what it should be out of the way: it is kept, but nobody ships it by mistake. Where
 * there is no space for it in `home`, on another disk, it stays beside, under another name.
 */
export async function moveOutdated(home: string, spot: string, master: string, id: string): Promise<void> {
  if (!(await exists(master))) return;
  await publish(master, join(home, 'outdated', spot, `${id}.mp4`)).catch(() =>
    publish(master, join(dirname(master), `${id}.outdated.mp4`)),
  );
}

/** Removes drafts of killed runs, and names the masters that belong to no variant. */
export async function removeLeftovers(folder: string, ids: readonly string[]): Promise<string[]> {
  const files = await listEntries(folder);
  for (const file of files.filter((name) => DRAFT.test(name))) await remove(join(folder, file));
  return files.filter((file) => file.endsWith('.mp4') && !ids.includes(file.slice(0, -4)));
}
