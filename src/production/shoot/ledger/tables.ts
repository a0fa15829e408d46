import {randomUUID} from 'node:crypto';
import type {Database} from '../../../machine/database/database.ts';

/**
 * Events are the truth, and can only be added. `jobs` is what they come to: checked against them whenever a
 * ledger is opened. Its columns are read out of the record, so they cannot say anything else. A claim says which
 * process is at a job; it holds no money.
 */
const TABLES = [
  'CREATE TABLE ledger (id TEXT NOT NULL) STRICT',
  'CREATE TABLE events (sequence INTEGER PRIMARY KEY, entry TEXT NOT NULL, hash TEXT NOT NULL) STRICT',
  `CREATE TRIGGER events_are_not_changed BEFORE UPDATE ON events
     BEGIN SELECT RAISE(ABORT, 'an event of the ledger is never changed'); END`,
  `CREATE TRIGGER events_are_not_removed BEFORE DELETE ON events
     BEGIN SELECT RAISE(ABORT, 'an event of the ledger is never removed'); END`,
  `CREATE TABLE jobs (
     id TEXT PRIMARY KEY,
     record TEXT NOT NULL,
     wanted TEXT NOT NULL AS (record ->> '$.plan.order'),
     key TEXT NOT NULL AS (record ->> '$.plan.key'),
     attempt INTEGER NOT NULL AS (record ->> '$.plan.attempt'),
     shot TEXT NOT NULL AS (record ->> '$.plan.shot'),
     batch TEXT NOT NULL AS (record ->> '$.plan.batch'),
     day TEXT AS (record ->> '$.day'),
     state TEXT NOT NULL AS (record ->> '$.state'),
     held INTEGER NOT NULL AS (record ->> '$.held'),
     spent INTEGER NOT NULL AS (record ->> '$.spent'),
     UNIQUE (wanted, key, attempt)
   ) STRICT`,
  'CREATE INDEX jobs_by_key ON jobs (key)',
  'CREATE INDEX jobs_by_batch ON jobs (batch)',
  'CREATE INDEX jobs_by_day ON jobs (day)',
  'CREATE INDEX jobs_by_state ON jobs (state)',
  'CREATE TABLE claims (job TEXT PRIMARY KEY, owner TEXT NOT NULL) STRICT',
];

/** The id of the ledger in this database; undefined where there is none yet. */
export function ledgerIn(database: Database): string | undefined {
  const [table] = database.all("SELECT 1 FROM sqlite_schema WHERE name = 'ledger'");
  return table && (database.all('SELECT id FROM ledger')[0]?.id as string | undefined);
}

/** To be called within a transaction. */
export function createTables(database: Database, id: string): void {
  for (const sql of TABLES) database.run(sql);
  database.run('INSERT INTO ledger (id) VALUES (?)', id);
}

export const newLedgerId = (): string => randomUUID();
