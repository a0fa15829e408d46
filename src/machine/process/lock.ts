import {rm} from 'node:fs/promises';
import {dirname} from 'node:path';
import {DatabaseSync} from 'node:sqlite';
import {TenspotError} from '../../spot/problem/errors.ts';
import {makeFolder, readJson, writeWhole} from '../files/files.ts';
import {isRunning} from './process-tree.ts';

/** The process that holds a lock, and since when (ISO 8601). */
export type LockHolder = {pid: number; since: string};

const BUSY = 5;

/**
 * Does work that only one process at a time may do. The lock is the operating system's, by way of SQLite: it
 * goes when its process goes, killed or not, so there are no stale ones. While another process holds it, the
 * error is what `busy` makes of the holder, who is undefined in the moment before it has written itself down.
 */
export async function holding<T>(
  file: string,
  busy: (holder: LockHolder | undefined) => Error,
  work: () => Promise<T>,
): Promise<T> {
  await makeFolder(dirname(file));
  const note = `${file}.json`;
  const lock = take(file);
  if (!lock) throw busy(await holderIn(note));
  try {
    const holder: LockHolder = {pid: process.pid, since: new Date().toISOString()};
    await writeWhole(note, JSON.stringify(holder));
    return await work();
  } finally {
    await rm(note, {force: true}).catch(() => undefined);
    lock.close();
  }
}

/** The open lock; undefined while another holds it. The file stays: removing it would let two hold locks of one name. */
function take(file: string): DatabaseSync | undefined {
  const lock = open(file);
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock.close();
    if (((error as {errcode?: number}).errcode ?? 0) % 256 === BUSY) return undefined;
    throw noLock(file, error);
  }
}

function open(file: string): DatabaseSync {
  try {
    return new DatabaseSync(file, {timeout: 0});
  } catch (error) {
    throw noLock(file, error);
  }
}

const noLock = (file: string, cause: unknown): TenspotError =>
  new TenspotError(
    {
      code: 'lock-failed',
      what: 'this file could not be locked',
      where: {file},
      expected: 'a file system that locks files, and permission to write',
      got: (cause as Error).message,
      fix: 'Put the workspace on a local disk, or give yourself permission to write there.',
    },
    {cause},
  );

async function holderIn(note: string): Promise<LockHolder | undefined> {
  const holder = (await readJson(note)) as LockHolder | undefined;
  return holder && isRunning(holder.pid) ? holder : undefined;
}
