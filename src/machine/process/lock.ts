import {rm} from 'node:fs/promises';
import {dirname} from 'node:path';
import {DatabaseSync} from 'node:sqlite';
import {setTimeout as wait} from 'node:timers/promises';
import {TenspotError} from '../../spot/problem/errors.ts';
import {makeFolder} from '../files/folders.ts';
import {readJson} from '../files/read-file.ts';
import {writeWhole} from '../files/write-file.ts';
import {isRunning} from './process-tree.ts';

/** The process that holds a lock, and since when (ISO 8601). `here`: it is this process. */
export type LockHolder = {pid: number; since: string; here: boolean};

/** SQLite's result code when another process holds the lock. */
const SQLITE_BUSY = 5;

/**
 * Runs `work` while this process alone holds the lock `file`. SQLite takes a lock of the operating system, which is
 * released when its process ends, killed or not: there are no stale locks. If another process holds the lock, this
 * throws the error that `busy` returns. `busy` gets undefined for a holder that has not yet written its note.
 * Errors: `lock-failed` if the file system cannot lock.
 */
export async function withLock<T>(
  file: string,
  busy: (holder: LockHolder | undefined) => Error,
  work: () => Promise<T>,
): Promise<T> {
  await makeFolder(dirname(file));
  const note = `${file}.json`;
  const lock = take(file);
  if (!lock) throw busy(await holderIn(note));
  try {
    const holder: Omit<LockHolder, 'here'> = {pid: process.pid, since: new Date().toISOString()};
    await writeWhole(note, JSON.stringify(holder));
    return await work();
  } finally {
    await rm(note, {force: true}).catch(() => undefined);
    lock.close();
  }
}

/** Milliseconds that a program waits for another one which holds a lock for a moment, and between two tries. */
const PATIENCE = {most: 10_000, step: 20};

/** As `withLock`, but waits up to ten seconds for another process that holds the lock for a moment. */
export async function withLockInTurn<T>(
  file: string,
  busy: (holder: LockHolder | undefined) => Error,
  work: () => Promise<T>,
): Promise<T> {
  const until = Date.now() + PATIENCE.most;
  let refusal: Error | undefined;
  const refuse = (holder: LockHolder | undefined): Error => {
    refusal = busy(holder);
    return refusal;
  };
  for (;;) {
    try {
      return await withLock(file, refuse, work);
    } catch (error) {
      if (error !== refusal || Date.now() > until) throw error;
      await wait(PATIENCE.step);
    }
  }
}

/** The open lock; undefined if another process holds it. The file is never removed: two processes could then hold locks of one name. */
function take(file: string): DatabaseSync | undefined {
  const lock = open(file);
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock.close();
    if (((error as {errcode?: number}).errcode ?? 0) % 256 === SQLITE_BUSY) return undefined;
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
  const holder = (await readJson(note)) as Omit<LockHolder, 'here'> | undefined;
  return holder && isRunning(holder.pid) ? {...holder, here: holder.pid === process.pid} : undefined;
}
