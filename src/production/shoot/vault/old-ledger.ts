import {relative} from 'node:path';
import {type Database, openDatabase} from '../../../machine/database/database.ts';
import {openHeadFile} from '../../../machine/database/head-file.ts';
import {sha256} from '../../../machine/files/hash.ts';
import {exists, readText, sizeOf} from '../../../machine/files/read-file.ts';
import {publish, remove, writeWhole} from '../../../machine/files/write-file.ts';
import type {Workspace} from '../../project/workspace.ts';
import {chainTail, parseHead, type Tail} from '../ledger/hash-chain.ts';
import {explaining, headOf, isLedger, ledgerFile} from '../ledger/open.ts';
import {createTables, ledgerIn} from '../ledger/tables.ts';
import {withVaultLock} from './vault-lock.ts';

/**
 * What is in `.tenspot` at the path where versions up to 0.1.0 kept the ledger: nothing, the ledger itself, or the mark that it
 * is in the vault. The mark is a database too: an older Tenspot finds an event in it that it does not know, and refuses it as
 * written by a newer one, instead of starting an empty ledger or offering to repair it.
 */
export type OldLedger = 'none' | 'live' | 'moved';

/** The folders of a workspace that the vault is about. */
export type VaultPlaces = Pick<Workspace, 'home' | 'vault'>;

/** Throws `ledger-damaged` where the file cannot be read. */
export async function inspectOldLedger(home: string): Promise<OldLedger> {
  const file = ledgerFile(home);
  if (!(await isLedger(file))) return 'none';
  // A ledger whose first transaction was interrupted is empty, and its head says that it has no events.
  const begun = (parseHead(openHeadFile(headOf(file)).read() ?? '')?.sequence ?? 0) > 0;
  if (!(await sizeOf(file))) return begun ? 'live' : 'none';
  return withDatabase(file, (database) => {
    if (ledgerIn(database) === undefined) return begun ? 'live' : 'none';
    const [last] = database.all('SELECT entry FROM events ORDER BY sequence DESC LIMIT 1');
    return last && isMark(String(last.entry)) ? 'moved' : 'live';
  });
}

/**
 * Marks the old ledger as moved, if its last event is still `tail`: in one transaction, after which no process can add an
 * event to it. False where another process has added one since `tail` was read.
 */
export function markMoved(home: string, vault: string, tail: Tail, now: () => number): boolean {
  return withDatabase(ledgerFile(home), (database) =>
    database.transaction(() => {
      const {sequence, hash} = chainTail(database, ledgerIn(database) ?? '');
      if (sequence !== tail.sequence || hash !== tail.hash) return false;
      writeMark(database, home, vault, tail, now);
      return true;
    }),
  );
}

/** Writes the mark where there is no old ledger: in a workspace that never had one, or whose `.tenspot` was deleted. */
export const layMark = (home: string, vault: string, now: () => number): Promise<void> =>
  withVaultLock(home, async () => {
    const id = withDatabase(ledgerFile(vault), ledgerIn);
    if (id !== undefined && (await inspectOldLedger(home)) === 'none') await createMark(home, vault, id, now);
  });

async function createMark(home: string, vault: string, id: string, now: () => number): Promise<void> {
  const file = ledgerFile(home);
  const draft = `${file}.mark`;
  await remove(draft);
  withDatabase(draft, (database) =>
    database.transaction(() => {
      createTables(database, id);
      writeMark(database, home, vault, {sequence: 0, hash: id}, now);
    }),
  );
  openHeadFile(headOf(file)).write(JSON.stringify({ledger: id, sequence: 0, hash: id}));
  await publish(draft, file);
  await writeMoveNote({home, vault});
}

function writeMark(database: Database, home: string, vault: string, tail: Tail, now: () => number): void {
  const movedTo = relative(home, ledgerFile(vault));
  const mark = {movedTo, at: new Date(now()).toISOString(), previous: tail.hash};
  const text = JSON.stringify(mark);
  database.run(
    'INSERT INTO events (sequence, entry, hash) VALUES (?, ?, ?)',
    tail.sequence + 1,
    text,
    sha256(text),
  );
  database.run(`CREATE TRIGGER ledger_was_moved BEFORE INSERT ON events
    BEGIN SELECT RAISE(ABORT, 'a newer Tenspot moved this ledger to the folder vault'); END`);
}

function isMark(entry: string): boolean {
  try {
    const value: unknown = JSON.parse(entry);
    return typeof value === 'object' && value !== null && 'movedTo' in value;
  } catch {
    return false;
  }
}

/** A text file beside the mark. It is written when nothing is left to be deleted from `.tenspot`. */
const noteIn = (home: string): string => `${ledgerFile(home)}.moved.txt`;

export const isMoveFinished = (home: string): Promise<boolean> => exists(noteIn(home));

/** The vault that the note names, for people; undefined where there is no note. */
export async function vaultInNote(home: string): Promise<string | undefined> {
  const text = await readText(noteIn(home)).catch(() => '');
  return /^The ledger and the purchased files of this workspace are in (.+)\.$/m.exec(text)?.[1];
}

export const writeMoveNote = ({home, vault}: VaultPlaces): Promise<void> =>
  writeWhole(
    noteIn(home),
    `The ledger and the purchased files of this workspace are in ${vault}.
ledger.sqlite in this folder is only a mark: it keeps an older Tenspot from starting an empty ledger here.
`,
  );

/** The id of the ledger in a vault; undefined where there is none that can be read. */
export async function ledgerIdIn(vault: string): Promise<string | undefined> {
  const file = ledgerFile(vault);
  if (!(await isLedger(file))) return undefined;
  try {
    return withDatabase(file, ledgerIn);
  } catch {
    return undefined;
  }
}

/** Opens a database for one piece of work. */
export function withDatabase<T>(file: string, work: (database: Database) => T): T {
  const database = explaining(() => openDatabase(file), file);
  try {
    return work(database);
  } finally {
    database.close();
  }
}
