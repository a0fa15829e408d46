import {type CommonRuns, commonRuns} from './common-runs.ts';
import {joinShort} from './join-short.ts';

/** A stretch of frames that is made once for all variants that show exactly these frames. */
export type Segment = {
  /** The first variant that shows it, and its first frame there. */
  variant: number;
  from: number;
  frames: number;
};

export type Partition = {
  segments: Segment[];
  /** For each variant the segments that it consists of, in order, by their place in `segments`. */
  tracks: number[][];
};

/** Pieces that stand together, as the text of their names: equal runs are equal texts. */
export type FrameRun = {name: string; frames: number};

/**
 * Cuts every variant into segments that as many variants as possible share. `tracks` holds for each variant the
 * key of each frame's picture, from 0 up; `shots` the frames at which its shots begin. The same pictures give the
 * same segments in whatever order the variants come.
 */
export function partition(tracks: readonly ArrayLike<number>[], shots: readonly number[][]): Partition {
  return toSegments(joinShort(toRuns(commonRuns(tracks, shots))));
}

const toRuns = ({tracks, names, lengths}: CommonRuns): FrameRun[][] =>
  tracks.map((track) =>
    track.map((piece) => ({name: names[piece] as string, frames: lengths[piece] as number})),
  );

function toSegments(runs: readonly FrameRun[][]): Partition {
  const segments: Segment[] = [];
  const known = new Map<string, number>();
  const tracks = runs.map((track, variant) => {
    let from = 0;
    return track.map(({name, frames}) => {
      const index = known.get(name) ?? segments.push({variant, from, frames}) - 1;
      known.set(name, index);
      from += frames;
      return index;
    });
  });
  return {segments, tracks};
}
