import {randomUUID} from 'node:crypto';
import {join} from 'node:path';
import PQueue from 'p-queue';
import {keyOf} from '../../../../machine/files/hash.ts';
import {wasKilled} from '../../../../machine/media/ffmpeg.ts';
import {mayKeepFrames} from '../../../../spot/fingerprint/uncacheable-reason.ts';
import {compositeTogether} from '../composite/composite-segments.ts';
import {openOverlay} from '../composite/overlay.ts';
import {failedSelfCheck, type StatePictures} from '../graphics-states/state-pictures.ts';
import {countFrames, type PlannedSegment, type SegmentUse, type SetPlan, segmentUses} from '../plan-set.ts';
import type {SetContext, SetVariant} from '../set-context.ts';
import {threadsOf, workers} from '../workers.ts';
import {renderFullFrames} from './full-frames.ts';
import {type JobProgress, shareProgress} from './share-progress.ts';

/** The file of each segment that was made, or the error for which it was not, by `outputName`. */
export type MadeSegments = {files: Map<string, string>; errors: Map<string, unknown>};

/** What a segment's output is called: one name for all variants, or one for each where a self-check failed. */
export const outputName = (
  segment: PlannedSegment,
  variant: number,
  from: number,
  pictures: StatePictures,
): string => (failedSelfCheck(segment, pictures) === null ? segment.key : `${variant} ${from}`);

const cacheKey = ({key}: PlannedSegment): string => keyOf({segment: key});

/** The segments that earlier runs made: their files by key. */
export async function recallSegments(
  segments: readonly PlannedSegment[],
  {cache}: Pick<SetContext, 'cache'>,
): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const segment of segments) {
    const file = await cache.recall(cacheKey(segment));
    if (file !== undefined) files.set(segment.key, file);
  }
  return files;
}

/** Removes segments of earlier runs that show a state which failed a self-check. */
export async function forgetFailedSegments(
  segments: readonly PlannedSegment[],
  pictures: StatePictures,
  {cache}: Pick<SetContext, 'cache'>,
): Promise<void> {
  for (const segment of segments)
    if (failedSelfCheck(segment, pictures) !== null) await cache.forget(cacheKey(segment));
}

type Making = {
  /** The segments to make, grouped and ordered by `compositeOrder`. */
  groups: readonly PlannedSegment[][];
  plan: SetPlan;
  variants: readonly SetVariant[];
  pictures: StatePictures;
  context: SetContext;
};

/**
 * Makes segments while their graphics states are still being drawn. ffmpeg composites over the footage; the browser
 * renders uncacheable segments in full when it has drawn all states. A composited segment counts, and is kept for later
 * runs, as soon as every self-check of its states is done and none failed. A group whose ffmpeg was ended from outside is
 * made once more, alone, when all others are finished.
 */
export async function makeSegments(
  {groups, plan, variants, pictures, context}: Making,
  onFrames: (done: number, of: number) => void,
): Promise<MadeSegments> {
  const made: MadeSegments = {files: new Map(), errors: new Map()};
  const missing = groups.flat();
  const composited = groups.filter(([first]) => first?.uncacheable === null);
  const queue = workersBesideBrowser(pictures);
  const progressOf = shareProgress(onFrames);
  const overlays = openOverlay();
  const draft = (): string => join(context.store.scratch, `${randomUUID()}.mp4`);
  const passed = (segment: PlannedSegment): boolean => failedSelfCheck(segment, pictures) === null;
  const keep = (segment: PlannedSegment, file: string): Promise<string> =>
    context.cache.keep(cacheKey(segment), file);

  let waiting = composited.length;
  const again: {group: readonly PlannedSegment[]; onProgress: JobProgress}[] = [];
  const composite = async (
    group: readonly PlannedSegment[],
    onProgress: JobProgress,
    isRetry = false,
  ): Promise<void> => {
    try {
      await pictures.ready(group.flatMap(({states}) => states));
      const outputs = group.filter(passed).map((segment) => ({segment, file: draft()}));
      await queue.add(async () => {
        const spot = variants[outputs[0]?.segment.variant ?? -1]?.spot;
        const threads = threadsOf(isRetry || --waiting === 0);
        if (spot) await compositeTogether({outputs, spot, pictures, overlays, threads}, context, onProgress);
      });
      onProgress(countFrames(group));
      for (const {segment} of outputs) await pictures.certain(segment.states);
      for (const {segment, file} of outputs)
        if (passed(segment)) made.files.set(segment.key, await keep(segment, file));
    } catch (error) {
      if (!isRetry && wasKilled(error) && !context.signal?.aborted) again.push({group, onProgress});
      else for (const {key} of group) made.errors.set(key, error);
    }
  };

  const oneAtATime = new PQueue({concurrency: 1});
  const failedVariants = new Set<number>();
  const renderInFull = async ({segment, variant, from}: SegmentUse, mayKeep: boolean): Promise<void> => {
    const name = outputName(segment, variant, from, pictures);
    const onProgress = progressOf(segment.frames);
    const file = draft();
    try {
      await oneAtATime.add(async () => {
        // Other segments of a variant that failed would fail in the same way.
        if (failedVariants.has(variant)) return;
        const graded = await variants[variant]?.graded();
        if (!graded) return;
        await renderFullFrames({from, frames: segment.frames}, graded, context, file, onProgress);
        made.files.set(name, mayKeep ? await keep(segment, file) : file);
      });
    } catch (error) {
      failedVariants.add(variant);
      made.errors.set(name, error);
    }
    onProgress(segment.frames);
  };

  const compositing = Promise.all(
    composited.map((group) => composite(group, progressOf(countFrames(group)))),
  );
  const fullFrames = pictures.checked.then(() =>
    Promise.all([
      ...missing.flatMap((segment) =>
        segment.uncacheable === null
          ? []
          : renderInFull(
              {segment, variant: segment.variant, from: segment.from},
              mayKeepFrames(segment.uncacheable),
            ),
      ),
      // A failed self-check means that the key misses something, so each variant gets frames of its own, for this run. Segments of earlier
      // runs that show the state count as well.
      ...segmentUses(plan)
        .filter(({segment}) => !passed(segment))
        .map((use) => renderInFull(use, false)),
    ]),
  );
  fullFrames.catch(() => undefined);
  await compositing;
  await fullFrames.finally(async () => {
    // By itself, because the system may have ended ffmpeg for want of memory.
    for (const {group, onProgress} of again) await composite(group, onProgress, true);
    await overlays.close();
  });
  if (context.signal?.aborted) throw context.signal.reason;
  return made;
}

/** A queue with one worker less while the browser draws states: Chrome needs a core. */
function workersBesideBrowser({checked}: StatePictures): PQueue {
  const queue = workers();
  const {concurrency} = queue;
  queue.concurrency = Math.max(1, concurrency - 1);
  const restore = (): void => {
    queue.concurrency = concurrency;
  };
  checked.then(restore, restore);
  return queue;
}
