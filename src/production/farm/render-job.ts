import {functionsFor, worstRender} from '../../spot/farm/farm-cost.ts';
import {toMicro} from '../../spot/ledger/money.ts';
import {TenspotError} from '../../spot/problem/errors.ts';
import {delay} from '../shoot/buy/backoff.ts';
import type {FarmJob} from './farm-jobs.ts';
import type {FarmRender} from './farm-journal.ts';
import type {FarmRun} from './farm-run.ts';
import {follow, PASSING, QUESTIONS} from './follow-render.ts';

/** How often a run orders a job: a second time if the first render failed. */
const ATTEMPTS = 2;

/**
 * Renders a job on Lambda, and returns its file. A render that an earlier run ordered is waited for instead of ordered again. Errors: `farm-failed`
 * where every attempt failed; `farm-throttled` where AWS had no room for a quarter of an hour; `plan-changed`
 * where it would have to be ordered, and the plan does not have it; `farm-cap`, `farm-denied`, `farm-refused`.
 */
export async function renderJob(job: FarmJob, run: FarmRun): Promise<string> {
  // Counted in the journal: the run may come back to a job after it waited for the cap.
  const mayOrder = (): boolean =>
    run.journal.ofJob(job.key).filter((render) => render.run === run.id).length < ATTEMPTS;
  for (;;) {
    run.signal.throwIfAborted();
    const render = unfinished(job, run) ?? (mayOrder() ? await order(job, run) : undefined);
    if (render === undefined) throw failedProblem(job, run);
    const file = await follow(render, job, run);
    if (file !== undefined) return file;
  }
}

/**
 * The render of a job whose file may still come. One that was fetched is fetched again where this machine lost its file: the bucket keeps it for days. What
 * another run ordered counts only where the key of the job tells everything, and what is in another bucket does not count.
 */
const unfinished = ({key, mayKeep}: FarmJob, {id, bucket, journal}: FarmRun): FarmRender | undefined =>
  journal
    .ofJob(key)
    .findLast((render) => isComing(render) && render.bucket === bucket && (mayKeep || render.run === id));

const COMING: ReadonlySet<string> = new Set(['intended', 'started', 'done', 'fetched']);

/** Whether the file of a render is there, or may still come. */
export const isComing = ({state}: Pick<FarmRender, 'state'>): boolean => COMING.has(state);

/** Writes down that a render will be ordered, then orders it. Errors: `plan-changed` where the plan that was agreed on does not have it. */
async function order(job: FarmJob, run: FarmRun): Promise<FarmRender> {
  if (run.agreed && !run.agreed.has(job.key)) throw outsidePlan(job);
  const {bucket, functionName, size, price, clock, journal, cap} = run;
  const worst = toMicro(worstRender(job.frames, size, price)) ?? cap;
  const render = journal.order(
    {run: run.id, job: job.key, bucket, functionName, frames: job.frames, worst, ordered: clock.now()},
    cap,
  );
  let sending = render;
  for (let tries = 1; ; tries++) {
    // Each time anew: the addresses in it expire. An error here leaves an order of which nothing was sent.
    const {sent, render: prepared} = await prepare(job, sending, run);
    // Uploads may have taken long: a render that does not appear counts from here.
    sending = journal.changeIfSame(prepared, {state: 'intended', ordered: clock.now()});
    // Another run took the order as lost, and orders the job itself.
    if (sending.state !== 'intended') return sending;
    try {
      const renderId = await run.cloud.start({...sent, bucket, functionName, output: render.output});
      return journal.change(sending, {state: 'started', renderId});
    } catch (error) {
      const code = error instanceof TenspotError ? error.code : undefined;
      if (code === 'farm-unanswered') return sending;
      const isOver = code !== 'farm-throttled' || tries >= QUESTIONS;
      if (isOver && code !== undefined && NOT_STARTED.has(code))
        journal.change(sending, {state: 'failed', problem: code, cost: 0});
      if (isOver) throw error;
    }
    try {
      await clock.sleep(delay(run.waits.again, tries, clock), run.signal);
    } catch (error) {
      journal.change(sending, {state: 'cancelled', cost: 0});
      throw error;
    }
  }
}

type Prepared = {sent: Awaited<ReturnType<FarmRun['orderOf']>>; render: FarmRender};

/**
 * What a job is ordered as. Uploads may take longer than another run waits for a render to appear, so the order is renewed meanwhile. Where it
 * cannot be prepared, it is withdrawn.
 */
async function prepare(job: FarmJob, ordered: FarmRender, run: FarmRun): Promise<Prepared> {
  const {clock, waits, signal, journal} = run;
  let render = ordered;
  const renew = (): void => {
    try {
      const renewed = journal.changeIfSame(render, {state: 'intended', ordered: clock.now()});
      if (renewed.state === 'intended') render = renewed;
    } catch {
      // The next one may succeed.
    }
  };
  for (let tries = 1; ; tries++) {
    const renewing = setInterval(renew, waits.unanswered / 4);
    try {
      signal.throwIfAborted();
      const sent = await run.orderOf(job);
      return {sent, render};
    } catch (error) {
      const code = error instanceof TenspotError ? error.code : undefined;
      const isOver = signal.aborted || code === undefined || !PASSING.has(code) || tries >= QUESTIONS;
      if (isOver)
        journal.change(render, {
          state: signal.aborted ? 'cancelled' : 'failed',
          problem: code ?? 'unexpected',
          cost: 0,
        });
      if (isOver) throw error;
      await clock.sleep(delay(waits.again, tries, clock), signal).catch(() => undefined);
    } finally {
      clearInterval(renewing);
    }
  }
}

/** Answers after which a render does not exist. */
const NOT_STARTED: ReadonlySet<string> = new Set([
  'farm-throttled',
  'farm-denied',
  'farm-refused',
  'farm-missing',
  'farm-credentials',
]);

const outsidePlan = ({frames}: FarmJob): TenspotError =>
  new TenspotError({
    code: 'plan-changed',
    what: 'a render that the plan counted as there has no file on Lambda any more',
    expected: `the file of a render of ${frames} frames, which an earlier run ordered`,
    got: 'no file: the bucket, `tenspot farm clean` or another machine removed it, or the render failed',
    fix: 'Nothing outside the plan was ordered. Run the same command with `--plan` and no id, and look at the new plan.',
  });

const failedProblem = ({key, frames}: FarmJob, {journal}: FarmRun): TenspotError =>
  new TenspotError({
    code: 'farm-failed',
    what: 'a render on Lambda failed again when it was repeated alone',
    expected: `a file of ${frames} frames`,
    got: journal
      .ofJob(key)
      .map(
        ({attempt, problem, renderId}) =>
          `attempt ${attempt}: ${problem ?? 'no file'}${renderId ? ` (render ${renderId})` : ''}`,
      )
      .join('; '),
    fix: 'Look at the logs of the render in CloudWatch, or render the variant on this machine with --local.',
  });

/**
 * Writes down that the file of a job cannot be joined with the others of its batch, so that the next run orders the job again. Returns the error
 * of its variants.
 */
export function withdrawFile(
  job: FarmJob,
  {journal, bucket}: Pick<FarmRun, 'journal' | 'bucket'>,
): TenspotError {
  for (const render of journal.ofJob(job.key))
    if (isComing(render) && render.bucket === bucket)
      journal.change(render, {state: 'failed', problem: 'farm-parameters'});
  return new TenspotError({
    code: 'farm-failed',
    what: 'a render on Lambda cannot be joined with the others',
    expected: 'the same parameter sets of the encoder as in the other files',
    got: 'others',
    fix: 'The next run orders it again. Or render the variant on this machine with --local.',
  });
}

/** Functions that a render runs at the same time: its parts, and the one that leads them. */
export const functionsOf = ({frames}: FarmJob): number => functionsFor(frames) + 1;
