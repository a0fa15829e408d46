import {invalid, TenspotError} from '../../../spot/errors.ts';
import type {Job} from '../../../spot/ledger/job.ts';
import type {Micro} from '../../../spot/ledger/money.ts';
import type {Ledger} from './ledger.ts';

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
export const listParked = (ledger: Ledger): Job[] => ledger.inStates(['PARKED']);

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
    const job = parked(writer.job(id), id);
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
export function reopen(ledger: Ledger, id: string, by: string): Job {
  return ledger.write((writer) => {
    const job = parked(writer.job(id), id);
    if (job.parked?.why === 'charge') {
      throw new TenspotError({
        code: 'nothing-to-ask',
        what: `job ${id} has failed for good`,
        expected: 'a job whose outcome or clip is not known',
        got: 'one of which only the charge is not known',
        fix: 'Look it up in the bill, then settle it as charged or not-charged.',
      });
    }
    return writer.move(job, job.operation === null ? 'UNKNOWN' : 'RUNNING', {by});
  });
}

function parked(job: Job | undefined, id: string): Job {
  if (job?.state === 'PARKED') return job;
  throw invalid({
    code: 'not-parked',
    what: `job ${id} is not parked`,
    expected: 'the id of a parked job',
    got: job ? `one that is ${job.state}` : 'an id that the ledger does not know',
    fix: 'List the parked jobs, and name one of them.',
  });
}
