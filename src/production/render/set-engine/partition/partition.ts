import {type CommonSegments, commonSegments} from './common-segments.ts';
import {type DraftSegment, mergeShort} from './merge-short.ts';

/** Consecutive frames that are made once for all variants that show exactly these frames. */
export type Segment = {
  /** The first variant that shows it. */
  variant: number;
  /** Its first frame in that variant. */
  from: number;
  frames: number;
};

export type Partition = {
  segments: Segment[];
  /** For each variant its segments in order, by their place in `segments`. */
  tracks: number[][];
};

/**
 * Cuts every variant into segments that as many variants as possible share. `tracks` holds for each variant the number
 * of each frame's picture, from 0 up; `cuts` the frames at which a segment has to begin. The same pictures give the
 * same segments, in whatever order the variants come.
 */
export function partition(tracks: readonly ArrayLike<number>[], cuts: readonly number[][]): Partition {
  return toSegments(mergeShort(toDrafts(commonSegments(tracks, cuts))));
}

const toDrafts = ({tracks, segments}: CommonSegments): DraftSegment[][] =>
  tracks.map((track) => track.flatMap((index) => segments[index] ?? []));

function toSegments(drafts: readonly DraftSegment[][]): Partition {
  const segments: Segment[] = [];
  const known = new Map<string, number>();
  const tracks = drafts.map((track, variant) => {
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
