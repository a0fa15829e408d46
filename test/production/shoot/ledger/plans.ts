import {systemClock} from '../../../../src/machine/process/clock.ts';
import {toStored} from '../../../../src/production/shoot/buy/read-job.ts';
import type {Ledger} from '../../../../src/production/shoot/ledger/ledger.ts';
import type {Job, JobTerms} from '../../../../src/spot/ledger/job.ts';
import type {State} from '../../../../src/spot/ledger/states.ts';
import {operationAt, requestTo, subjectOf} from '../requests.ts';

export const planFor = (change: Partial<JobTerms> = {}): JobTerms => ({
  order: 'shot 1, take 1',
  kind: 'clip',
  mediaType: 'video/mp4',
  subject: subjectOf('shot-1'),
  batch: 'monday',
  provider: 'anyone',
  key: 'abc',
  request: requestTo(change.provider ?? 'anyone', {prompt: 'a harbour at night', seed: 0}),
  worst: 500_000,
  attempt: 1,
  clientId: systemClock.id(),
  ...change,
});

export const begin = (ledger: Ledger, change: Partial<JobTerms> = {}): Job =>
  ledger.write((writer) => writer.add(planFor(change)));

const PATH: State[] = [
  'RESERVED',
  'SUBMITTING',
  'SUBMITTED',
  'RUNNING',
  'DOWNLOADING',
  'VERIFIED',
  'COMMITTED',
];

/** A job that has come as far as this. */
export function upTo(ledger: Ledger, state: State, change: Partial<JobTerms> = {}): Job {
  let job = begin(ledger, change);
  for (const to of PATH.slice(0, PATH.indexOf(state) + 1)) {
    job = ledger.write((writer) =>
      writer.move(job, to, {
        ...(to === 'RESERVED' ? {day: '2026-11-22'} : {}),
        ...(to === 'SUBMITTING' ? {sentAt: '2026-11-22T09:00:00.000Z'} : {}),
        ...(to === 'SUBMITTED'
          ? {operation: toStored(operationAt(job.plan.provider, `theirs of ${job.id}`))}
          : {}),
        ...(to === 'VERIFIED' ? {asset: 'a.mp4'} : {}),
        ...(to === 'COMMITTED' ? {spent: 400_000} : {}),
      }),
    );
  }
  return job;
}
