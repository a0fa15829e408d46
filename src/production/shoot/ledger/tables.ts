import {randomUUID} from 'node:crypto';
import type {Database} from '../../../machine/database/database.ts';
import type {Job} from '../../../spot/ledger/job.ts';

/** The version of the tables, as `PRAGMA user_version` has it. That of 0.1.0 is 0. */
const SCHEMA_VERSION = 3;

/**
 * What the events of each job add up to. It is compared with them when a ledger is opened. The columns are computed from
 * the record, so they cannot contradict it.
 */
const JOBS = [
  `CREATE TABLE jobs (
     id TEXT PRIMARY KEY,
     record TEXT NOT NULL,
     wanted TEXT NOT NULL AS (record ->> '$.plan.order'),
     key TEXT NOT NULL AS (record ->> '$.plan.key'),
     attempt INTEGER NOT NULL AS (record ->> '$.plan.attempt'),
     spot TEXT NOT NULL AS (record ->> '$.plan.subject.spot'),
     subject_type TEXT NOT NULL AS (record ->> '$.plan.subject.type'),
     subject TEXT NOT NULL AS (record ->> '$.plan.subject.id'),
     format TEXT AS (record ->> '$.plan.subject.format'),
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
  // A job of a vendor is one job of ours, whatever its answers say. Earlier versions may have made two of it: the first has it.
  `CREATE TABLE vendor_jobs (
     provider TEXT NOT NULL,
     vendor_job TEXT NOT NULL,
     job TEXT NOT NULL,
     UNIQUE (provider, vendor_job)
   ) STRICT`,
  `PRAGMA user_version = ${SCHEMA_VERSION}`,
];

/** Events can be added, never changed or removed. A claim names the process that works on a job; it holds no money. */
const EVENTS = [
  'CREATE TABLE ledger (id TEXT NOT NULL) STRICT',
  'CREATE TABLE events (sequence INTEGER PRIMARY KEY, entry TEXT NOT NULL, hash TEXT NOT NULL) STRICT',
  `CREATE TRIGGER events_are_not_changed BEFORE UPDATE ON events
     BEGIN SELECT RAISE(ABORT, 'an event of the ledger is never changed'); END`,
  `CREATE TRIGGER events_are_not_removed BEFORE DELETE ON events
     BEGIN SELECT RAISE(ABORT, 'an event of the ledger is never removed'); END`,
  'CREATE TABLE claims (job TEXT PRIMARY KEY, owner TEXT NOT NULL) STRICT',
];

/** The id of the ledger in this database; undefined where there is none yet. */
export function ledgerIn(database: Database): string | undefined {
  const [table] = database.all("SELECT 1 FROM sqlite_schema WHERE name = 'ledger'");
  return table && (database.all('SELECT id FROM ledger')[0]?.id as string | undefined);
}

/** Has to be called within a transaction. */
export function createTables(database: Database, id: string): void {
  for (const sql of [...EVENTS, ...JOBS]) database.run(sql);
  database.run('INSERT INTO ledger (id) VALUES (?)', id);
}

/** True of tables that an earlier version made; `rebuildJobs` brings them up to date. */
export const hasOlderTables = (database: Database): boolean =>
  Number(database.all('PRAGMA user_version')[0]?.user_version) < SCHEMA_VERSION;

/** Makes the table of jobs again, from what the events add up to. The events stay. Has to be called within a transaction. */
export function rebuildJobs(database: Database, jobs: ReadonlyMap<string, Job>): void {
  database.run('DROP TABLE jobs');
  database.run('DROP TABLE IF EXISTS vendor_jobs');
  for (const sql of JOBS) database.run(sql);
  addJobs(database, jobs);
}

export function addJobs(database: Database, jobs: ReadonlyMap<string, Job>): void {
  for (const [id, job] of jobs) {
    database.run('INSERT INTO jobs (id, record) VALUES (?, ?)', id, JSON.stringify(job));
    if (job.operation) claimVendorJob(database, job, 'OR IGNORE');
  }
}

/** Notes which job has the vendor's id. Throws where another job has it, unless that is ignored. */
export function claimVendorJob(
  database: Database,
  {id, plan, operation}: Job,
  otherwise: '' | 'OR IGNORE' = '',
): void {
  const sql = `INSERT ${otherwise} INTO vendor_jobs (provider, vendor_job, job) VALUES (?, ?, ?)`;
  database.run(sql, plan.provider, String(operation?.id), id);
}

export const newLedgerId = (): string => randomUUID();
