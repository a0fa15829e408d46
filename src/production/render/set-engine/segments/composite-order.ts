import {countFrames, type PlannedSegment} from '../plan-set.ts';

/**
 * Groups segments on the same footage, which are composited together; a segment that needs full-frame renders is a
 * group of its own. Returns the groups in the order in which their graphics are drawn: the one with the fewest graphics
 * states first, so that ffmpeg can start soon, then the longest ones, so that no long group is left for the end.
 */
export function compositeOrder(segments: readonly PlannedSegment[]): PlannedSegment[][] {
  const byFootage = Map.groupBy(segments, ({footage, key, uncacheable}) =>
    uncacheable === null ? footage : key,
  );
  const groups = [...byFootage.values()].flatMap(splitGroup);
  const sorted = groups.sort((a, b) => countFrames(b) - countFrames(a));
  const fewest = Math.min(...groups.map(countStates));
  const at = sorted.findIndex((group) => countStates(group) === fewest);
  return at < 0 ? [] : [...sorted.slice(at, at + 1), ...sorted.toSpliced(at, 1)];
}

const countStates = (group: readonly PlannedSegment[]): number =>
  new Set(group.flatMap(({states}) => states)).size;

/** Files that one ffmpeg encodes at once. Each takes 160 MB of memory; more than three save little decoding. */
const MAX_GROUP = 3;

const splitGroup = (group: readonly PlannedSegment[]): PlannedSegment[][] =>
  Array.from({length: Math.ceil(group.length / MAX_GROUP)}, (_, at) =>
    group.slice(at * MAX_GROUP, (at + 1) * MAX_GROUP),
  );
