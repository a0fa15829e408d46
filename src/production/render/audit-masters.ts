import {randomInt, randomUUID} from 'node:crypto';
import {join} from 'node:path';
import {makeFolder} from '../../machine/files/folders.ts';
import {remove} from '../../machine/files/write-file.ts';
import {ffmpeg, input} from '../../machine/media/ffmpeg.ts';
import type {ResolvedSpot} from '../../spot/timeline/resolved-spot.ts';
import {masterSize} from '../../spot/variant/format.ts';
import type {BatchContext} from './batch-context.ts';
import {type ImageSimilarity, imageSimilarity} from './image-similarity.ts';
import type {VariantOutcome} from './outcome.ts';
import {picturesToVideo} from './set-engine/segments/full-frames.ts';

/** How similar a frame of a master is to the same frame of the reference engine. */
export type Audited = ImageSimilarity & {variant: string; frame: number; pass: boolean};

export type Audit = {limits: ImageSimilarity; frames: Audited[]; pass: boolean};

/**
 * The PSNR in dB that an encoded frame has to reach. Measured: masters of the samples reach 45 and more, and 36 in their worst block;
 * their proofs 42 and 34. Grain costs up to 8 dB at the same quality. A frame too early, another text or a missing look are far below
 * one of the two limits; a single other letter, 20 px high, gives 20 dB in its block.
 */
const LIMITS: ImageSimilarity = {whole: 35, block: 25};

/** Frames that are held in memory at once: two times 3 MB each in 1080x1920. */
const AT_ONCE = 16;

/** Renders frames of finished masters again with the reference engine, and compares them. The frames are chosen at random. */
export async function auditMasters(
  outcomes: readonly VariantOutcome[],
  count: number,
  context: BatchContext,
): Promise<Audit> {
  const masters = outcomes.flatMap(({variant, status, prepared}) =>
    (status === 'done' || status === 'reused') && prepared ? [{id: variant.id, prepared}] : [],
  );
  const all = masters.flatMap((master) =>
    Array.from({length: master.prepared.spot.frames}, (_, frame) => ({master, frame})),
  );
  const chosen = drawLots(all, count);
  context.report.step(`Rendering ${chosen.length} frames again with the reference engine, to compare them`);
  const audited: Audited[] = [];
  for (const [{id, prepared}, picked] of Map.groupBy(chosen, ({master}) => master)) {
    const frames = picked.map(({frame}) => frame).sort((a, b) => a - b);
    const file = join(context.folder, `${id}.mp4`);
    const similarities = await compare(file, frames, await prepared.graded(), context);
    for (const {frame, ...similarity} of similarities) {
      const pass = similarity.whole >= LIMITS.whole && similarity.block >= LIMITS.block;
      audited.push({variant: id, frame, ...similarity, pass});
    }
  }
  return {limits: LIMITS, frames: audited, pass: audited.every(({pass}) => pass)};
}

/** `count` of these, or all, without repetition, each with the same chance. */
function drawLots<T>(all: readonly T[], count: number): T[] {
  const left = [...all];
  const chosen = Math.min(count, left.length);
  for (let at = 0; at < chosen; at++) {
    const other = randomInt(at, left.length);
    [left[at], left[other]] = [left[other] as T, left[at] as T];
  }
  return left.slice(0, chosen);
}

/** How similar each of these frames of a master is to the reference, a few at a time, so that memory is bounded. */
async function compare(
  master: string,
  frames: readonly number[],
  graded: ResolvedSpot,
  context: BatchContext,
): Promise<({frame: number} & ImageSimilarity)[]> {
  const similarities: ({frame: number} & ImageSimilarity)[] = [];
  for (let at = 0; at < frames.length; at += AT_ONCE)
    similarities.push(...(await compareSome(master, frames.slice(at, at + AT_ONCE), graded, context)));
  return similarities;
}

async function compareSome(
  master: string,
  frames: readonly number[],
  graded: ResolvedSpot,
  {store, tools, signal, settings, browser}: BatchContext,
): Promise<({frame: number} & ImageSimilarity)[]> {
  const {width, height, fps} = graded;
  const folder = await makeFolder(join(store.scratch, `audit-${randomUUID()}`));
  try {
    const session = await browser();
    const pictures = {folder, format: 'png', scale: 1} as const;
    const job = {kind: 'frames', composition: 'spot', props: graded, width, height, fps} as const;
    await session.draw({...job, length: graded.frames, frames: [...frames], pictures}, undefined, signal);
    const raw = ['-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-'];
    const files = frames.map((frame) => join(folder, `${frame}.png`));
    const {arguments: args, pipes} = picturesToVideo(files, graded, settings);
    const drawn = await ffmpeg(tools, [...args, ...raw], {signal, pipes});
    // The seek is half a frame early, so that rounding cannot skip the first frame.
    const first = frames[0] ?? 0;
    const seek = ['-ss', String(Math.max(0, first - 0.5) / fps)];
    const select = `select=${frames.map((frame) => `eq(n\\,${frame - first})`).join('+')}`;
    const found = await ffmpeg(
      tools,
      [...input(master, seek), '-map', '0:v', '-vf', select, '-fps_mode', 'passthrough', ...raw],
      {signal},
    );
    const size = masterSize(graded.format, settings.scale);
    const bytes = (size.width * size.height * 3) / 2;
    const pictureAt = (stdout: Buffer, at: number): Buffer => stdout.subarray(at * bytes, (at + 1) * bytes);
    return frames.map((frame, at) => ({
      frame,
      ...imageSimilarity(pictureAt(found.stdout, at), pictureAt(drawn.stdout, at), size),
    }));
  } finally {
    await remove(folder);
  }
}
