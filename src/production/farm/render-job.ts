import {functionsFor, worstRender} from '../../spot/farm/farm-cost.ts';
import {toMicro} from '../../spot/ledger/money.ts';
import {TenspotError} from '../../spot/problem/errors.ts';
import {delay} from '../shoot/buy/backoff.ts';
import type {FarmJob} from './farm-jobs.ts';
import type {FarmRender} from './farm-journal.ts';
import type {FarmRun} from './farm-run.ts';

/** How often a run orders a job: a second time if the first render failed. */
const ATTEMPTS = 2;

/** Questions about a render that may fail in a row: with the longest waits, a quarter of an hour. */
const QUESTIONS = 30;

/**
 * Renders a job on Lambda, and returns its file. A render that an earlier run ordered is waited for instead of ordered again. Errors: `farm-failed`
 * where every attempt failed; `farm-cap`, `farm-denied`, `farm-refused`.
 */
export async function renderJob(job: FarmJob, run: FarmRun): Promise<string> {
  let ordered = 0;
  for (;;) {
    run.signal.throwIfAborted();
    const render = unfinished(job, run) ?? (ordered++ < ATTEMPTS ? await order(job, run) : undefined);
    if (render === undefined) throw failedProblem(job, run);
    const file = await follow(render, job, run);
    if (file !== undefined) return file;
  }
}

/** The render of a job whose file may still come. One that was fetched is fetched again where this machine lost its file: the bucket keeps it for days. */
const unfinished = ({key, mayKeep}: FarmJob, {journal}: FarmRun): FarmRender | undefined =>
  journal.ofJob(key).findLast(({state}) => COMING.has(state) || (mayKeep && state === 'fetched'));

const COMING: ReadonlySet<string> = new Set(['intended', 'started', 'done']);

/** Writes down that a render will be ordered, then orders it. */
async function order(job: FarmJob, run: FarmRun): Promise<FarmRender> {
  const {bucket, functionName, size, price, clock, journal, cap} = run;
  const worst = toMicro(worstRender(job.frames, size, price)) ?? cap;
  const render = journal.order(
    {run: run.id, job: job.key, bucket, functionName, frames: job.frames, worst, ordered: clock.now()},
    cap,
  );
  let sending = render;
  for (let tries = 1; ; tries++) {
    // Each time anew: the addresses in it expire. An error here leaves an order of which nothing was sent.
    const sent = await prepare(job, sending, run);
    // Uploads may have taken long: a render that does not appear counts from here.
    sending = journal.change(sending, {state: 'intended', ordered: clock.now()});
    try {
      const renderId = await run.cloud.start({...sent, bucket, functionName, output: render.output});
      return journal.change(sending, {state: 'started', renderId});
    } catch (error) {
      const code = error instanceof TenspotError ? error.code : undefined;
      if (code === 'farm-unanswered') return sending;
      if (code !== undefined && NOT_STARTED.has(code) && code !== 'farm-throttled')
        journal.change(sending, {state: 'failed', problem: code, cost: 0});
      if (code !== 'farm-throttled') throw error;
    }
    try {
      await clock.sleep(delay(run.waits.again, tries, clock), run.signal);
    } catch (error) {
      journal.change(sending, {state: 'cancelled', cost: 0});
      throw error;
    }
  }
}

/** What a job is ordered as. Where that cannot be prepared, the order is withdrawn. */
async function prepare(job: FarmJob, render: FarmRender, run: FarmRun): ReturnType<FarmRun['orderOf']> {
  const {clock, waits, signal, journal} = run;
  for (let tries = 1; ; tries++) {
    try {
      signal.throwIfAborted();
      return await run.orderOf(job);
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
    }
  }
}

/** Answers after which a render does not exist. */
const NOT_STARTED: ReadonlySet<string> = new Set([
  'farm-throttled',
  'farm-denied',
  'farm-refused',
  'farm-missing',
]);

/** Waits for a render. Undefined where it made no file, or a wrong one. */
async function follow(render: FarmRender, job: FarmJob, run: FarmRun): Promise<string | undefined> {
  let current = render;
  try {
    if (current.state === 'intended') current = await adopt(current, run);
    if (current.state === 'started') current = await settle(current, run);
    if (current.state === 'done' || current.state === 'fetched') return await fetchOutput(current, job, run);
    return undefined;
  } catch (error) {
    if (run.signal.aborted) await cancel(current, run);
    throw error;
  }
}

/** Finds the render of an order whose answer did not come. It is `lost` where it did not appear in time. */
async function adopt(render: FarmRender, run: FarmRun): Promise<FarmRender> {
  const {cloud, journal, clock, waits, signal} = run;
  for (let tries = 1; ; tries++) {
    signal.throwIfAborted();
    const isLate = clock.now() >= render.ordered + waits.unanswered;
    const renderId = await cloud.find(render.output, render.ordered).catch(rethrowUnlessPassing);
    if (renderId !== undefined) return journal.change(render, {state: 'started', renderId});
    if (isLate) return journal.change(render, {state: 'lost', problem: 'farm-unanswered'});
    await clock.sleep(delay(waits.poll, tries, clock), signal);
  }
}

async function settle(render: FarmRender, run: FarmRun): Promise<FarmRender> {
  const {cloud, journal, clock, waits, signal} = run;
  const {bucket, functionName, renderId} = render;
  let failures = 0;
  for (let tries = 1; ; tries++) {
    signal.throwIfAborted();
    const progress = await cloud
      .progress({bucket, functionName, renderId: renderId ?? ''})
      .catch((error: unknown) => {
        if (++failures >= QUESTIONS) throw error;
        return rethrowUnlessPassing(error);
      });
    if (progress) failures = 0;
    const cost = toMicro(progress?.usd ?? 0) ?? null;
    if (progress?.state === 'done') return journal.change(render, {state: 'done', cost});
    if (progress?.state === 'failed')
      return journal.change(render, {state: 'failed', problem: 'farm-render-failed', cost});
    await clock.sleep(delay(progress ? waits.poll : waits.again, progress ? tries : failures, clock), signal);
  }
}

async function fetchOutput(render: FarmRender, job: FarmJob, run: FarmRun): Promise<string | undefined> {
  const {cloud, journal, clock, waits, signal} = run;
  for (let tries = 1; ; tries++) {
    signal.throwIfAborted();
    const file = run.draft();
    try {
      await cloud.files.get(render.output, file);
    } catch (error) {
      const code = error instanceof TenspotError ? error.code : undefined;
      if (code === 'farm-missing') {
        journal.change(render, {state: 'failed', problem: code});
        return undefined;
      }
      if (tries >= QUESTIONS) throw error;
      rethrowUnlessPassing(error);
      await clock.sleep(delay(waits.again, tries, clock), signal);
      continue;
    }
    try {
      await run.verify(file, job);
    } catch (error) {
      if (!(error instanceof TenspotError)) throw error;
      journal.change(render, {state: 'failed', problem: error.code});
      return undefined;
    }
    // Kept first: a run that is killed between the two fetches it again.
    const kept = await run.keep(file, job);
    journal.change(render, {state: 'fetched'});
    return kept;
  }
}

/** Stops the functions of a render when the user stops the run. Where that fails, the next run waits for the render. */
async function cancel(render: FarmRender, {cloud, journal}: FarmRun): Promise<void> {
  const {bucket, functionName, renderId, state} = render;
  if (state !== 'started' || renderId === null) return;
  try {
    await cloud.cancel({bucket, functionName, renderId});
    journal.change(render, {state: 'cancelled'});
  } catch {
    // It stays `started`.
  }
}

/** Ignores errors after which the same question may be asked again. */
function rethrowUnlessPassing(error: unknown): undefined {
  if (error instanceof TenspotError && PASSING.has(error.code)) return undefined;
  throw error;
}

const PASSING: ReadonlySet<string> = new Set(['farm-throttled', 'farm-unanswered']);

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

/** Functions that a render runs at the same time: its parts, and the one that leads them. */
export const functionsOf = ({frames}: FarmJob): number => functionsFor(frames) + 1;
