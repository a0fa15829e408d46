import type {Span} from '../../../spot/timeline/frames.ts';

/** The fewest frames that the model sees of a variant: in a variant with few clips, their middles alone could miss graphics. */
const LEAST = 8;

/** The frames of a variant that a model sees, in order: the middle of each clip, then the middles of the longest gaps. At most `most`. */
export function adviceFrames(
  {frames, footage}: {frames: number; footage: readonly Span[]},
  most: number,
): number[] {
  const middles = footage.map((clip) => clip.from + Math.floor(clip.frames / 2));
  const inside = [...new Set(middles)].filter((at) => at >= 0 && at < frames).sort((a, b) => a - b);
  const shown = inside.filter((_, at) => inside.length <= most || isKept(at, inside.length, most));
  const least = Math.min(most, LEAST, frames);
  while (shown.length < least) {
    const ends = [-1, ...shown, frames];
    const gaps = ends.slice(1).map((to, at) => ({at, from: ends[at] as number, to}));
    const longest = gaps.reduce((best, gap) => (gap.to - gap.from > best.to - best.from ? gap : best));
    shown.splice(longest.at, 0, Math.floor((longest.from + longest.to) / 2));
  }
  return shown;
}

/** Keeps `most` of `count` values, spread evenly. */
const isKept = (at: number, count: number, most: number): boolean =>
  Math.floor(((at + 1) * most) / count) > Math.floor((at * most) / count);
