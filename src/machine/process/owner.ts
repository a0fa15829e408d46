import {randomUUID} from 'node:crypto';
import {rm} from 'node:fs/promises';
import {join} from 'node:path';
import {exists, listEntries} from '../files/files.ts';
import {holding} from './lock.ts';

/** This process, as others can ask after it. */
export type Owner = {
  id: string;
  /** True while the process of that id runs. Asks the operating system, so nobody is taken for dead by the clock. */
  alive: (id: string) => Promise<boolean>;
  leave: () => Promise<void>;
};

const BUSY = new Error('held');

/** A lock has files beside it, of its holder and of SQLite. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const BESIDE = ['', '.json', '-journal'];

const clear = async (path: string): Promise<void> => {
  for (const suffix of BESIDE) await rm(`${path}${suffix}`, {force: true});
};

/** Ids of the processes that have taken a lock there and still run. */
export async function ownersIn(folder: string): Promise<string[]> {
  const names = (await exists(folder)) ? await listEntries(folder) : [];
  const ids = names.filter((name) => UUID.test(name));
  const alive = await Promise.all(ids.map((id) => isAlive(folder, id)));
  return ids.filter((_, index) => alive[index]);
}

/** Ids are never used again, so the file of one that has ended goes. */
async function isAlive(folder: string, id: string): Promise<boolean> {
  const path = join(folder, id);
  if (!(await exists(path))) return false;
  const alive = await holding(
    path,
    () => BUSY,
    async () => false,
  ).catch((error: unknown) => {
    if (error === BUSY) return true;
    throw error;
  });
  if (!alive) await clear(path);
  return alive;
}

/** Takes a lock that goes when this process goes, killed or not. */
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
    held = holding(join(folder, id), () => BUSY, stay);
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
