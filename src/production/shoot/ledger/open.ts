import {dirname, join} from 'node:path';
import {type Database, isDamage, openDatabase} from '../../../machine/database/database.ts';
import {type HeadFile, openHeadFile} from '../../../machine/database/head-file.ts';
import {makeFolder} from '../../../machine/files/folders.ts';
import {exists} from '../../../machine/files/read-file.ts';
import {ownersIn} from '../../../machine/process/owner.ts';
import {TenspotError} from '../../../spot/problem/errors.ts';
import {chainTail, type Head, parseHead} from './hash-chain.ts';
import {type Damage, inspect, replay} from './inspect.ts';
import {type Ledger, ledgerOn} from './ledger.ts';
import {createTables, hasOlderTables, ledgerIn, newLedgerId, rebuildJobs} from './tables.ts';

/** The head lies beside the ledger, in a file of its own. */
export const headOf = (file: string): string => `${file}.head`;

/** A folder beside the ledger, with a file for each process that buys. */
export const ownersOf = (file: string): string => `${file}.owners`;

/** The ledger in a vault; versions up to 0.1.0 kept it in `.tenspot` under the same name. */
export const ledgerFile = (folder: string): string => join(folder, 'ledger.sqlite');

/** False where nothing was ever bought. True where only the head is left: opening that ledger then fails as damaged. */
export const isLedger = async (file: string): Promise<boolean> =>
  (await exists(file)) || (await exists(headOf(file)));

/**
 * Opens the ledger of a workspace, or makes it. One of an earlier version is brought up to date. Throws `ledger-damaged`
 * where its parts contradict each other, `ledger-newer` where a newer version wrote in it, and `ledger-busy` where it is
 * of an earlier version and a process of that version still buys.
 */
export async function openLedger(
  file: string,
  now: () => number,
  witness?: HeadFile | undefined,
): Promise<Ledger> {
  await makeFolder(dirname(file));
  if (await isOlder(file)) await refuseWhileBuying(file, 'a ledger cannot be upgraded while a process buys');
  return openLedgerOn(() => openDatabase(file), openHeadFile(headOf(file)), now, file, witness);
}

async function isOlder(file: string): Promise<boolean> {
  if (!(await exists(file))) return false;
  const database = explaining(() => openDatabase(file), file);
  try {
    return ledgerIn(database) !== undefined && hasOlderTables(database);
  } finally {
    database.close();
  }
}

export function openLedgerOn(
  open: () => Database,
  head: HeadFile,
  now: () => number,
  file: string,
  witness?: HeadFile | undefined,
): Ledger {
  const database = explaining(open, file);
  try {
    const id = ledgerIn(database) ?? begin(database, head, file);
    const seen = parseHead(witness?.read() ?? '');
    const known = headFor(database, head, id, file);
    const damage = database.snapshot(() => inspect(database, id, known, seen));
    if (damage) throw damaged(file, damage);
    upgradeTables(database, id, file);
    return ledgerOn(database, head, id, now, witness);
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Brings the tables of an earlier version up to date, once. Its events are read as they are, and never rewritten. */
function upgradeTables(database: Database, id: string, file: string): void {
  if (!hasOlderTables(database)) return;
  database.transaction(() => {
    if (!hasOlderTables(database)) return;
    const events = database.all('SELECT sequence, entry, hash FROM events ORDER BY sequence');
    const {jobs, damage} = replay(events, id);
    if (damage) throw damaged(file, damage);
    rebuildJobs(database, jobs);
  });
}

/** Throws while a process buys: it would go on writing to tables or to a file that are replaced. */
export async function refuseWhileBuying(file: string, what: string): Promise<void> {
  const [owner] = await ownersIn(ownersOf(file));
  if (owner === undefined) return;
  throw new TenspotError({
    code: 'ledger-busy',
    what,
    where: {file},
    expected: 'no process that buys in this workspace',
    got: 'at least one',
    fix: 'Wait for it, or end it (Ctrl-C): what it bought is kept.',
  });
}

/** Turns what SQLite says about a damaged file into an error that names the repair, in every call. */
export function explaining(open: () => Database, file: string): Database {
  const explained = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      if (!isDamage(error)) throw error;
      const got = (error as Error).message;
      throw damaged(file, {what: 'the file is damaged', expected: 'a database that is whole', got});
    }
  };
  const database = explained(open);
  return {
    all: (...query) => explained(() => database.all(...query)),
    run: (...query) => explained(() => database.run(...query)),
    transaction: (work) => explained(() => database.transaction(work)),
    snapshot: (work) => explained(() => database.snapshot(work)),
    close: () => database.close(),
  };
}

/** A new ledger. Its head is written first, so that a ledger without a head is always a damaged one. */
function begin(database: Database, head: HeadFile, file: string): string {
  return database.transaction(() => {
    const made = ledgerIn(database);
    if (made !== undefined) return made;
    const text = head.read();
    const known = text === undefined ? undefined : parseHead(text);
    if (text !== undefined && known?.sequence !== 0) {
      throw damaged(file, {
        what: 'the ledger is gone',
        expected: `${known?.sequence ?? 'the'} events, as the head says`,
        got: 'none',
      });
    }
    const id = known?.ledger ?? newLedgerId();
    if (!known) head.write(JSON.stringify({ledger: id, sequence: 0, hash: id} satisfies Head));
    createTables(database, id);
    return id;
  });
}

function headFor(database: Database, head: HeadFile, id: string, file: string): Head {
  const text = head.read();
  const known = text === undefined ? undefined : parseHead(text);
  if (known) return known;
  const {sequence} = chainTail(database, id);
  throw damaged(file, {
    what: text === undefined ? 'the head of the ledger is gone' : 'the head of the ledger cannot be read',
    expected: `${headOf(file)}, which has the number of events`,
    got: `${sequence} events, and nothing to compare their number with`,
  });
}

export const damaged = (file: string, {what, expected, got, newer}: Damage): TenspotError =>
  new TenspotError({
    code: newer ? 'ledger-newer' : 'ledger-damaged',
    what,
    where: {file},
    expected,
    got,
    fix: newer
      ? 'Use the Tenspot that wrote it, or a newer one. Nothing was changed.'
      : 'Nothing is bought until it is repaired: run `tenspot takes reconcile --repair` (with --sandbox for the ledger of the sandbox). It keeps a copy and every event that can be proven. Where events are lost, jobs that were under way become unresolved, and nothing is ordered until a person has settled what else was ordered.',
  });
