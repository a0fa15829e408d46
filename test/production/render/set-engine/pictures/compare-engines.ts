import {mkdtempSync} from 'node:fs';
import {availableParallelism} from 'node:os';
import {join} from 'node:path';
import PQueue from 'p-queue';
import {remove} from '../../../../../src/machine/files/write-file.ts';
import {ffmpeg, input} from '../../../../../src/machine/media/ffmpeg.ts';
import {imageSimilarity} from '../../../../../src/production/render/image-similarity.ts';
import {makeSet} from '../../../../../src/production/render/set-engine/make-set.ts';
import {picturesToVideo} from '../../../../../src/production/render/set-engine/segments/full-frames.ts';
import {
  mayKeepFrames,
  type UncacheableReason,
} from '../../../../../src/spot/fingerprint/uncacheable-reason.ts';
import type {ResolvedSpot} from '../../../../../src/spot/timeline/resolved-spot.ts';
import type {Lab} from './lab.ts';

/** A variant of a template, as both engines draw it. */
export type Shown = {id: string; program: string; spot: ResolvedSpot};

/** How a variant of the set compares with the reference. */
export type Comparison = {
  id: string;
  /**
   * The frames that differ, with their similarity in dB: of the whole, and of the worst block. `announced`: a full-frame render, for
   * a reason that says that the picture depends on something else.
   */
  different: {frame: number; whole: number; block: number; announced: boolean}[];
  /** How each segment was made; `full-frame` with the kind of its reason. */
  how: string[];
  reasons: UncacheableReason[];
  error: string | null;
};

/** In dB. Frames of the set are encoded, those of the reference are not: equal pictures reach 44 and 38. */
const SAME = {whole: 38, block: 30};

/** Whether all frames of two variants, as raw yuv420p, look the same. */
export function isAlike(one: Buffer, other: Buffer, size: {width: number; height: number}): boolean {
  const bytes = (size.width * size.height * 3) / 2;
  const frames = [...Array(Math.ceil(one.length / bytes)).keys()];
  return (
    one.length === other.length &&
    frames.every((frame) => {
      const [a, b] = [one, other].map((each) => each.subarray(frame * bytes, (frame + 1) * bytes));
      return a !== undefined && b !== undefined && imageSimilarity(a, b, size).block >= SAME.block;
    })
  );
}

/** Draws all variants as one set, and each by the reference engine; says how they compare. */
export async function compareEngines(
  all: readonly Shown[],
  {context}: Lab,
  onDone: (done: Comparison, pictures: {set: Buffer; reference: Buffer}) => void | Promise<void>,
): Promise<Comparison[]> {
  const variants = all.map(({id, program, spot}) => ({id, program, spot, graded: async () => spot}));
  const made = await makeSet(variants, context);
  const queue = new PQueue({concurrency: availableParallelism()});
  const compare = async ({id, spot}: Shown, own: Made[number] | undefined): Promise<Comparison> => {
    const result: Comparison = {id, different: [], how: [], reasons: [], error: null};
    if (!own || 'error' in own) {
      result.error = own ? String(own.error) : 'not made';
      await onDone(result, {set: Buffer.alloc(0), reference: Buffer.alloc(0)});
      return result;
    }
    for (const {report} of own.segments) {
      result.how.push(report.how === 'full-frame' ? `full-frame ${report.reason.kind}` : report.how);
      if (report.how === 'full-frame') result.reasons.push(report.reason);
    }
    const set = Buffer.concat(await Promise.all(own.segments.map(({file}) => decode(file, context))));
    const reference = await drawReference(spot, context);
    const bytes = (spot.width * spot.height * 3) / 2;
    for (let frame = 0; frame < spot.frames; frame++) {
      const part = (from: Buffer): Buffer => from.subarray(frame * bytes, (frame + 1) * bytes);
      const similarity = imageSimilarity(part(set), part(reference), spot);
      const shownBy = own.segments.find(({report: {from, frames}}) => frame < from + frames)?.report;
      const announced = shownBy?.how === 'full-frame' && !mayKeepFrames(shownBy.reason);
      if (similarity.whole < SAME.whole || similarity.block < SAME.block)
        result.different.push({frame, ...similarity, announced});
    }
    await onDone(result, {set, reference});
    return result;
  };
  return queue.addAll(all.map((each, at) => () => compare(each, made[at])));
}

type Made = Awaited<ReturnType<typeof makeSet>>;

const RAW = ['-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-'];

const decode = async (file: string, {tools}: Lab['context']): Promise<Buffer> =>
  (await ffmpeg(tools, [...input(file), '-map', '0:v', '-fps_mode', 'passthrough', ...RAW])).stdout;

async function drawReference(
  spot: ResolvedSpot,
  {browser, store, tools, settings}: Lab['context'],
): Promise<Buffer> {
  const folder = mkdtempSync(join(store.scratch, 'reference-'));
  const {width, height, fps, frames: length} = spot;
  const frames = [...Array(length).keys()];
  const session = await browser();
  const pictures = {folder, format: 'png', scale: 1} as const;
  const job = {kind: 'frames', composition: 'spot', props: spot, width, height, fps} as const;
  // One page for each variant, and as many variants at once as there are cores: each page has to load the bundle.
  await session.draw({...job, length, frames, pictures, concurrency: 1});
  const files = frames.map((frame) => join(folder, `${frame}.png`));
  const {arguments: args, pipes} = picturesToVideo(files, spot, settings);
  const {stdout} = await ffmpeg(tools, [...args, ...RAW], {pipes});
  await remove(folder);
  return stdout;
}
