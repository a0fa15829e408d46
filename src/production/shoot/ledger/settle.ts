import type {Job} from '../../../spot/ledger/job.ts';
import {isLostWindow} from '../../../spot/ledger/lost-window.ts';
import type {Micro} from '../../../spot/ledger/money.ts';
import {OPEN} from '../../../spot/ledger/states.ts';
import {invalid, TenspotError} from '../../../spot/problem/errors.ts';
import {didYouMean, nearest} from '../../../spot/problem/nearest-name.ts';
import type {Ledger, Reader, Writer} from './ledger.ts';

/** What a person found out about an unresolved job, at the provider's own site or in its bill. */
export type Settlement = {
  outcome: 'charged' | 'not-charged';
  /** What it cost. Default: the worst case. Only for `charged`. */
  cost?: Micro;
  /** Its file, by its name in the store. Without one the job ends as failed. */
  asset?: string;
  /** Who says so, and why. Both are kept in the ledger. */
  by: string;
  note?: string;
};

/**
 * Whether no run can go on with a job: no process works on it, and its provider is not in the workspace any more or has no key. A
 * person may settle it like an unresolved one.
 */
export type IsLeft = (job: Job) => boolean;

const SENT = OPEN.filter((state) => state !== 'PLANNED' && state !== 'RESERVED');

/** Unresolved jobs, oldest first. Their worst case stays reserved until a person settles them. */
export const listUnresolved = (ledger: Reader, isLeft: IsLeft = () => false): Job[] =>
  ledger.inStates(['PARKED', ...SENT]).filter((job) => job.state === 'PARKED' || isLeft(job));

/** Ends an unresolved job by what a person found out. */
export function settle(ledger: Ledger, id: string, settlement: Settlement, isLeft?: IsLeft): Job {
  const {outcome, cost, asset, by, note} = settlement;
  const charged = outcome === 'charged';
  if (!charged && (asset !== undefined || cost !== undefined)) {
    throw invalid({
      code: 'settlement-contradicts-itself',
      what: 'a job that was not charged has neither a cost nor a file',
      expected: '"charged" with them, or "not-charged" without',
      got: `${outcome}${cost === undefined ? '' : ` with a cost of ${cost} micro-dollars`}${asset === undefined ? '' : ` with ${asset}`}`,
      fix: 'Settle a file that was free of charge as "charged" with a cost of 0.',
    });
  }
  return ledger.write((writer) => {
    const job = parkLeft(writer, unresolvedIn(writer, id, isLeft));
    if (isLostWindow(job) && asset !== undefined)
      throw isWindow(id, '--clip', 'Settle the window without a file.');
    if (isLostWindow(job) && charged && cost === undefined)
      throw isWindow(
        id,
        'charged, without an amount',
        'Say how much the jobs of that time cost: it has no estimate.',
      );
    const spent = charged ? (cost ?? job.cost ?? job.plan.worst) : 0;
    const audit = {spent, by, ...(note === undefined ? {} : {note})};
    if (asset !== undefined) return writer.move(job, 'COMMITTED', {...audit, asset});
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

/** Opens an unresolved job again, so that the next run asks its provider about it. Nothing is submitted again. */
export function reopen(ledger: Ledger, id: string, by: string, note?: string): Job {
  return ledger.write((writer) => {
    const job = unresolvedIn(writer, id);
    if (isLostWindow(job))
      throw isWindow(
        id,
        '--ask-again',
        'No provider can be asked about it: look at their dashboards yourself.',
      );
    if (job.unresolved?.why === 'charge') {
      throw new TenspotError({
        code: 'nothing-to-ask',
        what: `job ${id} has failed for good`,
        expected: 'a job whose outcome is not known, or whose file is missing',
        got: 'one whose charge alone is not known',
        fix: 'Look it up in the bill, then settle it as charged or not-charged.',
      });
    }
    const audit = {by, ...(note === undefined ? {} : {note})};
    return writer.move(job, job.operation === null ? 'UNKNOWN' : 'RUNNING', audit);
  });
}

const isWindow = (id: string, got: string, fix: string): TenspotError =>
  invalid({
    code: 'window-is-no-job',
    what: `${id} stands for a time in which jobs may have been ordered, not for one job`,
    expected: '--charged <usd> or --not-charged',
    got,
    fix,
  });

/** What a person is told about a job that no run can go on with. */
export const LEFT_NOTE =
  'It was sent, and no run can poll it: its provider is not in this workspace any more, or has no key here.';

const parkLeft = (writer: Writer, job: Job): Job =>
  job.state === 'PARKED' ? job : writer.move(job, 'PARKED', {unresolved: {why: 'outcome', note: LEFT_NOTE}});

/** The unresolved job of that id. Throws `not-unresolved` where there is none. */
function unresolvedIn(reader: Reader, id: string, isLeft?: IsLeft): Job {
  const job = reader.job(id);
  const unresolved = listUnresolved(reader, isLeft);
  if (job && unresolved.some((each) => each.id === id)) return job;
  const known = unresolved.map((each) => each.id);
  throw notUnresolved(id, known, job ? `one that is ${job.state}` : undefined);
}

export function notUnresolved(id: string, known: readonly string[], got?: string): TenspotError {
  const near = nearest(id, known);
  return invalid({
    code: 'not-unresolved',
    what: `job ${id} is not unresolved`,
    expected: known.length > 0 ? `one of ${known.join(', ')}` : 'an unresolved job; there is none',
    got: got ?? 'an id that the ledger does not know',
    ...didYouMean(near, 'Run `tenspot takes reconcile`: it lists the unresolved jobs.'),
  });
}
