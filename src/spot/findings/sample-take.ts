import {type PacedClip, sourceFrame} from '../timeline/pace.ts';
import type {Footage} from '../timeline/timeline.ts';

/** Times a second at which a take is searched for products. */
const RATE = 3;
/** Of the frames that are searched for products, each of so many is searched for text and faces. */
const SPARSE = 2;
/** Frames in which text is read at least. */
const LEAST_TEXTS = 3;

/** The frames of a take to look at: of what is shown of it in some clips, in order. `texts`: those in which text is read. `faces`: those in which faces are looked for. */
export type TakeSamples = {frames: number[]; texts: number[]; faces: number[]};

/** The part of a take that a clip shows. */
type ShownPart = PacedClip & Pick<Footage, 'frames'>;

/**
 * Chooses the frames of a take to look at, from the clips that show it. What no clip shows is left out. They are multiples of one step, so that
 * another choice of clips has mostly the same frames, and the ends of a part that are more than half a step away from one. `fps`: frames a second of the take.
 */
export function sampleTake(clips: readonly ShownPart[], fps: number): TakeSamples {
  const step = Math.max(1, Math.round(fps / RATE));
  const parts = partsOf(clips).map((part) => framesIn(part, step));
  const frames = parts.flat();
  // Text and faces are looked for in frames that are searched for products too, so that what is on a product is known.
  const sparse = parts.flatMap((part) => {
    const own = part.filter((frame) => frame % (SPARSE * step) === 0);
    return own.length > 0 ? own : part.slice(0, 1);
  });
  const ends = parts.flatMap((part) => part.slice(-1));
  const texts = new Set(sparse);
  for (const frame of frames.toReversed()) if (texts.size < LEAST_TEXTS) texts.add(frame);
  return {
    frames,
    texts: [...texts].sort((a, b) => a - b),
    faces: [...new Set([...sparse, ...ends])].sort((a, b) => a - b),
  };
}

/** The multiples of a step from `from` to `to`, both included, and both of these where they are far from one; two frames at least where there are two. */
function framesIn([from, to]: readonly [from: number, to: number], step: number): number[] {
  const first = Math.ceil(from / step) * step;
  const regular = Array.from(
    {length: Math.max(0, Math.floor((to - first) / step) + 1)},
    (_, at) => first + at * step,
  );
  const isFar = (end: number): boolean => regular.every((frame) => Math.abs(frame - end) > step / 2);
  const frames = new Set([...(isFar(from) ? [from] : []), ...regular, ...(isFar(to) ? [to] : [])]);
  return [...(frames.size > 1 ? frames : new Set([from, ...frames, to]))].sort((a, b) => a - b);
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
