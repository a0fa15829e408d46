import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {withLock} from '../../../machine/process/lock.ts';
import {TenspotError} from '../../../spot/problem/errors.ts';
import {ledgerFile} from '../ledger/open.ts';

/** Milliseconds that a process waits for another one. */
const PATIENCE = 60_000;

class Busy extends Error {}

/** Does work on what an older Tenspot left in `.tenspot` while no other process does. The lock goes with its process, killed or not. */
export async function withVaultLock(home: string, work: () => Promise<void>): Promise<void> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    try {
      return await withLock(join(home, 'vault.lock'), () => new Busy('another process has the lock'), work);
    } catch (error) {
      if (!(error instanceof Busy)) throw error;
      if (Date.now() > end) throw stillMoving(home);
    }
    await sleep(100);
  }
}

const stillMoving = (home: string): TenspotError =>
  new TenspotError({
    code: 'ledger-busy',
    what: 'another process still moves the ledger and the purchased files to the vault',
    where: {file: ledgerFile(home)},
    expected: `the move to be done within ${PATIENCE / 1000} seconds`,
    got: 'a process that is not done yet',
    fix: 'Wait for it, then run the same command again.',
  });
