import type {Database} from '../../../machine/database/database.ts';
import type {HeadFile} from '../../../machine/database/head-file.ts';
import type {PriceDecision} from '../../../spot/ledger/bills.ts';
import type {Totals} from '../../../spot/ledger/budget.ts';
import {fold} from '../../../spot/ledger/fold.ts';
import {
  EVENT_VERSION,
  type Job,
  JobChange,
  type JobTerms,
  type LedgerEvent,
} from '../../../spot/ledger/job.ts';
import {isLostWindow} from '../../../spot/ledger/lost-window.ts';
import type {State} from '../../../spot/ledger/states.ts';
import type {Subject} from '../../../spot/ledger/subject.ts';
import {readEvent} from '../../../spot/ledger/upgrade.ts';
import {chainTail, type Head, parseHead, seal, type Tail} from './hash-chain.ts';
import {addPriceDecision, priceDecisionsIn} from './price-decisions.ts';
import {claimVendorJob} from './tables.ts';

/** Which jobs are added up. */
export type TotalsOf = {subject: Subject} | {batch: string} | {spot: string} | {day: string};

export type Reader = {
  job: (id: string) => Job | undefined;
  /** Jobs of an order, and of any order that asks for the same, oldest first. */
  related: (order: string, keys: readonly string[]) => Job[];
  inStates: (states: readonly State[]) => Job[];
  /** Ids at a provider of the jobs that were sent to it from a day before this moment (ISO 8601) on. */
  acceptedBy: (provider: string, at: string) => string[];
  /** The job that has this id at a provider. */
  jobAt: (provider: string, vendorJob: string) => Job | undefined;
  /** Of one subject, batch, spot or day; of everything when none is named. */
  totals: (scope?: TotalsOf) => Totals;
  /** The events of a job, or all of them, oldest first. */
  events: (job?: string) => LedgerEvent[];
  /** The process that works on a job, or did when it ended. */
  ownerOf: (job: string) => string | undefined;
  /** The number and the hash of the last event. */
  tail: () => Tail;
  /** Jobs that their vendor charged more for than was reserved. */
  chargedAbove: () => Job[];
  /** What people decided about bills above the estimate, oldest first. */
  priceDecisions: () => PriceDecision[];
};

export type Writer = Reader & {
  add: (plan: JobTerms) => Job;
  /** Adds the next event of a job. Throws `Overtaken` where another process has moved the job since `job` was read. */
  move: (job: Job, to: State, change?: JobChange) => Job;
  claim: (job: string, owner: string) => void;
  decidePrice: (decision: PriceDecision) => void;
};

export type Ledger = Reader & {
  /** One transaction. When it returns, its events are on the disk and in the head. */
  write: <T>(work: (writer: Writer) => T) => T;
  close: () => void;
};

/** Another process moved the job meanwhile. */
export class Overtaken extends Error {}

function jobsOf(scope: TotalsOf | undefined): {where: string; values: (string | null)[]} {
  if (!scope) return {where: '', values: []};
  if ('batch' in scope) return {where: 'WHERE batch = ?', values: [scope.batch]};
  if ('spot' in scope) return {where: 'WHERE spot = ?', values: [scope.spot]};
  if ('day' in scope) return {where: 'WHERE day = ?', values: [scope.day]};
  const {spot, type, id, format = null} = scope.subject;
  return {
    where: 'WHERE spot = ? AND subject_type = ? AND subject = ? AND format IS ?',
    values: [spot, type, id, format],
  };
}

/** `witness` gets every head as well: a file elsewhere that shows later that the ledger and its head are older ones. */
export function ledgerOn(
  database: Database,
  head: HeadFile,
  id: string,
  now: () => number,
  witness?: Pick<HeadFile, 'write'>,
): Ledger {
  const jobs = (sql: string, ...values: string[]): Job[] =>
    database
      .all(`SELECT record FROM jobs ${sql} ORDER BY record ->> '$.sequence'`, ...values)
      .map(({record}) => JSON.parse(record as string) as Job);
  const job = (id: string): Job | undefined => jobs('WHERE id = ?', id)[0];

  const reader: Reader = {
    job,
    related: (order, keys) => {
      const list = JSON.stringify(keys);
      return jobs('WHERE wanted = ? OR key IN (SELECT value FROM json_each(?))', order, list);
    },
    inStates: (states) => jobs('WHERE state IN (SELECT value FROM json_each(?))', JSON.stringify(states)),
    acceptedBy: (provider, at) =>
      database
        .all(
          `SELECT record ->> '$.operation.id' AS accepted FROM jobs
           WHERE record ->> '$.plan.provider' = ? AND record ->> '$.sentAt' >= ? AND accepted IS NOT NULL`,
          provider,
          new Date(Date.parse(at) - 24 * 3_600_000).toISOString(),
        )
        .map(({accepted}) => accepted as string),
    jobAt: (provider, vendorJob) =>
      jobs(
        'WHERE id = (SELECT job FROM vendor_jobs WHERE provider = ? AND vendor_job = ?)',
        provider,
        vendorJob,
      )[0],
    totals: (scope) => {
      const {where, values} = jobsOf(scope);
      const [row] = database.all(
        // A job that is known to cost more than was reserved for it takes that much of the budget.
        `SELECT coalesce(sum(spent), 0) AS spent,
           coalesce(sum(iif(held > 0, max(held, coalesce(record ->> '$.cost', 0)), 0)), 0) AS held
         FROM jobs ${where}`,
        ...values,
      );
      return {spent: row?.spent as number, held: row?.held as number};
    },
    events: (job) =>
      database
        .all(
          `SELECT entry FROM events ${job === undefined ? '' : "WHERE entry ->> '$.job' = ?"} ORDER BY sequence`,
          ...(job === undefined ? [] : [job]),
        )
        .flatMap(({entry}) => readEvent(JSON.parse(String(entry))) ?? []),
    ownerOf: (job) =>
      database.all('SELECT owner FROM claims WHERE job = ?', job)[0]?.owner as string | undefined,
    tail: () => chainTail(database, id),
    chargedAbove: () =>
      jobs(`WHERE max(spent, coalesce(record ->> '$.cost', 0)) > record ->> '$.plan.worst'`).filter(
        (job) => !isLostWindow(job),
      ),
    priceDecisions: () => priceDecisionsIn(database),
  };

  const append = (before: Job | undefined, job: string, to: State, change: JobChange): Job => {
    const tail = chainTail(database, id);
    const entry: LedgerEvent = {
      version: EVENT_VERSION,
      sequence: tail.sequence + 1,
      at: new Date(now()).toISOString(),
      job,
      to,
      change: JobChange.parse(change),
      previous: tail.hash,
    };
    const {text, hash} = seal(entry);
    const after = fold(before, entry);
    database.run('INSERT INTO events (sequence, entry, hash) VALUES (?, ?, ?)', entry.sequence, text, hash);
    database.run(
      'INSERT INTO jobs (id, record) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET record = excluded.record',
      job,
      JSON.stringify(after),
    );
    if (after.operation && !before?.operation) claimVendorJob(database, after);
    return after;
  };

  const writer: Writer = {
    ...reader,
    add: (plan) => {
      const id = `${plan.key.slice(0, 8)}-${plan.clientId.slice(0, 8)}`;
      return append(job(id), id, 'PLANNED', {plan});
    },
    move: (known, to, change = {}) => {
      const current = job(known.id);
      if (current?.sequence !== known.sequence)
        throw new Overtaken(`job ${known.id} is ${current?.state} by now`);
      return append(current, known.id, to, change);
    },
    claim: (job, owner) =>
      database.run('INSERT OR REPLACE INTO claims (job, owner) VALUES (?, ?)', job, owner),
    decidePrice: (decision) => addPriceDecision(database, decision),
  };

  /** After the commit, under the lock: the head never runs ahead of the events, nor backwards. */
  const bringHead = (): void =>
    database.transaction(() => {
      const {sequence, hash} = chainTail(database, id);
      const known = parseHead(head.read() ?? '');
      if (known?.sequence === sequence) return;
      const text = JSON.stringify({ledger: id, sequence, hash} satisfies Head);
      head.write(text);
      witness?.write(text);
    });

  return {
    ...reader,
    write: (work) => {
      const result = database.transaction(() => work(writer));
      bringHead();
      return result;
    },
    close: () => database.close(),
  };
}
