import {join} from 'node:path';
import {type Database, isDamage, openDatabase, type SqlRow} from '../../../machine/database/database.ts';
import {openHeadFile} from '../../../machine/database/head-file.ts';
import {makeFolder} from '../../../machine/files/folders.ts';
import {exists} from '../../../machine/files/read-file.ts';
import {copyTo, publish, remove} from '../../../machine/files/write-file.ts';
import {OPEN} from '../../../spot/ledger/states.ts';
import {type Head, parseHead} from './hash-chain.ts';
import {replay} from './inspect.ts';
import {ledgerOn} from './ledger.ts';
import {damaged, headOf, refuseWhileBuying} from './open.ts';
import {addJobs, createTables, ledgerIn, newLedgerId} from './tables.ts';

export type Repaired = {
  /** Events that were proven and kept. */
  kept: number;
  /** Events that are lost; undefined where nothing says how many there were. */
  lost: number | undefined;
  /** Jobs that were under way and are unresolved now, by their ids. */
  unresolved: string[];
  /** Where the damaged files were copied to. */
  copies: string;
};

const NOTE = 'The ledger was damaged, and later events of this job may be lost.';

/**
 * Makes a sound ledger out of a damaged one: it keeps every event that can be proven, from the first on. Where events are
 * lost, the jobs that were under way become unresolved, because what was sent since is not known.
 */
export async function repairLedger(file: string, now: () => number): Promise<Repaired> {
  await refuseWhileBuying(file, 'a ledger is not repaired while a process buys');
  const copies = await makeFolder(
    join(`${file}.damaged`, new Date(now()).toISOString().replaceAll(':', '-')),
  );
  for (const name of ['', '-journal', '.head'])
    if (await exists(`${file}${name}`)) await copyTo(`${file}${name}`, join(copies, `ledger.sqlite${name}`));

  const known = parseHead(openHeadFile(headOf(file)).read() ?? '');
  const {id, rows} = salvage(file);
  const ledger = id ?? known?.ledger ?? newLedgerId();
  const {jobs, tail, damage} = replay(rows, ledger);
  if (damage?.newer) throw damaged(file, damage);
  const complete = known?.ledger === ledger && known.sequence <= tail.sequence && !broken(known, rows);

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
  mended.write((writer) => {
    for (const job of doubtful)
      writer.move(job, 'PARKED', {unresolved: {why: 'outcome', note: NOTE}, note: 'repair'});
  });
  mended.close();
  await remove(`${file}-journal`);
  await publish(draft, file);
  await publish(headOf(draft), headOf(file));
  return {
    kept: tail.sequence,
    lost: complete ? 0 : known && known.sequence > tail.sequence ? known.sequence - tail.sequence : undefined,
    unresolved: doubtful.map(({id: job}) => job),
    copies,
  };
}

/** True when the event that the head names has another hash here. */
const broken = ({sequence, hash}: Head, rows: readonly SqlRow[]): boolean =>
  sequence > 0 && rows[sequence - 1]?.hash !== hash;

/** The events that can still be read, in order, up to the first that cannot. */
function salvage(file: string): {id: string | undefined; rows: SqlRow[]} {
  const rows: SqlRow[] = [];
  let id: string | undefined;
  let database: Database | undefined;
  try {
    database = openDatabase(file);
    id = ledgerIn(database);
    for (let sequence = 1; ; sequence++) {
      const [row] = database.all('SELECT sequence, entry, hash FROM events WHERE sequence = ?', sequence);
      if (!row) break;
      rows.push(row);
    }
  } catch (error) {
    if (!isDamage(error)) throw error;
  } finally {
    database?.close();
  }
  return {id, rows};
}
