import type {Footage} from '../timeline/timeline.ts';
import {sourceFrame} from '../timeline/timeline.ts';

/** Times a second at which a take is searched for products. */
const RATE = 3;
/** Frames in which text is read and faces are looked for at least, and seconds between them. */
const TEXTS = {least: 3, seconds: 1.5};

/** The frames of a take to look at: of what is shown of it in some clips, in order. `texts`: those in which text is read. */
export type TakeSamples = {frames: number[]; texts: number[]};

/** The part of a take that a clip shows. */
type ShownPart = Pick<Footage, 'from' | 'frames' | 'in' | 'length' | 'speed'>;

/** Chooses the frames of a take to look at, from the clips that show it. `fps`: frames a second of the take. */
export function sampleTake(clips: readonly ShownPart[], fps: number): TakeSamples {
  const shown = clips.flatMap((clip) => [
    sourceFrame(clip, clip.from),
    sourceFrame(clip, clip.from + clip.frames - 1),
  ]);
  const [from, to] = [Math.min(...shown), Math.max(...shown)];
  const length = to - from + 1;
  const count = Math.max(Math.min(2, length), Math.ceil((length / fps) * RATE) + 1);
  const frames = spread(from, to, count);
  const texts = Math.min(frames.length, Math.max(TEXTS.least, Math.ceil(length / fps / TEXTS.seconds)));
  // Text is read in frames that are searched for products too, so that what is on a product is known.
  return {frames, texts: [...new Set(spread(0, frames.length - 1, texts).map((at) => frames[at] as number))]};
}

/** `count` whole numbers from `from` to `to`, both included, each once. */
function spread(from: number, to: number, count: number): number[] {
  if (count <= 1) return [from];
  const all = Array.from({length: count}, (_, at) => Math.round(from + ((to - from) * at) / (count - 1)));
  return [...new Set(all)];
}
