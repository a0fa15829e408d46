import {DatabaseSync, type SQLInputValue, type StatementSync} from 'node:sqlite';
import {TenspotError} from '../../spot/problem/errors.ts';

export type Value = SQLInputValue;
export type SqlRow = Record<string, unknown>;

/** A SQLite database in one file. Calls are synchronous, so no other code of this process runs inside a transaction. */
export type Database = {
  all: (sql: string, ...values: Value[]) => SqlRow[];
  run: (sql: string, ...values: Value[]) => void;
  /** Runs `work` in a write transaction: all of its changes or none. They are durable when this returns. */
  transaction: <T>(work: () => T) => T;
  /** Runs several reads on one consistent state of the database. */
  snapshot: <T>(work: () => T) => T;
  close: () => void;
};

/** Milliseconds that a statement waits for a lock of another process. */
const BUSY_TIMEOUT = 60_000;

// Primary result codes: sqlite.org/rescode.html
const SQLITE_BUSY = 5;
const SQLITE_CORRUPT = 11;
const SQLITE_NOTADB = 26;
/** A statement that does not fit the tables. Tenspot's own statements fit the tables that it made, so the file is damaged. */
const SQLITE_ERROR = 1;

/** True if SQLite's error means that the file was truncated, overwritten or is no database of Tenspot. */
export const isDamage = (error: unknown): boolean =>
  [SQLITE_ERROR, SQLITE_CORRUPT, SQLITE_NOTADB].includes(codeOf(error));

/**
 * Opens a database, and creates the file if it does not exist. `:memory:` is lost when the process ends.
 * Errors: SQLite's own where `isDamage` is true of them, so that the caller can repair the file; else `database-failed`.
 */
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

/** Copies the committed state of a database to a new file. The new file is not synced. */
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

/** `synchronous = EXTRA` also syncs the folder after a commit, so that a power cut cannot bring a rollback journal back. */
function open(file: string): DatabaseSync {
  const database = new DatabaseSync(file, {timeout: BUSY_TIMEOUT});
  try {
    database.exec('PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA; PRAGMA trusted_schema = OFF');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

const codeOf = (error: unknown): number => ((error as {errcode?: number} | null)?.errcode ?? 0) % 256;

/** Turns errors of SQLite into `database-failed`, but for damage: the caller may know how to repair it. */
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
          codeOf(error) === SQLITE_BUSY
            ? 'other processes keep this database locked'
            : 'this database cannot be used',
        where: {file},
        expected:
          'a local disk with free space, permission to write the file, and no process that keeps it locked',
        got: (error as Error).message,
        fix: 'Correct that and run the same command again: committed data is kept.',
      },
      {cause: error},
    );
  }
}
