import {keyOf} from '../../machine/files/hash.ts';
import {mayKeepFrames} from '../../spot/fingerprint/uncacheable-reason.ts';
import type {PlannedSegment, SetPlan} from '../render/set-engine/plan-set.ts';

/** A range of frames of a variant that one render on Lambda makes, for all variants that show exactly these frames. */
export type FarmJob = {
  /** The key of its content: of its pictures, and of everything that decides how they are rendered and encoded. */
  key: string;
  /** The first variant that shows it, by its place among the variants. */
  variant: number;
  /** Its first frame in that variant. */
  from: number;
  frames: number;
  /** False if its pictures depend on more than its key contains: then only the run that ordered it may use it. */
  mayKeep: boolean;
};

export type FarmPlan = {
  /** Each once. */
  jobs: FarmJob[];
  /** For each variant its jobs in order, by their place in `jobs`. */
  tracks: number[][];
};

/**
 * The plan of the set engine as renders on Lambda. Segments that every variant shows one after the other become one render: each render pays for the
 * start of a browser and for a function that leads it. `how` is everything but the pictures that decides the bytes.
 */
export function planFarm({segments, tracks}: SetPlan, how: unknown): FarmPlan {
  const after = neighbours(tracks, 1);
  const before = neighbours(tracks, -1);
  const follower = (segment: number): number | undefined => {
    const [next, ...others] = after.get(segment) ?? [];
    if (next === undefined || next === NONE || others.length > 0) return undefined;
    return before.get(next)?.size === 1 ? next : undefined;
  };
  const followers = new Set(segments.map((_, at) => follower(at)).filter((at) => at !== undefined));
  const jobs: FarmJob[] = [];
  const jobOf = new Map<number, number>();
  for (const head of segments.keys()) {
    if (followers.has(head)) continue;
    const parts: PlannedSegment[] = [];
    for (let at: number | undefined = head; at !== undefined; at = follower(at))
      parts.push(...segments.slice(at, at + 1));
    jobOf.set(head, jobs.push(toJob(parts, how)) - 1);
  }
  return {jobs, tracks: tracks.map((track) => track.flatMap((at) => jobOf.get(at) ?? []))};
}

/** Stands for the end of a variant, or for what is before its beginning. */
const NONE = -1;

/** For each segment, those that come next (`step` 1) or before (-1) in any variant. */
function neighbours(tracks: readonly number[][], step: 1 | -1): Map<number, Set<number>> {
  const all = new Map<number, Set<number>>();
  for (const track of tracks)
    for (const [at, segment] of track.entries()) {
      const known = all.get(segment) ?? new Set();
      all.set(segment, known.add(track[at + step] ?? NONE));
    }
  return all;
}

function toJob(parts: readonly PlannedSegment[], how: unknown): FarmJob {
  const [first] = parts;
  return {
    key: keyOf({farm: parts.map(({key}) => key), how}),
    variant: first?.variant ?? 0,
    from: first?.from ?? 0,
    frames: parts.reduce((sum, {frames}) => sum + frames, 0),
    mayKeep: parts.every(({uncacheable}) => uncacheable === null || mayKeepFrames(uncacheable)),
  };
}
