import {randomUUID} from 'node:crypto';
import {rm} from 'node:fs/promises';
import {join} from 'node:path';
import {listEntries} from '../files/folders.ts';
import {exists} from '../files/read-file.ts';
import {withLock} from './lock.ts';

/** An id of this process, under which other processes can find out whether it still runs. */
export type Owner = {
  id: string;
  /** True while the process of that id runs. It asks the operating system for the lock; no timeout is involved. */
  alive: (id: string) => Promise<boolean>;
  /** Releases the id's lock and removes its files. */
  leave: () => Promise<void>;
};

const HELD = new Error('held');

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The files of one lock: itself, the note of its holder, and SQLite's journal. */
const SUFFIXES = ['', '.json', '-journal'];

const clear = async (path: string): Promise<void> => {
  for (const suffix of SUFFIXES) await rm(`${path}${suffix}`, {force: true});
};

/** Ids of the running processes that opened an owner in this folder. */
export async function ownersIn(folder: string): Promise<string[]> {
  const names = (await exists(folder)) ? await listEntries(folder) : [];
  const ids = names.filter((name) => UUID.test(name));
  const alive = await Promise.all(ids.map((id) => isAlive(folder, id)));
  return ids.filter((_, index) => alive[index]);
}

/** Questions under way: a question takes the lock for a moment, and another at the same time would take that for the owner. */
const asking = new Map<string, Promise<boolean>>();

function isAlive(folder: string, id: string): Promise<boolean> {
  const path = join(folder, id);
  const answer = asking.get(path) ?? tryLock(path).finally(() => asking.delete(path));
  asking.set(path, answer);
  return answer;
}

/** Also removes the lock of a process that has ended: ids are never used again. */
async function tryLock(path: string): Promise<boolean> {
  if (!(await exists(path))) return false;
  const alive = await withLock(
    path,
    () => HELD,
    async () => false,
  ).catch((error: unknown) => {
    if (error === HELD) return true;
    throw error;
  });
  if (!alive) await clear(path);
  return alive;
}

/** Gives this process an id and takes its lock, which the operating system releases when the process ends. */
export async function openOwner(folder: string): Promise<Owner> {
  const id = randomUUID();
  let end = (): void => undefined;
  let held = Promise.resolve();
  await new Promise<void>((taken, refused) => {
    const stay = (): Promise<void> =>
      new Promise((resolve) => {
        end = resolve;
        taken();
      });
    held = withLock(join(folder, id), () => HELD, stay);
    held.catch(refused);
  });
  return {
    id,
    alive: async (other) => other === id || isAlive(folder, other),
    leave: async () => {
      end();
      await held;
      await clear(join(folder, id));
    },
  };
}
