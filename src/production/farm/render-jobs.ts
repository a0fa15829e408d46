import {TenspotError} from '../../spot/problem/errors.ts';
import {delay} from '../shoot/buy/backoff.ts';
import type {FarmJob} from './farm-jobs.ts';
import type {FarmRun} from './farm-run.ts';
import {functionsOf, renderJob} from './render-job.ts';

/** For each job its file, or why there is none, by the key of the job. */
export type JobResults = Map<string, {file: string} | {error: unknown}>;

/**
 * Renders jobs on Lambda, within the functions of the account, the longest first. A job that fails does not stop the others. `onFrames` gets the frames of
 * all jobs that ended.
 */
export async function renderJobs(
  jobs: readonly FarmJob[],
  run: FarmRun,
  onFrames: (done: number) => void,
): Promise<JobResults> {
  const results: JobResults = new Map();
  let frames = 0;
  await Promise.all(
    jobs
      .toSorted((a, b) => b.frames - a.frames)
      .map(async (job) => {
        try {
          results.set(job.key, {file: await run.places.hold(functionsOf(job), () => withinCap(job, run))});
        } catch (error) {
          results.set(job.key, {error});
        }
        frames += job.frames;
        onFrames(frames);
      }),
  );
  if (run.signal.aborted) throw run.signal.reason;
  return results;
}

/**
 * Renders a job. Where the cap is reached, it waits while renders of the run are open: they mostly cost less than their worst case. Fails with `farm-cap`
 * when none is open and it still does not fit.
 */
async function withinCap(job: FarmJob, run: FarmRun): Promise<string> {
  const {clock, waits, journal, signal} = run;
  const isBusy = (): boolean => journal.open().some((render) => render.run === run.id);
  for (let tries = 1; ; tries++) {
    const wasBusy = isBusy();
    try {
      return await renderJob(job, run);
    } catch (error) {
      if (!(error instanceof TenspotError) || error.code !== 'farm-cap') throw error;
      if (!wasBusy && !isBusy()) throw error;
    }
    await clock.sleep(delay(waits.poll, tries, clock), signal);
  }
}
