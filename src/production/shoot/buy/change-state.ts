import type {Failed} from '../../../providers/contract/failure.ts';
import type {Failure, Job, JobChange} from '../../../spot/ledger/job.ts';
import type {State} from '../../../spot/ledger/states.ts';
import type {Run} from './run.ts';
import {costChange} from './vendor-cost.ts';

export const changeState = ({ledger}: Run, job: Job, to: State, change?: JobChange): Job =>
  ledger.write((writer) => writer.move(job, to, change));

export const leaveUnresolved = (run: Run, job: Job, why: 'outcome' | 'lost', note: string): Job =>
  changeState(run, job, 'PARKED', {unresolved: {why, note: plain(note)}});

/** Ends a job that was never sent, or is known not to have been accepted. */
export const withdrawJob = (run: Run, job: Job, message: string): Job =>
  changeState(run, job, 'FAILED', {
    spent: 0,
    failure: {kind: 'withdrawn', when: 'refused', charged: 'no', code: 'withdrawn', message},
  });

/** Ends a job by what the provider says. It becomes unresolved where the provider does not say whether it charged. */
export function failJob(run: Run, job: Job, failed: Failed, when: Failure['when']): Job {
  const {kind, charged, code, usd} = failed;
  const failure: Failure = {kind, when, charged, code, message: plain(failed.message)};
  if (charged === 'unknown') {
    const note = `It failed (${kind}), and the provider does not say whether it was charged.`;
    return changeState(run, job, 'PARKED', {failure, unresolved: {why: 'charge', note}});
  }
  if (charged === 'no') return changeState(run, job, 'FAILED', {failure, spent: 0});
  const {cost = job.plan.worst, ...said} = costChange(run, job, usd);
  return changeState(run, job, 'FAILED', {failure, ...said, spent: cost ?? job.plan.worst});
}

/** Shortens text of a provider, and cuts URLs after their path: the rest may be a signature. */
const plain = (text: string): string =>
  text.replace(/(\bhttps?:\/\/[^\s?#"'<>]*)[^\s"'<>]*/gi, '$1').slice(0, 400);
