import {statfs} from 'node:fs/promises';

/** Bytes that this user may still write on the file system of a folder. Undefined where the system does not say. */
export async function freeSpace(folder: string): Promise<number | undefined> {
  const found = await statfs(folder).catch(() => undefined);
  // Some network and container file systems report no blocks at all.
  return found && found.blocks > 0 ? found.bavail * found.bsize : undefined;
}
