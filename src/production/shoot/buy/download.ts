import type {Job} from '../../../spot/ledger/job.ts';
import {TenspotError} from '../../../spot/problem/errors.ts';
import {delay, type Rhythm} from './backoff.ts';
import {changeState, leaveUnresolved} from './change-state.ts';
import {pollJob} from './poll.ts';
import type {Run} from './run.ts';
import {type Carried, ended, tooLate} from './watch.ts';

/** Downloads of one clip, over some ten minutes, before a person is asked. */
const TRIES = 8;
const BETWEEN_TRIES: Rhythm = {first: 5_000, longest: 300_000};

/** Brings a clip that is paid for into the store. A bad download is downloaded again, by fresh URLs, never made again. */
export async function downloadAsset(job: Job, run: Run, carried: Carried): Promise<Job> {
  const {clock, signal, vault} = run;
  const shooter = run.shooter(job.plan.provider);
  let trouble = '';
  for (let tries = 1; tries <= TRIES; tries++) {
    if (!carried.result) {
      const {answer} = await pollJob(job, run);
      if (answer === 'too-late') return tooLate(job, run);
      if (answer.state === 'failed') return ended(job, run, answer);
      carried.result = {value: answer.result};
    }
    const {value} = carried.result;
    try {
      const clip = await vault.keep((file) => shooter.collect(value, file, signal));
      return changeState(run, job, 'VERIFIED', {clip});
    } catch (error) {
      signal?.throwIfAborted();
      if (isOurs(error)) {
        run.stop((error as Error).message);
        throw error;
      }
      trouble = error instanceof Error ? error.message : String(error);
      carried.result = undefined;
    }
    if (tries < TRIES) await clock.sleep(delay(BETWEEN_TRIES, tries, clock), signal);
  }
  return leaveUnresolved(run, job, 'lost', `It is paid for, and ${TRIES} downloads failed: ${trouble}`);
}

/** A disk that is full or may not be written to: another download would not mend it, and nothing more is bought meanwhile. */
const isOurs = (error: unknown): boolean =>
  error instanceof TenspotError && /^file-(?!enoent)/.test(error.code);

/** The end: the clip is in the store and its price is settled. */
export async function commitAsset(job: Job, run: Run): Promise<Job> {
  if (job.clip === null || !(await run.vault.holds(job.clip))) return changeState(run, job, 'DOWNLOADING');
  run.gate(job.plan.provider).wentWell();
  return changeState(run, job, 'COMMITTED', {spent: job.cost ?? job.plan.worst});
}
