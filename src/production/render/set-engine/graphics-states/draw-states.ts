import {randomUUID} from 'node:crypto';
import {join} from 'node:path';
import sharp from 'sharp';
import type {BrowserSession} from '../../../../machine/browser/session.ts';
import {makeFolder} from '../../../../machine/files/folders.ts';
import {readBytes} from '../../../../machine/files/read-file.ts';
import {DrawnStateReport} from '../../../../spot/fingerprint/fingerprint.ts';
import {
  decidingReason,
  type UncacheableReason,
  uncacheable,
} from '../../../../spot/fingerprint/uncacheable-reason.ts';
import {graphicsOnly, type ResolvedSpot} from '../../../../spot/timeline/resolved-spot.ts';
import {fingerprintOf, withoutMachineFonts} from '../fingerprint/fingerprint-spots.ts';

/** One drawing of a graphics state: a frame of a spot whose graphics have this fingerprint. */
export type StateDrawing = {fingerprint: string; spot: ResolvedSpot; frame: number};

/** The picture of a drawing, and why its self-check failed; null where it passed. */
export type StatePicture = {file: string; failed: UncacheableReason | null};

/**
 * Draws graphics states of one size and frame rate on a transparent page, as `<index>.png` in `folder`. Calls
 * `onPicture` for each as it arrives. The self-check fails where the browser reports another fingerprint than the one
 * that the state has.
 */
export async function drawStates(
  drawings: readonly StateDrawing[],
  folder: string,
  browser: BrowserSession,
  onPicture: (index: number, picture: StatePicture) => void,
  signal?: AbortSignal,
): Promise<StatePicture[]> {
  const [first] = drawings;
  if (!first) return [];
  const spots = [...new Set(drawings.map(({spot}) => spot))];
  const {width, height, fps} = first.spot;
  const pictures = drawings.map(
    (_, index): StatePicture => ({file: join(folder, `${index}.png`), failed: uncacheable('no-self-check')}),
  );
  await browser.read(
    {
      kind: 'frames',
      composition: 'graphics-states',
      props: {
        spots: spots.map(graphicsOnly),
        states: drawings.map(({spot, frame}) => ({spot: spots.indexOf(spot), frame})),
      },
      width,
      height,
      fps,
      length: Math.max(drawings.length, ...spots.map(({frames}) => frames)),
      frames: drawings.map((_, index) => index),
      pictures: {folder, format: 'png', scale: 1, plain: true},
    },
    undefined,
    signal,
    ({frame, text}) => {
      const [picture, drawing] = [pictures[frame], drawings[frame]];
      if (!picture || !drawing) return;
      picture.failed = checkReport(DrawnStateReport.parse(JSON.parse(text)), drawing);
      onPicture(frame, picture);
    },
  );
  return pictures;
}

function checkReport(report: DrawnStateReport, {fingerprint, spot}: StateDrawing): UncacheableReason | null {
  const same = fingerprintOf(report, spot) === withoutMachineFonts(fingerprint);
  return decidingReason([same ? null : uncacheable('fingerprint-changed'), report.uncacheable]);
}

type RetryContext = {browser: () => Promise<BrowserSession>; signal?: AbortSignal | undefined};

/**
 * Draws all states in one job. If it fails, the rest is drawn spot by spot, so that a spot that cannot be drawn fails
 * alone. `onPicture` is called once for each drawing.
 */
export async function drawStatesWithRetry(
  drawings: readonly StateDrawing[],
  folder: string,
  {browser, signal}: RetryContext,
  onPicture: (drawing: StateDrawing, picture: StatePicture) => void,
): Promise<void> {
  const left = new Set(drawings);
  const deliver = (drawing: StateDrawing | undefined, picture: StatePicture): void => {
    if (drawing && left.delete(drawing)) onPicture(drawing, picture);
  };
  const draw = async (some: readonly StateDrawing[]): Promise<void> => {
    const own = await makeFolder(join(folder, randomUUID()));
    const onEach = (index: number, picture: StatePicture): void => deliver(some[index], picture);
    const pictures = await drawStates(some, own, await browser(), onEach, signal);
    for (const [index, picture] of pictures.entries()) deliver(some[index], picture);
  };
  try {
    await draw(drawings);
  } catch (error) {
    if (signal?.aborted) throw error;
    for (const own of Map.groupBy(left, ({spot}) => spot).values())
      await draw(own).catch((cause: unknown) => {
        if (signal?.aborted) throw cause;
        const failed = notDrawn(cause);
        for (const drawing of own) deliver(drawing, {file: '', failed});
      });
  }
}

/** The reason of a state whose picture this error prevented. */
export const notDrawn = (cause: unknown): UncacheableReason =>
  uncacheable('not-drawn', cause instanceof Error ? cause.message : String(cause));

/** Whether two pictures are equal in every pixel. */
export async function samePixels(one: string, other: string): Promise<boolean> {
  const [first, second] = await Promise.all([readBytes(one), readBytes(other)]);
  if (Buffer.compare(first, second) === 0) return true;
  const pixelsOf = (file: string): Promise<Buffer> => sharp(file).ensureAlpha().raw().toBuffer();
  const [pixels, otherPixels] = await Promise.all([pixelsOf(one), pixelsOf(other)]);
  return pixels.equals(otherPixels);
}
