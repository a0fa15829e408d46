import type {Failure, Job, JobChange} from '../../../spot/ledger/job.ts';
import type {State} from '../../../spot/ledger/states.ts';
import type {Failed} from './port.ts';
import type {Run} from './run.ts';

export const changeState = ({ledger}: Run, job: Job, to: State, change?: JobChange): Job =>
  ledger.write((writer) => writer.move(job, to, change));

export const leaveUnresolved = (run: Run, job: Job, why: 'outcome' | 'lost', note: string): Job =>
  changeState(run, job, 'PARKED', {parked: {why, note: plain(note)}});

/** Ends a job that was never sent, or is known not to have been accepted. */
export const withdrawJob = (run: Run, job: Job, message: string): Job =>
  changeState(run, job, 'FAILED', {
    spent: 0,
    failure: {kind: 'withdrawn', when: 'refused', charged: 'no', code: 'withdrawn', message},
  });

/** Ends a job by what the provider says. Where it does not say what that cost, a person has to find out. */
export function failJob(run: Run, job: Job, failed: Failed, when: Failure['when']): Job {
  const {kind, charged, code, cost} = failed;
  const failure: Failure = {kind, when, charged, code, message: plain(failed.message)};
  if (charged === 'unknown') {
    const note = `It failed (${kind}), and nobody said whether it was charged.`;
    return changeState(run, job, 'PARKED', {failure, parked: {why: 'charge', note}});
  }
  const spent = charged === 'yes' ? (cost ?? job.plan.worst) : 0;
  return changeState(run, job, 'FAILED', {failure, spent});
}

/** What others say is kept short, and without what follows the path of a URL: that may be a signature. */
const plain = (text: string): string =>
  text.replace(/(\bhttps?:\/\/[^\s?#"'<>]*)[^\s"'<>]*/gi, '$1').slice(0, 400);
