import {availableParallelism} from 'node:os';
import {join} from 'node:path';
import PQueue from 'p-queue';
import {TenspotError} from '../../spot/problem/errors.ts';
import type {VariantRecord} from '../../spot/variant/manifest.ts';
import type {MediaContext} from '../stage/stage-context.ts';
import type {Batch} from './batch.ts';
import {masterPicture} from './master-picture.ts';
import type {MasterSegment} from './outcome.ts';

/** A master, as its pictures need it. */
export type ShownMaster = {
  file: string;
  sha256: string;
  width: number;
  height: number;
  fps: number;
  frames: number;
};

/** Pixels of the shorter side of stills. */
const STILL_SIDE = 360;

/** Where the review app opens: after the first movement of the graphics, in seconds. */
const OPENS_AT = 1;

/** The frame that the review app shows first: at one second, or the middle of a shorter spot. */
export const openingFrame = ({frames, fps}: {frames: number; fps: number}): number =>
  Math.min(OPENS_AT * fps, Math.floor(frames / 2));

/** The path of a small still of a frame. `segments`: the files that the master was joined from. Default: none. */
export async function frameStillOf(
  {file, sha256, fps, width, height}: ShownMaster,
  frame: number,
  context: MediaContext,
  segments: readonly MasterSegment[] = [],
): Promise<string> {
  const scale = STILL_SIDE / 2 / Math.min(width, height);
  const thumb = {width: Math.round(width * scale), height: Math.round(height * scale)};
  const picture = await masterPicture({file, key: sha256, frame}, {fps, thumb, segments}, context);
  return context.store.path(picture);
}

/**
 * Makes the stills that the review app shows first, so that it opens without a wait. A still that cannot be made is left out: the app makes
 * it when a person opens it, and says then what is wrong.
 */
export async function makeOpeningStills(
  masters: readonly (ShownMaster & {segments?: readonly MasterSegment[] | undefined})[],
  context: MediaContext,
): Promise<void> {
  const queue = new PQueue({concurrency: availableParallelism()});
  const make = async ({segments, ...master}: (typeof masters)[number]): Promise<void> => {
    try {
      await frameStillOf(master, openingFrame(master), context, segments);
    } catch (error) {
      if (context.signal?.aborted || !(error instanceof TenspotError)) throw error;
    }
  };
  await Promise.all(masters.map((master) => queue.add(() => make(master))));
}

/** The finished masters of a batch that can be reviewed; none of a proof. */
export function mastersToOpen(
  {outcomes, folder, proof}: Pick<Batch, 'outcomes' | 'folder' | 'proof'>,
  rows: readonly VariantRecord[],
): (ShownMaster & {segments?: readonly MasterSegment[] | undefined})[] {
  if (proof) return [];
  return rows.flatMap(({id, file, sha256, seconds, fps, width, height}) => {
    if (file === null || sha256 === null || seconds === null) return [];
    const segments = outcomes.find(({variant}) => variant.id === id)?.segmentFiles;
    const frames = Math.round(seconds * fps);
    return [{file: join(folder, file), sha256, width, height, fps, frames, segments}];
  });
}
