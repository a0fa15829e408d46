import type {Job} from '../../../spot/ledger/job.ts';
import {OPEN} from '../../../spot/ledger/states.ts';
import {Overtaken} from '../ledger/ledger.ts';
import {withdrawJob} from './change-state.ts';
import {drive} from './drive.ts';
import {Left} from './poll.ts';
import type {Run} from './run.ts';

/** Milliseconds between questions whether another process still works on a job. */
const BETWEEN_CHECKS = 1_000;

/** Works on a job to its end. Undefined where another process works on it: the caller looks again. */
export const pursue = (job: Job, run: Run): Promise<Job | undefined> =>
  withOwn(job, run, (own) => run.gate(own.plan.provider).hold(() => drive(own, run)));

/** Withdraws a job that was never sent, and whose process has ended or does not want it any more. */
export const giveBack = (job: Job, run: Run, why: string): Promise<Job | undefined> =>
  withOwn(job, run, async (own) =>
    own.state === 'PLANNED' || own.state === 'RESERVED' ? withdrawJob(run, own, why) : own,
  );

/**
 * Goes on with every job that was sent by a process that has ended. A job that was never sent is withdrawn. Jobs of providers
 * that are not in this run stay as they are.
 */
export async function resume(run: Run): Promise<Job[]> {
  const isHere = (job: Job): boolean => run.providers.some(({id}) => id === job.plan.provider);
  const ends = run.ledger.inStates(OPEN).map(async (job) => {
    if (job.state === 'PLANNED' || job.state === 'RESERVED')
      return giveBack(job, run, 'the process that wanted it has ended');
    return isHere(job) ? pursue(job, run).catch(asLeft) : undefined;
  });
  return (await settleAll(ends)).flatMap((job) => (job === undefined || job instanceof Left ? [] : [job]));
}

/** Works on a job, unless another process does: then it returns undefined. */
export async function withOwn(
  job: Job,
  run: Run,
  work: (own: Job) => Promise<Job>,
): Promise<Job | undefined> {
  const {ledger, owner, clock, driving, signal} = run;
  const under = driving.get(job.id);
  if (under) return under;
  const holder = ledger.ownerOf(job.id);
  const elsewhere = holder !== undefined && holder !== owner.id && (await owner.alive(holder));
  if (elsewhere) {
    await clock.sleep(BETWEEN_CHECKS, signal);
    return undefined;
  }
  const own = ledger.write((writer) => {
    if (writer.ownerOf(job.id) !== holder || driving.has(job.id)) return undefined;
    writer.claim(job.id, owner.id);
    return writer.job(job.id);
  });
  if (!own) return undefined;
  const end = work(own)
    .catch((error: unknown) => {
      if (error instanceof Overtaken) return undefined;
      throw error;
    })
    .finally(() => driving.delete(job.id));
  driving.set(job.id, end);
  return end;
}

/** Waits for all of them, then throws the first error: nothing still runs when the caller goes on. */
export async function settleAll<T>(work: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(work);
  return Promise.all(work);
}

/** Returns the error of a job that stays open, and throws any other. */
export function asLeft(error: unknown): Left {
  if (error instanceof Left) return error;
  throw error;
}
