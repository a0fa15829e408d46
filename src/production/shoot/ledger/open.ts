import {dirname, join} from 'node:path';
import {type Database, isDamage, openDatabase} from '../../../machine/database/database.ts';
import {type HeadFile, openHeadFile} from '../../../machine/database/head-file.ts';
import {exists, makeFolder} from '../../../machine/files/files.ts';
import {TenspotError} from '../../../spot/problem/errors.ts';
import {chainTail, type Head, parseHead} from './hash-chain.ts';
import {type Damage, inspect} from './inspect.ts';
import {type Ledger, ledgerOn} from './ledger.ts';
import {createTables, ledgerIn, newLedgerId} from './tables.ts';

/** The head lies beside the ledger, in a file of its own. */
export const headOf = (file: string): string => `${file}.head`;

/** The processes that buy by a ledger are known in a folder beside it. */
export const ownersOf = (file: string): string => `${file}.owners`;

/** Where a workspace keeps its ledger. */
export const ledgerFile = (home: string): string => join(home, 'ledger.sqlite');

/** False where nothing was ever bought. Of one that is gone its head is still there: then it is opened, and refused. */
export const isLedger = async (file: string): Promise<boolean> =>
  (await exists(file)) || (await exists(headOf(file)));

/** Opens the ledger of a workspace, or makes it. One that does not hold together is refused, and the repair named. */
export async function openLedger(file: string, now: () => number): Promise<Ledger> {
  await makeFolder(dirname(file));
  return openLedgerOn(() => openDatabase(file), openHeadFile(headOf(file)), now, file);
}

export function openLedgerOn(open: () => Database, head: HeadFile, now: () => number, file: string): Ledger {
  const database = explaining(open, file);
  try {
    const id = ledgerIn(database) ?? begin(database, head, file);
    const known = headFor(database, head, id, file);
    const damage = database.snapshot(() => inspect(database, id, known));
    if (damage) throw damaged(file, damage);
    return ledgerOn(database, head, id, now);
  } catch (error) {
    database.close();
    throw error;
  }
}

/** What SQLite says about a damaged file becomes what a person can do about it, whenever it is found out. */
function explaining(open: () => Database, file: string): Database {
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

/** A new ledger: its head is there before it is, so that a ledger without a head is known for what it is. */
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
    expected: `${headOf(file)}, which says how many events there are`,
    got: `${sequence} events and nothing that says whether they are all`,
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
      : 'Nothing is bought until it is mended: run `tenspot takes reconcile --repair` (with --sandbox for that of the sandbox). It keeps a copy, saves every event that can be proven, and parks what cannot.',
  });
