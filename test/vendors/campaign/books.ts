import {existsSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import {ledgerFile, openLedger} from '../../../src/production/shoot/ledger/open.ts';
import type {Job as LedgerJob} from '../../../src/spot/ledger/job.ts';
import {isOpen, STATES} from '../../../src/spot/ledger/states.ts';
import type {Job} from '../accounts.ts';

/** The ledger of one workspace, as its owner sees it. */
export type Ledger = {
  root: string;
  jobs: LedgerJob[];
  spent: number;
  held: number;
  /** The hashes of the purchased files. */
  files: Set<string>;
  /** Why it could not be read. */
  problem: string | null;
};

export async function readLedger(root: string): Promise<Ledger> {
  const vault = join(root, 'vault');
  const names = existsSync(join(vault, 'files')) ? readdirSync(join(vault, 'files')) : [];
  const files = new Set(names.map((name) => name.split('.')[0] as string));
  const empty = {root, jobs: [], spent: 0, held: 0, files, problem: null};
  if (!existsSync(ledgerFile(vault))) return empty;
  try {
    const ledger = await openLedger(ledgerFile(vault), Date.now);
    const jobs = ledger.inStates(STATES);
    const {spent, held} = ledger.totals();
    ledger.close();
    return {...empty, jobs, spent, held};
  } catch (error) {
    return {...empty, problem: (error as {code?: string}).code ?? (error as Error).message};
  }
}

export const isUnresolved = ({state}: LedgerJob): boolean => state === 'PARKED';
export const isUnfinished = ({state}: LedgerJob): boolean => isOpen(state);
export const vendorIdOf = ({operation}: LedgerJob): string | null =>
  typeof operation?.id === 'string' ? operation.id : null;

/** The ledger's name of a vendor. */
export const providerOf = ({vendor}: Pick<Job, 'vendor'>): string =>
  vendor === 'openai' ? 'openai-stills' : vendor;

export const isFor = ({plan}: LedgerJob, shot: string | null): boolean =>
  shot !== null && JSON.stringify(plan.subject).includes(shot);
