import type {Job} from '../../../spot/ledger/job.ts';
import {OPEN} from '../../../spot/ledger/states.ts';
import {asLeft, giveBack, pursue, settleAll} from './own-jobs.ts';
import {Left} from './poll.ts';
import type {Run} from './run.ts';

/** Goes on with every job that was sent and left by a process that is gone. What was never sent is withdrawn. */
export async function resume(run: Run): Promise<Job[]> {
  const here = (job: Job): boolean => run.shooters.some(({id}) => id === job.plan.provider);
  const ends = run.ledger.inStates(OPEN).map(async (job) => {
    if (job.state === 'PLANNED' || job.state === 'RESERVED')
      return giveBack(job, run, 'the process that wanted it is gone');
    return here(job) ? pursue(job, run).catch(asLeft) : undefined;
  });
  return (await settleAll(ends)).flatMap((job) => (job === undefined || job instanceof Left ? [] : [job]));
}
