import type {Job} from '../../../spot/ledger/job.ts';
import {Overtaken} from '../ledger/ledger.ts';
import {withdrawJob} from './change-state.ts';
import {drive} from './drive.ts';
import {Left} from './poll.ts';
import type {Run} from './run.ts';

/** Milliseconds between looks at a job that another process is at. */
const GLANCE = 1_000;

/** A job's end, by this process or by the one that is at it. Undefined when it was not clear who is: look again. */
export const pursue = (job: Job, run: Run): Promise<Job | undefined> =>
  withMine(job, run, (mine) => run.gate(mine.plan.provider).hold(() => drive(mine, run)));

/** Ends a job that was never sent, and whose process is gone or does not want it any more. */
export const giveBack = (job: Job, run: Run, why: string): Promise<Job | undefined> =>
  withMine(job, run, async (mine) =>
    mine.state === 'PLANNED' || mine.state === 'RESERVED' ? withdrawJob(run, mine, why) : mine,
  );

/** Works on a job that no other process is at. */
async function withMine(job: Job, run: Run, work: (mine: Job) => Promise<Job>): Promise<Job | undefined> {
  const {ledger, owner, clock, driving, signal} = run;
  const under = driving.get(job.id);
  if (under) return under;
  const holder = ledger.ownerOf(job.id);
  const elsewhere = holder !== undefined && holder !== owner.id && (await owner.alive(holder));
  if (elsewhere) {
    await clock.sleep(GLANCE, signal);
    return undefined;
  }
  const mine = ledger.write((writer) => {
    if (writer.ownerOf(job.id) !== holder || driving.has(job.id)) return undefined;
    writer.claim(job.id, owner.id);
    return writer.job(job.id);
  });
  if (!mine) return undefined;
  const end = work(mine)
    .catch((error: unknown) => {
      if (error instanceof Overtaken) return undefined;
      throw error;
    })
    .finally(() => driving.delete(job.id));
  driving.set(job.id, end);
  return end;
}

/** Every one to its end before the first error is thrown: nothing is left running behind the caller's back. */
export async function settleAll<T>(work: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(work);
  return Promise.all(work);
}

/** Tells a job that was left open from one that went wrong. */
export function asLeft(error: unknown): Left {
  if (error instanceof Left) return error;
  throw error;
}
