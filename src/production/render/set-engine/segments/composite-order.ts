import type {EncodeSettings} from '../../master-key.ts';
import {countFrames, type PlannedSegment} from '../plan-set.ts';

/**
 * Groups segments on the same footage, which are composited together, up to `most` of them; a segment that needs full-frame renders is a
 * group of its own. Returns the groups in the order in which their graphics are drawn: the one with the fewest graphics
 * states first, so that ffmpeg can start soon, then the longest ones, so that no long group is left for the end.
 */
export function compositeOrder(segments: readonly PlannedSegment[], most: number): PlannedSegment[][] {
  const byFootage = Map.groupBy(segments, ({footage, key, uncacheable}) =>
    uncacheable === null ? footage : key,
  );
  const groups = [...byFootage.values()].flatMap((group) => splitGroup(group, most));
  const sorted = groups.sort((a, b) => countFrames(b) - countFrames(a));
  const fewest = Math.min(...groups.map(countStates));
  const at = sorted.findIndex((group) => countStates(group) === fewest);
  return at < 0 ? [] : [...sorted.slice(at, at + 1), ...sorted.toSpliced(at, 1)];
}

const countStates = (group: readonly PlannedSegment[]): number =>
  new Set(group.flatMap(({states}) => states)).size;

/**
 * Files that one ffmpeg encodes at once. Of masters, each takes 160 MB of memory, and more than three save little decoding. Of proofs, each takes
 * 50 MB, and decoding is most of the work; but a run that is killed loses the groups that it was making.
 */
export const filesAtOnce = ({scale}: EncodeSettings): number => (scale < 1 ? 4 : 3);

const splitGroup = (group: readonly PlannedSegment[], most: number): PlannedSegment[][] =>
  Array.from({length: Math.ceil(group.length / most)}, (_, at) => group.slice(at * most, (at + 1) * most));
