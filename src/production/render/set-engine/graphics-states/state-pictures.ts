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
import {
  drawStatesWithRetry,
  notDrawn,
  type StateDrawing,
  type StatePicture,
  samePixels,
} from './draw-states.ts';
import {openPassedChecks} from './passed-checks.ts';
import {planDrawings} from './plan-drawings.ts';

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
  /** Resolves when these states are drawn and every self-check of them is done: only then may anything made from them be kept. */
  certain: (fingerprints: readonly string[]) => Promise<void>;
  /** Resolves when all states are drawn and all self-checks are done. */
  checked: Promise<void>;
  /** Waits until the new pictures are kept, and those of states that failed a self-check are removed. The files of `file` are gone afterwards. */
  close: () => Promise<void>;
};

/** The key under which the picture of a state that passed its self-checks is kept. */
export const statePictureKey = (fingerprint: string, versions: DrawingContext['versions']): string =>
  keyOf({state: fingerprint, versions, version: STATE_VERSION});

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
 * of the segments. A state is kept for later runs as soon as its last self-check has passed, so a run that is killed
 * loses only the states that it was checking.
 */
export async function drawMissingStates(
  segments: readonly PlannedSegment[],
  variants: readonly FingerprintedVariant[],
  context: DrawingContext,
): Promise<StatePictures> {
  const {store, cache, versions} = context;
  const keyFor = (fingerprint: string): string => statePictureKey(fingerprint, versions);
  const passedChecks = openPassedChecks(variants, keyFor, context);
  const {drawings, checksOf, firstFrames, files, missing} = await planDrawings(
    segments,
    variants,
    (fingerprint) => cache.recall(keyFor(fingerprint)),
    passedChecks,
  );
  const failedSelfChecks = new Map<string, UncacheableReason>();
  /** The frame from which the picture of a state was taken. */
  const drawnFrom = new Map<string, number>();
  const arrivals = new Map([...missing].map((fingerprint) => [fingerprint, Promise.withResolvers<void>()]));
  const checks = countChecks(drawings);
  const keeping = new PQueue({concurrency: 8});
  const kept: Promise<void>[] = [];
  const keep = (work: () => Promise<void>): void => {
    const added = keeping.add(work);
    added.catch(() => undefined);
    kept.push(added);
  };
  /** Removes what an earlier run kept of a state: its frames do not all show the same picture. */
  const forget = async (fingerprint: string): Promise<void> => {
    await passedChecks.forget(fingerprint);
    await cache.forget(keyFor(fingerprint));
  };
  const folder = await makeFolder(join(store.scratch, `graphics-states-${randomUUID()}`));

  /** Why the picture of a drawing fails the self-check of its state; null where it passes, or is the first of the state. */
  const compare = async (
    {fingerprint, frame}: StateDrawing,
    file: string,
  ): Promise<UncacheableReason | null> => {
    // A browser that was restarted draws over the files of the first one.
    const own = join(folder, `${randomUUID()}.png`);
    await moveFolder(file, own);
    const known = files.get(fingerprint);
    if (known === undefined) {
      files.set(fingerprint, own);
      drawnFrom.set(fingerprint, frame);
      return null;
    }
    if (await samePixels(known, own)) return null;
    const frames = [drawnFrom.get(fingerprint) ?? firstFrames.get(fingerprint) ?? 0, frame];
    return uncacheable('pixels-differ', frames.sort((a, b) => a - b).join(' and '));
  };

  const receive = async (drawing: StateDrawing, {file, failed}: StatePicture): Promise<void> => {
    const {fingerprint} = drawing;
    // A picture that cannot be moved or read concerns its state only.
    const reason = failed ?? (await compare(drawing, file).catch(notDrawn));
    if (reason !== null) {
      failedSelfChecks.set(fingerprint, reason);
      keep(() => forget(fingerprint));
    }
    arrivals.get(fingerprint)?.resolve();
    if (!checks.finish(fingerprint) || failedSelfChecks.has(fingerprint)) return;
    const picture = files.get(fingerprint);
    if (picture !== undefined)
      keep(async () => {
        if (missing.has(fingerprint)) await cache.keepInUse(keyFor(fingerprint), picture);
        await passedChecks.keep(fingerprint, checksOf.get(fingerprint) ?? []);
      });
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
    certain: async (fingerprints) => {
      await Promise.race([Promise.all(fingerprints.map(checks.done)), checked]);
    },
    file: (fingerprint) => files.get(fingerprint) ?? '',
    drawn: missing,
    failedSelfChecks,
    checked,
    close: async () => {
      await checked.catch(() => undefined);
      await Promise.all(kept);
      await remove(folder);
    },
  };
}

/** Counts the drawings of each state that are still to come, its self-checks among them. */
function countChecks(drawings: readonly StateDrawing[]) {
  const left = new Map<string, {drawings: number; done: PromiseWithResolvers<void>}>();
  for (const {fingerprint} of drawings) {
    const own = left.get(fingerprint) ?? {drawings: 0, done: Promise.withResolvers<void>()};
    own.drawings++;
    left.set(fingerprint, own);
  }
  return {
    /** Notes that a drawing was received. True if it was the last of its state. */
    finish: (fingerprint: string): boolean => {
      const own = left.get(fingerprint);
      if (own === undefined || --own.drawings > 0) return false;
      own.done.resolve();
      return true;
    },
    /** Resolves when every drawing of a state was received. */
    done: (fingerprint: string): Promise<void> | undefined => left.get(fingerprint)?.done.promise,
  };
}
