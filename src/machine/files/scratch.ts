import {randomUUID} from 'node:crypto';
import {rmSync} from 'node:fs';
import {readdir, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {isRunning} from '../process/process-tree.ts';
import {makeFolder} from './folders.ts';
import {exists} from './read-file.ts';

/** A file in each folder. Where it is missing, the folder was deleted, and a later step made it again. */
const MARK = '.in-use';

/**
 * Makes a folder for this process's temporary files. It is removed when the process exits. The folder that a killed
 * process left behind is removed by the next call.
 */
export async function openScratch(folder: string): Promise<string> {
  await makeFolder(folder);
  await sweep(folder);
  const own = await makeFolder(join(folder, `${process.pid}-${randomUUID().slice(0, 8)}`));
  await writeFile(join(own, MARK), '');
  if (ours.size === 0) process.once('exit', clear);
  ours.add(own);
  return own;
}

/** True if a folder that `openScratch` made was deleted meanwhile, also if something made it again. */
export const isScratchGone = async (own: string): Promise<boolean> =>
  !(await exists(ours.has(own) ? join(own, MARK) : own));

/** Removes a folder that `openScratch` made, before the process exits. */
export async function closeScratch(own: string): Promise<void> {
  await rm(own, {recursive: true, force: true});
  ours.delete(own);
  if (ours.size === 0) process.off('exit', clear);
}

const ours = new Set<string>();

function clear(): void {
  for (const own of ours) rmSync(own, {recursive: true, force: true});
}

async function sweep(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const owner = Number(name.split('-')[0]);
    if (Number.isInteger(owner) && isRunning(owner)) continue;
    // If this fails, another process is removing it, or a later call does.
    await rm(join(folder, name), {recursive: true, force: true}).catch(() => undefined);
  }
}
