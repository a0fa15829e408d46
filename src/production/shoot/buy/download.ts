import type {Failed} from '../../../providers/contract/failure.ts';
import type {Job} from '../../../spot/ledger/job.ts';
import {TenspotError} from '../../../spot/problem/errors.ts';
import {type Backoff, delay} from './backoff.ts';
import {changeState, leaveUnresolved} from './change-state.ts';
import {pollJob} from './poll.ts';
import type {Run} from './run.ts';
import type {Carried} from './watch.ts';

/** Downloads of one asset, over some ten minutes, before the job becomes unresolved. */
const TRIES = 8;
const BETWEEN_TRIES: Backoff = {first: 5_000, longest: 300_000};

/** Brings an asset that is paid for into the vault. A bad download is repeated with a fresh URL; the asset is never bought again for it. */
export async function downloadAsset(job: Job, run: Run, carried: Carried): Promise<Job> {
  const {clock, signal, vault} = run;
  const vendor = run.provider(job.plan.provider);
  let trouble = '';
  for (let tries = 1; tries <= TRIES; tries++) {
    if (!carried.done) {
      const {answer} = await pollJob(job, run);
      if (answer.state === 'given-up') return leaveUnresolved(run, job, 'outcome', answer.why);
      if (answer.state === 'failed') return leaveUnresolved(run, job, 'lost', failedAfterAll(answer));
      carried.done = answer;
    }
    const {done} = carried;
    try {
      const asset = await vault.keep(job, (file) =>
        vendor.collect(done, file, run.context({clientId: job.plan.clientId, signal})),
      );
      return changeState(run, job, 'VERIFIED', {asset});
    } catch (error) {
      signal?.throwIfAborted();
      if (isOurs(error)) {
        run.stop((error as Error).message);
        throw error;
      }
      trouble = error instanceof Error ? error.message : String(error);
      carried.done = undefined;
    }
    if (tries < TRIES) await clock.sleep(delay(BETWEEN_TRIES, tries, clock), signal);
  }
  return leaveUnresolved(run, job, 'lost', `It is paid for, and ${TRIES} downloads failed: ${trouble}`);
}

/** A job comes to its download only after its provider said that it is finished: what the provider says later does not make it free. */
const failedAfterAll = ({message, code}: Failed): string =>
  `Its provider said that it is finished, and later, when its file was to be fetched, that it failed: ${message || code}`;

/** True of a disk that is full or cannot be written to. Another download would not help, so the run stops. */
const isOurs = (error: unknown): boolean =>
  error instanceof TenspotError && /^file-(?!enoent)/.test(error.code);

/** Ends a job: its file is in the vault, and its cost is final. */
export async function commitAsset(job: Job, run: Run): Promise<Job> {
  if (job.asset === null || !(await run.vault.holds(job.asset.file)))
    return changeState(run, job, 'DOWNLOADING');
  run.gate(job.plan.provider).wentWell();
  return changeState(run, job, 'COMMITTED', {spent: job.cost ?? job.plan.worst});
}
