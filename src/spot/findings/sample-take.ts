import {type PacedClip, sourceFrame} from '../timeline/pace.ts';
import type {Footage} from '../timeline/timeline.ts';

/** Times a second at which a take is searched for products. */
const RATE = 3;
/** Frames in which text is read at least, and seconds between them. */
const TEXTS = {least: 3, seconds: 1.5};

/** Of the frames that are searched for products, each of so many is searched for faces. */
const FACES = 2;

/** The frames of a take to look at: of what is shown of it in some clips, in order. `texts`: those in which text is read. `faces`: those in which faces are looked for. */
export type TakeSamples = {frames: number[]; texts: number[]; faces: number[]};

/** The part of a take that a clip shows. */
type ShownPart = PacedClip & Pick<Footage, 'frames'>;

/** Chooses the frames of a take to look at, from the clips that show it. What no clip shows is left out. `fps`: frames a second of the take. */
export function sampleTake(clips: readonly ShownPart[], fps: number): TakeSamples {
  const parts = partsOf(clips);
  const frames = parts.flatMap(([from, to]) => {
    const length = to - from + 1;
    return spread(from, to, Math.max(Math.min(2, length), Math.ceil((length / fps) * RATE) + 1));
  });
  const seconds = parts.reduce((sum, [from, to]) => sum + to - from + 1, 0) / fps;
  const texts = Math.min(frames.length, Math.max(TEXTS.least, Math.ceil(seconds / TEXTS.seconds)));
  // Text is read in frames that are searched for products too, so that what is on a product is known.
  return {
    frames,
    texts: spread(0, frames.length - 1, texts).map((at) => frames[at] as number),
    faces: frames.filter((_, at) => at % FACES === 0 || at === frames.length - 1),
  };
}

/** The parts of a take that clips show, as first and last frames, in order. Parts that meet are one. */
function partsOf(clips: readonly ShownPart[]): [from: number, to: number][] {
  const parts: [number, number][] = [];
  const shown = clips.map((clip): [number, number] => {
    const ends = [sourceFrame(clip, clip.from), sourceFrame(clip, clip.from + clip.frames - 1)];
    return [Math.min(...ends), Math.max(...ends)];
  });
  for (const [from, to] of shown.toSorted(([a], [b]) => a - b)) {
    const last = parts.at(-1);
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else parts.push([from, to]);
  }
  return parts;
}

/** `count` whole numbers from `from` to `to`, both included, each once. */
function spread(from: number, to: number, count: number): number[] {
  if (count <= 1) return [from];
  const all = Array.from({length: count}, (_, at) => Math.round(from + ((to - from) * at) / (count - 1)));
  return [...new Set(all)];
}
