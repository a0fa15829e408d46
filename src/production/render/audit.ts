import {randomInt, randomUUID} from 'node:crypto';
import {join} from 'node:path';
import {makeFolder, remove} from '../../machine/files/files.ts';
import {ffmpeg, input} from '../../machine/media/ffmpeg.ts';
import type {ResolvedSpot} from '../../spot/timeline/resolved-spot.ts';
import {masterSize} from '../../spot/variant/format.ts';
import type {BatchContext} from './batch-context.ts';
import {type ImageSimilarity, imageSimilarity} from './image-similarity.ts';
import type {VariantOutcome} from './outcome.ts';
import {picturesToVideo} from './set-engine/segments/full-frames.ts';

/** A frame of a master beside the same frame as the reference draws it. */
export type Audited = ImageSimilarity & {variant: string; frame: number; pass: boolean};

export type Audit = {limits: ImageSimilarity; frames: Audited[]; pass: boolean};

/**
 * What a frame has to reach in dB, after encoding. Masters of the samples come to 45 and more, 36 in their worst block;
 * their proofs to 42 and 34. Grain costs up to 8 dB more at the same quality. A frame too early, another text or a look
 * left out are far below one of the two; a single other letter, 20 px high, is at 20 dB in its block.
 */
const LIMITS: ImageSimilarity = {whole: 35, block: 25};

/** Draws some frames of finished masters again, by the reference engine, and compares. Which ones is left to chance. */
export async function auditMasters(
  outcomes: readonly VariantOutcome[],
  count: number,
  frame: BatchContext,
): Promise<Audit> {
  const made = outcomes.filter(({status}) => status === 'done' || status === 'reused');
  const all = made.flatMap(({variant, prepared}) =>
    prepared ? [{id: variant.id, prepared, frames: prepared.spot.frames}] : [],
  );
  const chosen = new Map<(typeof all)[number], Set<number>>();
  const total = all.reduce((sum, {frames}) => sum + frames, 0);
  for (let left = Math.min(count, total); left > 0; ) {
    const one = all[randomInt(all.length)] as (typeof all)[number];
    const frames = chosen.get(one) ?? new Set();
    const before = frames.size;
    chosen.set(one, frames.add(randomInt(one.frames)));
    left -= frames.size - before;
  }
  frame.report.step(`Drawing ${Math.min(count, total)} frames again, by the reference engine`);
  const audited: Audited[] = [];
  for (const [{id, prepared}, frames] of chosen) {
    const master = join(frame.folder, `${id}.mp4`);
    const numbers = [...frames].sort((a, b) => a - b);
    const likenesses = await compare(master, numbers, await prepared.graded(), frame);
    for (const [at, likeness] of likenesses.entries()) {
      const pass = likeness.whole >= LIMITS.whole && likeness.block >= LIMITS.block;
      audited.push({variant: id, frame: numbers[at] as number, ...likeness, pass});
    }
  }
  return {limits: LIMITS, frames: audited, pass: audited.every(({pass}) => pass)};
}

async function compare(
  master: string,
  frames: readonly number[],
  graded: ResolvedSpot,
  {shooting: {store, tools, signal}, settings, browser}: BatchContext,
): Promise<ImageSimilarity[]> {
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
    const select = `select=${frames.map((frame) => `eq(n\\,${frame})`).join('+')}`;
    const found = await ffmpeg(
      tools,
      [...input(master), '-map', '0:v', '-vf', select, '-fps_mode', 'passthrough', ...raw],
      {signal},
    );
    const size = masterSize(graded.format, settings.scale);
    const bytes = (size.width * size.height * 3) / 2;
    return frames.map((_, at) =>
      imageSimilarity(
        found.stdout.subarray(at * bytes, (at + 1) * bytes),
        drawn.stdout.subarray(at * bytes, (at + 1) * bytes),
        size,
      ),
    );
  } finally {
    await remove(folder);
  }
}
