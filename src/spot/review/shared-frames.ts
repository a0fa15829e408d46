import type {Span} from '../timeline/frames.ts';
import type {BoardSegment} from './board.ts';

/** Consecutive frames that are the same picture in all masters, or not. */
export type SharedSpan = Span & {same: boolean};

/**
 * Where these masters show the same: at each frame, all of them show the same frame of segments with equal keys. `frames`: the length of the
 * longest. Past the end of a shorter master, they differ. A single master differs everywhere: there is nothing to compare.
 */
export function sharedSpans(masters: readonly (readonly BoardSegment[])[], frames: number): SharedSpan[] {
  const [first, ...others] = masters;
  if (!first || frames === 0) return [];
  const edges = new Set([0, frames]);
  for (const segments of masters)
    for (const {from, frames: length} of segments) for (const edge of [from, from + length]) edges.add(edge);
  const sorted = [...edges].filter((edge) => edge <= frames).sort((a, b) => a - b);
  const spans: SharedSpan[] = [];
  for (const [index, from] of sorted.slice(0, -1).entries()) {
    const length = (sorted[index + 1] as number) - from;
    const shown = pictureAt(first, from);
    const same =
      others.length > 0 && shown !== null && others.every((other) => pictureAt(other, from) === shown);
    const last = spans.at(-1);
    if (last?.same === same) last.frames += length;
    else spans.push({from, frames: length, same});
  }
  return spans;
}

/** The next frame from this one on at which the masters differ; undefined if they show the same to the end. */
export function nextDifferent(spans: readonly SharedSpan[], frame: number): number | undefined {
  const span = spans.find((each) => !each.same && each.from + each.frames > frame);
  return span && Math.max(span.from, frame);
}

/** The picture of a master at a frame: the segment, and the frame in it. */
function pictureAt(segments: readonly BoardSegment[], frame: number): string | null {
  const segment = segments.find(({from, frames}) => from <= frame && frame < from + frames);
  return segment ? `${segment.key} ${frame - segment.from}` : null;
}
