import {cpSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {sha256} from '../../../../src/machine/files/hash.ts';
import {ledgerFile, openLedger} from '../../../../src/production/shoot/ledger/open.ts';
import type {VaultPlaces} from '../../../../src/production/shoot/vault/old-ledger.ts';
import {readPurchases} from '../../../../src/production/shoot/vault/purchase-records.ts';
import {purchasesIn} from '../../../../src/production/shoot/vault/purchased-files.ts';
import type {Job} from '../../../../src/spot/ledger/job.ts';
import {STATES} from '../../../../src/spot/ledger/states.ts';
import {temporaryFolder} from '../../../support/folder.ts';
import {ROOT} from '../../../support/tools.ts';

/** A `.tenspot` folder that Tenspot 0.1.0 wrote. */
export const OLD_HOME = join(ROOT, 'test/fixtures/ledgers/0.1.0/home');

/** A workspace with a copy of it. */
export function oldPlaces(): VaultPlaces & {root: string} {
  const root = temporaryFolder();
  const home = join(root, '.tenspot');
  cpSync(OLD_HOME, home, {recursive: true});
  return {root, home, vault: join(root, 'vault')};
}

/** Everything that the ledger in a folder says. */
export async function ledgerIn(folder: string): Promise<{jobs: Job[]; events: number; spent: number}> {
  const ledger = await openLedger(ledgerFile(folder), Date.now);
  const said = {
    jobs: ledger.inStates(STATES),
    events: ledger.events().length,
    spent: ledger.totals().spent,
  };
  ledger.close();
  return said;
}

/** Names of the whole purchased files in a vault that have a record. */
export async function wholePurchases(vault: string): Promise<string[]> {
  const names = readdirSync(purchasesIn(vault)).filter((name) => name.endsWith('.mp4'));
  const whole = names.filter(
    (name) => `${sha256(readFileSync(join(purchasesIn(vault), name)))}.mp4` === name,
  );
  const recorded = await Promise.all(whole.map((name) => readPurchases(vault, name)));
  return whole.filter((_, index) => recorded[index]?.length).sort();
}
