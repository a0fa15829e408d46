import {randomUUID} from 'node:crypto';
import {rmSync} from 'node:fs';
import {readdir, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {isRunning} from '../process/process-tree.ts';
import {makeFolder} from './folders.ts';

/**
 * Makes a folder for this process's temporary files. It is removed when the process exits. The folder that a killed
 * process left behind is removed by the next call.
 */
export async function openScratch(folder: string): Promise<string> {
  await makeFolder(folder);
  await sweep(folder);
  const own = await makeFolder(join(folder, `${process.pid}-${randomUUID().slice(0, 8)}`));
  if (ours.size === 0) process.once('exit', clear);
  ours.add(own);
  return own;
}

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
