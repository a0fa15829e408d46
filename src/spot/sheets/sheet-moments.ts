import type {ResolvedSpot} from '../timeline/resolved-spot.ts';

/** How many moments of a variant its cell on the contact sheet shows. */
export const MOMENTS_SHOWN = 3;

/** Where in an interval its moment is, as a part of its length: texts and transitions have come in, and none goes out yet. */
const SETTLED = 0.7;

/** The shortest interval that counts, as a part of the spot: a clip may begin a little before its slot, for a transition. */
const SHORTEST = 1 / 12;

/** An interval of a spot without a cut: the first frame, and how many. */
type Interval = {from: number; frames: number};

/**
 * The frames of a variant that the contact sheet shows, in ascending order: one in each of the intervals between which the
 * picture changes, because a slot or a clip begins. With more intervals than moments, the first, the last and the longest
 * between them; with fewer, the longest ones are divided.
 */
export function sheetMoments({
  frames,
  slots,
  footage,
}: Pick<ResolvedSpot, 'frames' | 'footage'> & {slots: Record<string, Interval>}): number[] {
  const begins = [...Object.values(slots), ...footage].map(({from}) => from).sort((a, b) => a - b);
  const least = frames * SHORTEST;
  const cuts = [0];
  for (const at of begins) if (at - (cuts.at(-1) ?? 0) >= least && frames - at >= least) cuts.push(at);
  let intervals = cuts.map((from, at): Interval => ({from, frames: (cuts[at + 1] ?? frames) - from}));
  while (intervals.length < Math.min(MOMENTS_SHOWN, frames)) intervals = divideLongest(intervals);
  return chosen(intervals).map(({from, frames: own}) => from + Math.min(own - 1, Math.round(own * SETTLED)));
}

/** The first, the last, and the longest between them, in their order. */
function chosen(intervals: readonly Interval[]): Interval[] {
  if (intervals.length <= MOMENTS_SHOWN) return [...intervals];
  const longest = intervals
    .slice(1, -1)
    .sort((a, b) => b.frames - a.frames)
    .slice(0, MOMENTS_SHOWN - 2);
  return intervals.filter((each, at) => at === 0 || at === intervals.length - 1 || longest.includes(each));
}

function divideLongest(intervals: readonly Interval[]): Interval[] {
  const most = Math.max(...intervals.map(({frames}) => frames));
  const at = intervals.findIndex(({frames}) => frames === most);
  const {from} = intervals[at] as Interval;
  const half = Math.ceil(most / 2);
  return intervals.toSpliced(at, 1, {from, frames: half}, {from: from + half, frames: most - half});
}
