import type {Job} from '../../../spot/ledger/job.ts';
import type {Micro} from '../../../spot/ledger/money.ts';
import {invalid, TenspotError} from '../../../spot/problem/errors.ts';
import {nearest} from '../../../spot/problem/nearest-name.ts';
import type {Ledger, Reader} from './ledger.ts';

/** What a person found out about a parked job, at the provider's own site or in its bill. */
export type Settlement = {
  outcome: 'charged' | 'not-charged';
  /** What it cost. The worst case when it is left out. Only for `charged`. */
  cost?: Micro;
  /** Its clip, in the store already. Without one the job is over without a take. */
  clip?: string;
  /** Who says so, and why: both stay in the ledger. */
  by: string;
  note?: string;
};

/** Jobs that wait for a person, oldest first. Their worst case stays set aside until they are settled. */
export const listParked = (ledger: Reader): Job[] => ledger.inStates(['PARKED']);

/** Ends a parked job by what a person found out. */
export function settle(ledger: Ledger, id: string, settlement: Settlement): Job {
  const {outcome, cost, clip, by, note} = settlement;
  const charged = outcome === 'charged';
  if (!charged && (clip !== undefined || cost !== undefined)) {
    throw invalid({
      code: 'settlement-contradicts-itself',
      what: 'a job that was not charged has neither a cost nor a clip',
      expected: '"charged" with them, or "not-charged" without',
      got: `${outcome}${cost === undefined ? '' : ` with a cost of ${cost} micro-dollars`}${clip === undefined ? '' : ` with ${clip}`}`,
      fix: 'A clip that was free of charge is "charged" with a cost of 0.',
    });
  }
  return ledger.write((writer) => {
    const job = parkedIn(writer, id);
    const spent = charged ? (cost ?? job.cost ?? job.plan.worst) : 0;
    const audit = {spent, by, ...(note === undefined ? {} : {note})};
    if (clip !== undefined) return writer.move(job, 'COMMITTED', {...audit, clip});
    const failure = {
      kind: 'settled',
      when: job.operation === null ? 'refused' : 'ended',
      code: outcome,
      message: `settled by ${by}`,
      charged: charged ? 'yes' : 'no',
    } as const;
    return writer.move(job, 'FAILED', {...audit, failure: job.failure ?? failure});
  });
}

/** Has the provider asked once more about a parked job: what it is, or where its clip is. Sends nothing anew. */
export function reopen(ledger: Ledger, id: string, by: string, note?: string): Job {
  return ledger.write((writer) => {
    const job = parkedIn(writer, id);
    if (job.parked?.why === 'charge') {
      throw new TenspotError({
        code: 'nothing-to-ask',
        what: `job ${id} has failed for good`,
        expected: 'a job whose outcome or clip is not known',
        got: 'one of which only the charge is not known',
        fix: 'Look it up in the bill, then settle it as charged or not-charged.',
      });
    }
    const audit = {by, ...(note === undefined ? {} : {note})};
    return writer.move(job, job.operation === null ? 'UNKNOWN' : 'RUNNING', audit);
  });
}

/** The parked job of that id, or what else there is. */
function parkedIn(reader: Reader, id: string): Job {
  const job = reader.job(id);
  if (job?.state === 'PARKED') return job;
  const parked = listParked(reader).map((each) => each.id);
  throw notParked(id, parked, job ? `one that is ${job.state}` : undefined);
}

export function notParked(id: string, known: readonly string[], got?: string): TenspotError {
  const near = nearest(id, known);
  return invalid({
    code: 'not-parked',
    what: `job ${id} is not parked`,
    expected: known.length > 0 ? `one of ${known.join(', ')}` : 'a parked job; there is none',
    got: got ?? 'an id that the ledger does not know',
    fix: near ? `Did you mean ${near}?` : 'See `tenspot takes reconcile`: it lists those that are parked.',
  });
}
