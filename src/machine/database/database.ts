import {DatabaseSync, type SQLInputValue, type StatementSync} from 'node:sqlite';
import {TenspotError} from '../../spot/problem/errors.ts';

export type Value = SQLInputValue;
export type SqlRow = Record<string, unknown>;

/** A database in one file. Every call is over when it returns, so nothing comes between the steps of a transaction. */
export type Database = {
  all: (sql: string, ...values: Value[]) => SqlRow[];
  run: (sql: string, ...values: Value[]) => void;
  /** All of it or nothing, while no other process writes. What it returned is on the disk when this returns. */
  transaction: <T>(work: () => T) => T;
  /** Several reads of one moment. */
  snapshot: <T>(work: () => T) => T;
  close: () => void;
};

/** Milliseconds that a write waits for other processes. */
const PATIENCE = 60_000;

const BUSY = 5;
/** A statement that does not fit what is in the file: ours all fit what we put there. */
const MISMATCH = 1;
const CORRUPT = 11;
const NOT_A_DATABASE = 26;

/** True of what SQLite says about a file that was cut, overwritten or never was its own. */
export const isDamage = (error: unknown): boolean =>
  [MISMATCH, CORRUPT, NOT_A_DATABASE].includes(codeOf(error));

/** Opens a database, made where there is none. `:memory:` is one that is gone with its process. */
export function openDatabase(file: string): Database {
  const database = inWords(file, () => open(file));
  const known = new Map<string, StatementSync>();
  const prepared = (sql: string): StatementSync => {
    const statement = known.get(sql) ?? database.prepare(sql);
    known.set(sql, statement);
    return statement;
  };
  const within = <T>(begin: string, work: () => T): T => {
    database.exec(begin);
    try {
      const result = work();
      database.exec('COMMIT');
      return result;
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
  };
  return {
    all: (sql, ...values) => inWords(file, () => prepared(sql).all(...values)),
    run: (sql, ...values) => {
      inWords(file, () => prepared(sql).run(...values));
    },
    transaction: (work) => inWords(file, () => within('BEGIN IMMEDIATE', work)),
    snapshot: (work) => inWords(file, () => within('BEGIN', work)),
    close: () => database.close(),
  };
}

/** Writes what is committed in a database to a new file, all of it as of one moment. The new file is not synced. */
export function copyDatabase(file: string, to: string): void {
  inWords(file, () => {
    const database = open(file);
    try {
      database.prepare('VACUUM INTO ?').run(to);
    } finally {
      database.close();
    }
  });
}

/** EXTRA is FULL, and also makes the end of a transaction durable in the folder: a rollback journal never comes back. */
function open(file: string): DatabaseSync {
  const database = new DatabaseSync(file, {timeout: PATIENCE});
  try {
    database.exec('PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA; PRAGMA trusted_schema = OFF');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

const codeOf = (error: unknown): number => ((error as {errcode?: number} | null)?.errcode ?? 0) % 256;

/** Damage is left to the caller, who knows the repair. */
function inWords<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const sqlite = (error as NodeJS.ErrnoException | null)?.code === 'ERR_SQLITE_ERROR';
    if (!sqlite || isDamage(error)) throw error;
    throw new TenspotError(
      {
        code: 'database-failed',
        what:
          codeOf(error) === BUSY ? 'other processes keep this database busy' : 'this database cannot be used',
        where: {file},
        expected:
          'a local disk with free space, a file that may be written, and no process that holds it for long',
        got: (error as Error).message,
        fix: 'Mend that and run the same command again: what is written down is kept.',
      },
      {cause: error},
    );
  }
}
