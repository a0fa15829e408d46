import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {withLock} from '../../../machine/process/lock.ts';
import {TenspotError} from '../../../spot/problem/errors.ts';
import {ledgerFile} from '../ledger/open.ts';

/** Milliseconds that a process waits for another one. */
const PATIENCE = 60_000;

class Busy extends Error {}

/**
 * Does work on a vault, or on what an older Tenspot left in `.tenspot`, while no other process does. `folder` is the one of
 * the two that holds the lock. The lock goes with its process, killed or not.
 */
export async function withVaultLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    try {
      return await withLock(join(folder, 'vault.lock'), () => new Busy('another process has the lock'), work);
    } catch (error) {
      if (!(error instanceof Busy)) throw error;
      if (Date.now() > end) throw stillBusy(folder);
    }
    await sleep(100);
  }
}

const stillBusy = (folder: string): TenspotError =>
  new TenspotError({
    code: 'ledger-busy',
    what: 'another process still changes the vault: it moves files into it, or writes the identity of the workspace',
    where: {file: ledgerFile(folder)},
    expected: `the change to be done within ${PATIENCE / 1000} seconds`,
    got: 'a process that is not done yet',
    fix: 'Wait for it, then run the same command again.',
  });
