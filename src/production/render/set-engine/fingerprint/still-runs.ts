import type {KnownFrame} from './known-frames.ts';

/** Frames of a variant, in order, of which only some are mounted. */
type Run = {frames: readonly number[]; mounted: readonly number[]};

/** Finds frames that need not be mounted because the graphics stand still there. */
export type StillRuns<V> = {
  /** Takes the fingerprints of all frames of a variant, by which the next variants are thinned. The first ones count. */
  follow: (frames: readonly string[]) => void;
  /** Those of these frames that have to be mounted: of each run in which the graphics stood still, its ends and one between them, by a seed. */
  thinned: (variant: V, frames: readonly number[], seed: number) => number[];
  /** What the frames that were left out look like, from those that were mounted: nothing where these are not all alike. */
  filled: (variant: V, seen: ReadonlyMap<number, KnownFrame>) => [number, KnownFrame][];
};

/** A run of fewer frames is mounted whole. */
const SHORTEST = 5;

/**
 * Graphics that stand still for some frames with one copy most likely do so with another: a text that rests has the same frames whatever it says. If the
 * mounted frames of such a run are not alike, all of its frames are asked for the next time. Where three or more frames in a row are alike, a self-check of the pixels
 * follows when they are drawn.
 */
export function openStillRuns<V>(): StillRuns<V> {
  let followed: readonly string[] | undefined;
  const open = new Map<V, Run[]>();
  /** Frames of runs that turned out not to stand still. */
  const moving = new Map<V, Set<number>>();
  const isStill = (variant: V, frame: number): boolean =>
    followed?.[frame] !== undefined &&
    followed[frame] !== '' &&
    followed[frame] === followed[frame - 1] &&
    !moving.get(variant)?.has(frame);
  return {
    follow: (frames) => {
      followed ??= frames;
    },
    thinned: (variant, frames, seed) => {
      const runs: number[][] = [];
      for (const frame of frames) {
        const last = runs.at(-1);
        if (last?.at(-1) === frame - 1 && isStill(variant, frame)) last.push(frame);
        else runs.push([frame]);
      }
      const kept = runs.map(
        (run): Run => ({frames: run, mounted: run.length < SHORTEST ? run : someOf(run, seed)}),
      );
      open.set(
        variant,
        kept.filter((run) => run.mounted.length < run.frames.length),
      );
      return kept.flatMap(({mounted}) => mounted);
    },
    filled: (variant, seen) => {
      const found: [number, KnownFrame][] = [];
      for (const {frames, mounted} of open.get(variant) ?? []) {
        const [first, ...others] = mounted.flatMap((frame) => seen.get(frame) ?? []);
        if (first && others.length === mounted.length - 1 && others.every((each) => isAlike(each, first)))
          for (const frame of frames) found.push([frame, first]);
        else moving.set(variant, new Set([...(moving.get(variant) ?? []), ...frames]));
      }
      open.delete(variant);
      return found.filter(([frame]) => !seen.has(frame));
    },
  };
}

/** The ends of a run, and one frame between them. */
const someOf = (run: readonly number[], seed: number): number[] =>
  [0, 1 + (seed % (run.length - 2)), run.length - 1].flatMap((at) => run[at] ?? []);

const isAlike = (a: KnownFrame, b: KnownFrame): boolean =>
  a.fingerprint === b.fingerprint && JSON.stringify(a.reads) === JSON.stringify(b.reads);
