import {randomUUID} from 'node:crypto';
import {join} from 'node:path';
import PQueue from 'p-queue';
import {makeFolder, moveFolder} from '../../../../machine/files/folders.ts';
import {keyOf} from '../../../../machine/files/hash.ts';
import {remove} from '../../../../machine/files/write-file.ts';
import {type UncacheableReason, uncacheable} from '../../../../spot/fingerprint/uncacheable-reason.ts';
import {jobName} from '../fingerprint/fingerprint-spots.ts';
import type {FingerprintedVariant, PlannedSegment} from '../plan-set.ts';
import type {SetContext} from '../set-context.ts';
import {drawStatesWithRetry, type StateDrawing, type StatePicture, samePixels} from './draw-states.ts';
import {selfCheckFrames} from './self-check-frames.ts';

/** Raise when a graphics state is drawn or kept in another way. */
const STATE_VERSION = 3;

/** The pictures of graphics states, by fingerprint. Each state is drawn once for all variants, and kept for later runs. */
export type StatePictures = {
  /** Resolves when these states are drawn, or have failed a self-check. */
  ready: (fingerprints: readonly string[]) => Promise<void>;
  /** The file of a state that is ready. */
  file: (fingerprint: string) => string;
  /** States that this run draws. */
  drawn: ReadonlySet<string>;
  /** States that failed a self-check, each with the reason. Complete when `checked` has resolved. */
  failedSelfChecks: ReadonlyMap<string, UncacheableReason>;
  /** Resolves when all states are drawn and all self-checks are done. */
  checked: Promise<void>;
  /** Keeps the new pictures for later runs. The files of `file` are gone afterwards. */
  close: () => Promise<void>;
};

export type DrawingContext = Pick<SetContext, 'store' | 'cache' | 'versions' | 'browser' | 'signal'>;

/** Why a composited segment shows a state that failed a self-check; null where none did. */
export function failedSelfCheck(
  segment: PlannedSegment,
  {failedSelfChecks}: StatePictures,
): UncacheableReason | null {
  if (segment.uncacheable !== null) return null;
  for (const state of segment.states) {
    const reason = failedSelfChecks.get(state);
    if (reason !== undefined) return reason;
  }
  return null;
}

/**
 * Starts to draw the states of these segments that no earlier run kept, and the frames of the self-checks, in the order
 * of the segments.
 */
export async function drawMissingStates(
  segments: readonly PlannedSegment[],
  variants: readonly FingerprintedVariant[],
  context: DrawingContext,
): Promise<StatePictures> {
  const {store, cache, versions} = context;
  const keyFor = (fingerprint: string): string =>
    keyOf({state: fingerprint, versions, version: STATE_VERSION});
  const {drawings, firstFrames, files, missing} = await planDrawings(segments, variants, (fingerprint) =>
    cache.recall(keyFor(fingerprint)),
  );
  const failedSelfChecks = new Map<string, UncacheableReason>();
  /** The frame from which the picture of a state was taken. */
  const drawnFrom = new Map<string, number>();
  const arrivals = new Map([...missing].map((fingerprint) => [fingerprint, Promise.withResolvers<void>()]));
  const folder = await makeFolder(join(store.scratch, `graphics-states-${randomUUID()}`));

  const receive = async ({fingerprint, frame}: StateDrawing, {file, failed}: StatePicture): Promise<void> => {
    if (failed !== null) failedSelfChecks.set(fingerprint, failed);
    else {
      // A browser that was restarted draws over the files of the first one.
      const own = join(folder, `${randomUUID()}.png`);
      await moveFolder(file, own);
      const known = files.get(fingerprint);
      if (known === undefined) {
        files.set(fingerprint, own);
        drawnFrom.set(fingerprint, frame);
      } else if (!(await samePixels(known, own))) {
        const frames = [drawnFrom.get(fingerprint) ?? firstFrames.get(fingerprint) ?? 0, frame];
        failedSelfChecks.set(
          fingerprint,
          uncacheable('pixels-differ', frames.sort((a, b) => a - b).join(' and ')),
        );
      }
    }
    arrivals.get(fingerprint)?.resolve();
  };

  const comparing = new PQueue({concurrency: 2});
  const drawAll = async (): Promise<void> => {
    const received: Promise<void>[] = [];
    for (const group of Map.groupBy(drawings, jobName).values())
      await drawStatesWithRetry(group, folder, context, (drawing, picture) => {
        const work = comparing.add(() => receive(drawing, picture));
        work.catch(() => undefined);
        received.push(work);
      });
    await Promise.all(received);
  };
  const checked = drawAll();
  checked.catch(() => undefined);

  return {
    ready: async (fingerprints) => {
      const all = Promise.all(fingerprints.map((fingerprint) => arrivals.get(fingerprint)?.promise));
      await Promise.race([all, checked]);
    },
    file: (fingerprint) => files.get(fingerprint) ?? '',
    drawn: missing,
    failedSelfChecks,
    checked,
    close: async () => {
      await checked.catch(() => undefined);
      const passed = [...files].filter(([state]) => missing.has(state) && !failedSelfChecks.has(state));
      const keeping = new PQueue({concurrency: 4});
      await keeping.addAll(
        passed.map(
          ([state, file]) =>
            () =>
              cache.keep(keyFor(state), file),
        ),
      );
      await remove(folder);
    },
  };
}

type DrawingPlan = {
  /** States that no earlier run kept, and the frames of self-checks. */
  drawings: StateDrawing[];
  /** The first frame that shows a state. */
  firstFrames: Map<string, number>;
  /** Pictures of earlier runs. */
  files: Map<string, string>;
  missing: Set<string>;
};

async function planDrawings(
  segments: readonly PlannedSegment[],
  variants: readonly FingerprintedVariant[],
  recall: (fingerprint: string) => Promise<string | undefined>,
): Promise<DrawingPlan> {
  const plan: DrawingPlan = {drawings: [], firstFrames: new Map(), files: new Map(), missing: new Set()};
  for (const segment of segments) {
    const spot = variants[segment.variant]?.spot;
    if (segment.uncacheable !== null || !spot) continue;
    for (const [at, fingerprint] of segment.states.entries()) {
      if (plan.firstFrames.has(fingerprint)) continue;
      const frame = segment.from + at;
      plan.firstFrames.set(fingerprint, frame);
      const file = await recall(fingerprint);
      if (file !== undefined) plan.files.set(fingerprint, file);
      else {
        plan.missing.add(fingerprint);
        plan.drawings.push({fingerprint, spot, frame});
      }
    }
    plan.drawings.push(...selfCheckFrames([segment], variants));
  }
  return plan;
}
