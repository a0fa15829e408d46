import {type Failed, failureOf} from '../../../providers/contract/failure.ts';
import type {Job} from '../../../spot/ledger/job.ts';
import {changeState, failJob} from './change-state.ts';
import {drive} from './drive.ts';
import {asLeft, settleAll, withOwn} from './own-jobs.ts';
import {Left} from './poll.ts';
import {operationOf} from './read-job.ts';
import type {Run} from './run.ts';
import {costChange} from './vendor-cost.ts';

/** Milliseconds after its failure for which later runs poll a job again that may yet complete. Vendors keep results no longer. */
export const LATE = 7 * 24 * 3_600_000;

/**
 * Polls each job of this run once more that failed, unless the failure was charged, before the run ends. One that completed after all
 * is charged: its cost is recorded, and its file is fetched. Of one that its vendor charged for later, the cost is recorded. Returns
 * those jobs.
 */
export const fetchLateResults = (run: Run): Promise<Job[]> =>
  fetchThose(run, ({plan}) => plan.batch === run.batch);

/**
 * The same for the jobs of earlier runs that failed at most `LATE` ago: a vendor may complete a job after the run that ordered it has
 * ended. `from`: jobs that ended before then, in milliseconds since 1970, are not of this workspace.
 */
export function fetchEarlierResults(run: Run, from = 0): Promise<Job[]> {
  const oldest = Math.max(from, run.clock.now() - LATE);
  return fetchThose(run, ({plan, at}) => plan.batch !== run.batch && Date.parse(at) > oldest);
}

async function fetchThose(run: Run, isMine: (job: Job) => boolean): Promise<Job[]> {
  const failed = run.ledger
    .inStates(['FAILED', 'PARKED'])
    .filter((job) => mayComplete(job, run) && isMine(job));
  const late = await settleAll(failed.map((job) => lookAgain(job, run).catch(asLeft)));
  return late.flatMap((job) => (job === undefined || job instanceof Left ? [] : [job]));
}

/** True also of a job that was cancelled: the vendor may have begun it before the request to cancel it came. */
const mayComplete = ({plan, operation, failure, spent, unresolved}: Job, run: Run): boolean =>
  (unresolved === null || unresolved.why === 'charge') &&
  operation !== null &&
  spent === 0 &&
  failure?.when === 'ended' &&
  failure.charged !== 'yes' &&
  failure.kind !== 'settled' &&
  run.providers.some(({id}) => id === plan.provider);

/** Undefined where nothing has changed, or where the process that worked on it still runs: that one looks itself. */
async function lookAgain(job: Job, run: Run): Promise<Job | undefined> {
  let late: Job | undefined;
  await withOwn(job, run, (own) =>
    run.gate(own.plan.provider).hold(async () => {
      late = mayComplete(own, run) ? await fetchLate(own, run) : undefined;
      return late ?? own;
    }),
  );
  return late;
}

async function fetchLate(job: Job, run: Run): Promise<Job | undefined> {
  const {signal} = run;
  const provider = run.provider(job.plan.provider);
  const answer = await provider
    .poll(operationOf(job), run.context({clientId: job.plan.clientId, signal}))
    .catch((error: unknown): Failed => ({...failureOf(error), charged: 'unknown'}));
  signal?.throwIfAborted();
  if (answer.state === 'failed' && answer.charged === 'yes') return failJob(run, job, answer, 'ended');
  if (answer.state !== 'done') return undefined;
  const open = job.state === 'PARKED' ? changeState(run, job, 'RUNNING') : job;
  const done = changeState(run, open, 'DOWNLOADING', costChange(run, open, answer.usd));
  return drive(done, run, {done: answer});
}
