import {join} from 'node:path';
import {openDatabase} from '../../../machine/database/database.ts';
import {type HeadFile, openHeadFile} from '../../../machine/database/head-file.ts';
import {makeFolder} from '../../../machine/files/folders.ts';
import {exists} from '../../../machine/files/read-file.ts';
import {copyTo, publish, remove} from '../../../machine/files/write-file.ts';
import type {Job} from '../../../spot/ledger/job.ts';
import type {LostWindow} from '../../../spot/ledger/lost-window.ts';
import {OPEN} from '../../../spot/ledger/states.ts';
import {type Head, parseHead} from './hash-chain.ts';
import {replay} from './inspect.ts';
import {ledgerOn} from './ledger.ts';
import {addLostWindow} from './lost-window.ts';
import {damaged, headOf, refuseWhileBuying} from './open.ts';
import {type Proof, restorePurchases} from './restore-purchases.ts';
import {isEventOf, lastEventAt, salvage} from './salvage.ts';
import {addJobs, createTables, newLedgerId} from './tables.ts';

export type Repaired = {
  /** Events that were proven and kept. */
  kept: number;
  /** Events that are lost; undefined where nothing says how many there were. */
  lost: number | undefined;
  /** Jobs that were under way and are unresolved now, by their ids. */
  unresolved: string[];
  /** Jobs that were restored from the records of the purchased files, by their ids. */
  rebuilt: string[];
  /** The time for which it is not known what was ordered, and the unresolved job that stands for it; null where nothing is lost. */
  window: (LostWindow & {job: string}) | null;
  /** Where the damaged files were copied to. */
  copies: string;
};

/** What there is beside the ledger to find out what it lost. */
export type Evidence = {
  /** What the records of the vault say. Default: nothing. */
  proofs?: readonly Proof[];
  /** The last head that was seen, kept elsewhere. It is written again after the repair. */
  witness?: HeadFile | undefined;
  /** More about a lost window, for the person that settles it. */
  note?: string;
};

const NOTE = 'The ledger was damaged, and later events of this job may be lost.';

/**
 * Makes a sound ledger out of a damaged or missing one: it keeps every event that can be proven, from the first on. Where
 * events are lost, it writes the jobs that the records prove. Jobs that were under way become unresolved, because what was
 * sent since is not known, and so does the time since the last kept event: nothing is ordered until a person settles it.
 */
export async function repairLedger(
  file: string,
  now: () => number,
  {proofs = [], witness, note = ''}: Evidence = {},
): Promise<Repaired> {
  await refuseWhileBuying(file, 'a ledger cannot be repaired while a process buys');
  const to = new Date(now()).toISOString();
  const copies = await makeFolder(join(`${file}.damaged`, to.replaceAll(':', '-')));
  for (const name of ['', '-journal', '.head'])
    if (await exists(`${file}${name}`)) await copyTo(`${file}${name}`, join(copies, `ledger.sqlite${name}`));

  const known = parseHead(openHeadFile(headOf(file)).read() ?? '');
  const seen = parseHead(witness?.read() ?? '');
  const {id, rows} = salvage(file);
  const ledger = id ?? known?.ledger ?? seen?.ledger ?? newLedgerId();
  const {jobs, tail, damage} = replay(rows, ledger);
  if (damage?.newer) throw damaged(file, damage);
  const holds = (head: Head | undefined): boolean =>
    head?.ledger === ledger && head.sequence <= tail.sequence && isEventOf(head, rows);
  const complete =
    holds(known) &&
    (seen?.ledger !== ledger || holds(seen)) &&
    !proofs.some((proof) => isNewer(proof, jobs, tail.sequence));

  const draft = `${file}.repaired`;
  await remove(draft);
  const database = openDatabase(draft);
  database.transaction(() => {
    createTables(database, ledger);
    for (const {sequence, entry, hash} of rows.slice(0, tail.sequence))
      database.run(
        'INSERT INTO events (sequence, entry, hash) VALUES (?, ?, ?)',
        Number(sequence),
        String(entry),
        String(hash),
      );
    addJobs(database, jobs);
  });
  // It has a head of its own first: the old head stays until the old ledger is replaced.
  const mended = ledgerOn(database, openHeadFile(headOf(draft)), ledger, now);
  const doubtful = complete ? [] : mended.inStates(OPEN).filter(({state}) => state !== 'PLANNED');
  const from = lastEventAt(rows.slice(0, tail.sequence));
  const {rebuilt, window} = mended.write((writer) => {
    for (const job of doubtful)
      writer.move(job, 'PARKED', {unresolved: {why: 'outcome', note: NOTE}, note: 'repair'});
    if (complete) return {rebuilt: [], window: null};
    const ids = restorePurchases(writer, proofs, new Set(doubtful.map((job) => job.id)));
    return {rebuilt: ids, window: {from, to, job: addLostWindow(writer, {from, to}, note).id}};
  });
  const unresolved = [...new Set([...doubtful.map((job) => job.id), ...rebuilt])].filter(
    (job) => mended.job(job)?.state === 'PARKED',
  );
  const head = {ledger, ...mended.tail()} satisfies Head;
  mended.close();
  await remove(`${file}-journal`);
  await publish(draft, file);
  await publish(headOf(draft), headOf(file));
  witness?.write(JSON.stringify(head));
  const most = Math.max(known?.sequence ?? 0, seen?.ledger === ledger ? seen.sequence : 0);
  return {
    kept: tail.sequence,
    lost: complete ? 0 : most > tail.sequence ? most - tail.sequence : undefined,
    unresolved,
    rebuilt,
    window,
    copies,
  };
}

/** True of a record that was written after the last event of a ledger. */
export const isNewer = (
  {job, sequence}: Pick<Proof, 'job' | 'sequence'>,
  jobs: {get: (id: string) => Job | undefined},
  last: number,
): boolean => !jobs.get(job) || (sequence !== null && sequence > last);
