import type {CloudProgress} from '../../machine/lambda/farm-cloud.ts';
import {type Micro, toMicro} from '../../spot/ledger/money.ts';
import {TenspotError} from '../../spot/problem/errors.ts';
import {delay} from '../shoot/buy/backoff.ts';
import type {FarmJob} from './farm-jobs.ts';
import type {FarmRender} from './farm-journal.ts';
import type {FarmRun} from './farm-run.ts';
import {WRONG_FILE} from './verify-job.ts';

/** Questions that may fail in a row: with the longest waits, a quarter of an hour. */
export const QUESTIONS = 30;

/** Invocations that follow each other in one render at most: the one that starts it, the one that leads it, and the one that replaces the leader. */
const INVOCATIONS = 3;

/** Waits for a render. Undefined where it made no file, or a wrong one. */
export async function follow(render: FarmRender, job: FarmJob, run: FarmRun): Promise<string | undefined> {
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
  let current = render;
  let failures = 0;
  for (let tries = 1; ; tries++) {
    signal.throwIfAborted();
    const isLate = clock.now() >= current.ordered + waits.unanswered;
    try {
      const renderId = await cloud.find(current.output, current.ordered);
      if (renderId !== undefined) return journal.change(current, {state: 'started', renderId});
      // The bucket keeps the file for longer than what names its render.
      const isMade = isLate && (await cloud.files.head(current.output)) !== undefined;
      if (isMade) return journal.change(current, {state: 'done'});
      // The run that ordered it may still upload what it needs: it then renews the order.
      if (isLate) current = journal.changeIfSame(current, {state: 'lost', problem: 'farm-unanswered'});
      if (current.state !== 'intended') return current;
      failures = 0;
    } catch (error) {
      // Only an answer says that there is no render.
      if (++failures >= QUESTIONS) throw error;
      rethrowUnlessPassing(error);
    }
    await clock.sleep(
      failures > 0 ? delay(waits.again, failures, clock) : delay(waits.poll, tries, clock),
      signal,
    );
  }
}

/**
 * Waits until a render has ended. Where it says that it runs, longer than its functions can, it never began or was ended by AWS: it is stopped, and has failed.
 */
async function settle(render: FarmRender, run: FarmRun): Promise<FarmRender> {
  const {cloud, journal, clock, waits, signal, size} = run;
  const {bucket, functionName, renderId} = render;
  const ends = render.ordered + waits.unanswered + INVOCATIONS * size.timeoutSeconds * 1000;
  let failures = 0;
  for (let tries = 1; ; tries++) {
    signal.throwIfAborted();
    const asked = clock.now();
    const progress = await cloud
      .progress({bucket, functionName, renderId: renderId ?? ''})
      .catch((error: unknown) => {
        // Its progress is removed after a day. Whether it made its file, the file says.
        const isGone = error instanceof TenspotError && error.code === 'farm-missing';
        if (isGone && asked >= render.ordered + waits.unanswered) return 'gone' as const;
        if (++failures >= QUESTIONS) throw error;
        return rethrowUnlessPassing(error);
      });
    if (progress === 'gone') return journal.change(render, {state: 'done'});
    if (progress) failures = 0;
    const cost = progress ? costOf(progress, render) : null;
    if (progress?.state === 'done') return journal.change(render, {state: 'done', cost});
    if (progress?.state === 'failed')
      return journal.change(render, {state: 'failed', problem: 'farm-render-failed', cost});
    if (progress && asked >= ends) {
      await cloud.cancel({bucket, functionName, renderId: renderId ?? ''}).catch(() => undefined);
      // Its cost is not known, so it counts as its worst case: what it tells counts the time until now, and its functions ended long ago.
      return journal.change(render, {state: 'failed', problem: 'farm-timeout', cost: null});
    }
    await clock.sleep(delay(progress ? waits.poll : waits.again, progress ? tries : failures, clock), signal);
  }
}

/**
 * Micro-dollars that a render did cost. Null where that is not known: also where it is told as more than the worst case, because then a time after the end
 * of its functions was counted.
 */
function costOf({usd}: CloudProgress, {worst}: FarmRender): Micro | null {
  const cost = usd === null ? undefined : toMicro(usd);
  return cost === undefined || cost > worst ? null : cost;
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
      // After another error, for example on a full disk, the next run fetches the file again.
      if (!(error instanceof TenspotError) || !WRONG_FILE.has(error.code)) throw error;
      journal.change(render, {state: 'failed', problem: error.code});
      return undefined;
    }
    // Kept first: a run that is killed between the two fetches it again.
    const kept = await run.keep(file, job);
    journal.change(render, {state: 'fetched'});
    return kept;
  }
}

/**
 * Stops the functions of a render when the user stops the run. Where that fails, the next run waits for the render. What another run ordered goes on: that
 * run may still wait for it.
 */
async function cancel(render: FarmRender, {id, cloud, journal}: FarmRun): Promise<void> {
  const {bucket, functionName, renderId, state, run} = render;
  if (state !== 'started' || renderId === null || run !== id) return;
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

/** Problems after which the same question may be asked again. */
export const PASSING: ReadonlySet<string> = new Set(['farm-throttled', 'farm-unanswered']);
