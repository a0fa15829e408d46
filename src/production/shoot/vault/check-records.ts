import {basename, join} from 'node:path';
import {copyTo, remove} from '../../../machine/files/write-file.ts';
import type {Ledger} from '../ledger/ledger.ts';
import {damaged, ledgerFile} from '../ledger/open.ts';
import {isNewer} from '../ledger/repair.ts';
import type {Proof} from '../ledger/restore-purchases.ts';
import {type FoundRecord, listRecords, writeRecord} from './purchase-records.ts';
import {isWhole, purchasedFile, purchasesIn} from './purchased-files.ts';

/**
 * Throws `ledger-damaged` where a record beside a purchased file is of a job that the ledger does not have, or has as it was
 * before: then the ledger is older than the files. Of jobs that are paid for or unresolved, only the
 * names of their records are read.
 */
export async function refuseOlderThanRecords(vault: string, ledger: Ledger): Promise<void> {
  const found = await listRecords(vault);
  // Read after the names: a process that writes a record has written its job before.
  const {sequence: last} = ledger.tail();
  const unknown: string[] = [];
  for (const record of found) {
    const job = record.job === undefined ? undefined : ledger.job(record.job);
    if (job?.state === 'COMMITTED' || job?.state === 'PARKED') continue;
    const said = await record.read();
    const jobs = {get: (id: string) => ledger.job(id)};
    const isMissing = record.job !== undefined && !job;
    if (isMissing || said.some((each) => isNewer(each, jobs, last))) unknown.push(record.name);
  }
  if (unknown.length === 0) return;
  throw damaged(ledgerFile(vault), {
    what: 'the ledger is older than the purchased files: it does not have the jobs that brought them',
    expected: `the jobs of all ${found.length} records in ${purchasesIn(vault)}`,
    got: `a ledger without ${unknown.length} of them, such as ${unknown[0]}`,
  });
}

/** What the records of a vault say, for the repair of its ledger. `unreadable`: names of records that cannot be read. */
export async function proofsIn(vault: string): Promise<{proofs: Proof[]; unreadable: string[]}> {
  const proofs: Proof[] = [];
  const unreadable: string[] = [];
  for (const record of await listRecords(vault)) {
    const said = await record.read();
    if (said.length === 0 && isRecord(record)) unreadable.push(record.name);
    for (const each of said)
      proofs.push({...each, whole: await isWhole(purchasedFile(vault, each.file)).catch(() => false)});
  }
  return {proofs, unreadable};
}

/** A file of words may have a name as an older record has. */
const isRecord = ({job}: FoundRecord): boolean => job !== undefined;

/**
 * Fits the records to a repaired ledger, which numbers its events again: they say nothing about its age any more. Moves those
 * that cannot be read to the copies of what was damaged.
 */
export async function fitRecords(
  vault: string,
  {proofs, unreadable}: {proofs: readonly Proof[]; unreadable: readonly string[]},
  copies: string,
): Promise<void> {
  for (const {whole: _, ...record} of proofs) await writeRecord(vault, {...record, sequence: null});
  for (const name of unreadable) {
    const path = join(purchasesIn(vault), name);
    await copyTo(path, join(copies, basename(name)));
    await remove(path);
  }
}
