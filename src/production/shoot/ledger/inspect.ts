import type {Database} from '../../../machine/database/database.ts';
import {sha256} from '../../../machine/files/hash.ts';
import {canonical} from '../../../spot/keys/canonical-json.ts';
import {fold} from '../../../spot/ledger/fold.ts';
import type {Job} from '../../../spot/ledger/job.ts';
import {readEvent, readJobRecord} from '../../../spot/ledger/upgrade.ts';
import {chainTail, type Head, type Tail} from './hash-chain.ts';

/** A contradiction in a ledger. */
export type Damage = {
  what: string;
  expected: string;
  got: string;
  /** A newer Tenspot wrote it, and this one cannot read it. */
  newer?: true;
};

/** What the events add up to, up to the first that is damaged. */
export type Replay = {jobs: Map<string, Job>; tail: Tail; damage?: Damage};

/** Reads the events from the first on. It stops where the chain breaks: later events cannot be trusted. */
export function replay(rows: Iterable<Record<string, unknown>>, ledger: string): Replay {
  const jobs = new Map<string, Job>();
  let tail: Tail = {sequence: 0, hash: ledger};
  for (const row of rows) {
    const number = tail.sequence + 1;
    const broken = (got: string): Replay => ({
      jobs,
      tail,
      damage: {
        what: `event ${number} is not what was written`,
        expected: `an event that follows ${tail.hash}`,
        got,
      },
    });
    const text = String(row.entry);
    if (sha256(text) !== row.hash) return broken('other bytes than those that its hash is of');
    const entry = readEvent(parse(text));
    if (!entry && isObject(parse(text))) return {jobs, tail, damage: newer(number)};
    if (!entry) return broken('something that is no event');
    if (row.sequence !== number || entry.sequence !== number) return broken(`the number ${entry.sequence}`);
    if (entry.previous !== tail.hash) return broken(`one that follows ${entry.previous}`);
    try {
      jobs.set(entry.job, fold(jobs.get(entry.job), entry));
    } catch (error) {
      return broken((error as Error).message);
    }
    tail = {sequence: number, hash: row.hash as string};
  }
  return {jobs, tail};
}

/** The hash matches, so the event is as it was written, by a version that has more kinds of events. */
const newer = (number: number): Damage => ({
  what: `event ${number} was written by a newer Tenspot`,
  expected: 'events that this one knows',
  got: 'one that it does not',
  newer: true,
});

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;

/** Compares the file, the chain, the head, the witness and the jobs. Head and witness have to be read before the snapshot. */
export function inspect(
  database: Database,
  ledger: string,
  head: Head,
  witness?: Head | undefined,
): Damage | undefined {
  const [{integrity_check: integrity} = {}] = database.all('PRAGMA integrity_check(1)');
  if (integrity !== 'ok') {
    return {what: 'the file is damaged', expected: 'a database that is whole', got: String(integrity)};
  }
  if (head.ledger !== ledger) {
    return {what: 'the head belongs to another ledger', expected: ledger, got: head.ledger};
  }
  const {jobs, tail, damage} = replay(
    database.all('SELECT sequence, entry, hash FROM events ORDER BY sequence'),
    ledger,
  );
  if (damage) return damage;
  return (
    headDamage(database, ledger, head, tail, 'head') ??
    witnessDamage(database, ledger, witness, tail) ??
    jobsDamage(database, jobs)
  );
}

/** The ledger and its head may both be older ones. A witness of another ledger says nothing about this one. */
const witnessDamage = (
  database: Database,
  ledger: string,
  witness: Head | undefined,
  tail: Tail,
): Damage | undefined =>
  witness?.ledger === ledger ? headDamage(database, ledger, witness, tail, 'witness in .tenspot') : undefined;

function headDamage(
  database: Database,
  ledger: string,
  head: Head,
  tail: Tail,
  name: string,
): Damage | undefined {
  if (head.sequence > tail.sequence) {
    return {
      what: `the last ${head.sequence - tail.sequence} events are lost`,
      expected: `${head.sequence} events, as the ${name} says`,
      got: `${tail.sequence}`,
    };
  }
  const at =
    head.sequence === 0
      ? {hash: ledger}
      : database.all('SELECT hash FROM events WHERE sequence = ?', head.sequence)[0];
  if (at?.hash === head.hash && head.sequence <= chainTail(database, ledger).sequence) return undefined;
  return {
    what: `event ${head.sequence} is not the one that the ${name} knows`,
    expected: head.hash,
    got: String(at?.hash),
  };
}

function jobsDamage(database: Database, jobs: Map<string, Job>): Damage | undefined {
  const rows = database.all('SELECT id, record FROM jobs ORDER BY id');
  const differs = rows.find(({id, record}) => {
    const job = jobs.get(id as string);
    return !job || canonical(job) !== canonical(readJobRecord(parse(String(record))));
  });
  if (!differs && rows.length === jobs.size) return undefined;
  return {
    what: 'the jobs are not what the events add up to',
    expected: `${jobs.size} jobs, as the events have them`,
    got: differs ? `another ${differs.id}` : `${rows.length}`,
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
