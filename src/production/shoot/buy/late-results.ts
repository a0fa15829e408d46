import {failureOf} from '../../../providers/contract/failure.ts';
import type {Job} from '../../../spot/ledger/job.ts';
import {toMicro} from '../../../spot/ledger/money.ts';
import {changeState} from './change-state.ts';
import {drive} from './drive.ts';
import {asLeft, settleAll} from './own-jobs.ts';
import {Left} from './poll.ts';
import {operationOf} from './read-job.ts';
import type {Run} from './run.ts';

/**
 * Polls each job of this run once more that failed, unless the failure was charged, before the run ends. One that completed after all
 * is charged: its cost is recorded, and its file is fetched. Returns those jobs.
 */
export async function fetchLateResults(run: Run): Promise<Job[]> {
  const failed = run.ledger.inStates(['FAILED', 'PARKED']).filter((job) => mayComplete(job, run));
  const late = await settleAll(failed.map((job) => fetchLate(job, run).catch(asLeft)));
  return late.flatMap((job) => (job === undefined || job instanceof Left ? [] : [job]));
}

const mayComplete = ({plan, operation, failure, spent, unresolved}: Job, run: Run): boolean =>
  (unresolved === null || unresolved.why === 'charge') &&
  plan.batch === run.batch &&
  operation !== null &&
  spent === 0 &&
  failure?.when === 'ended' &&
  failure.charged !== 'yes' &&
  failure.kind !== 'withdrawn' &&
  failure.kind !== 'settled' &&
  run.providers.some(({id}) => id === plan.provider);

async function fetchLate(job: Job, run: Run): Promise<Job | undefined> {
  const {signal} = run;
  const provider = run.provider(job.plan.provider);
  const answer = await provider
    .poll(operationOf(job), run.context({signal}))
    .catch((error: unknown) => failureOf(error));
  signal?.throwIfAborted();
  if (answer.state !== 'done') return undefined;
  const cost = answer.usd === undefined ? undefined : toMicro(answer.usd);
  run.ledger.write((writer) => writer.claim(job.id, run.owner.id));
  const open = job.state === 'PARKED' ? changeState(run, job, 'RUNNING') : job;
  const done = changeState(run, open, 'DOWNLOADING', cost === undefined ? {} : {cost});
  return drive(done, run, {done: answer});
}
