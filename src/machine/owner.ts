import {randomUUID} from 'node:crypto';
import {rm} from 'node:fs/promises';
import {join} from 'node:path';
import {exists} from './files.ts';
import {holding} from './lock.ts';

/** This process, as others can ask after it. */
export type Owner = {
  id: string;
  /** True while the process of that id runs. Asks the operating system, so nobody is taken for dead by the clock. */
  alive: (id: string) => Promise<boolean>;
  leave: () => Promise<void>;
};

const BUSY = new Error('held');

/** Takes a lock that goes when this process goes, killed or not. */
export async function openOwner(folder: string): Promise<Owner> {
  const id = randomUUID();
  const path = (owner: string): string => join(folder, owner);
  let end = (): void => undefined;
  let held = Promise.resolve();
  await new Promise<void>((taken, refused) => {
    const stay = (): Promise<void> =>
      new Promise((resolve) => {
        end = resolve;
        taken();
      });
    held = holding(path(id), () => BUSY, stay);
    held.catch(refused);
  });
  return {
    id,
    alive: async (other) => {
      if (other === id) return true;
      if (!(await exists(path(other)))) return false;
      const alive = await holding(
        path(other),
        () => BUSY,
        async () => false,
      ).catch((error: unknown) => {
        if (error === BUSY) return true;
        throw error;
      });
      // Ids are never used again, so nobody takes this lock any more.
      if (!alive) await rm(path(other), {force: true});
      return alive;
    },
    leave: async () => {
      end();
      await held;
      await rm(path(id), {force: true});
    },
  };
}
