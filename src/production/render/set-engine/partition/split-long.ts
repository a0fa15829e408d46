import type {Partition, Segment} from './partition.ts';

/**
 * In frames. Longer segments are made in parts: after a change of one line only few segments have to be made, and with
 * a single one all cores but one would be idle. Shorter parts would cost more in starts than they save.
 */
export const LONGEST_SEGMENT = 40;

/**
 * The same for segments that the browser renders in full, each in a job of its own. A run that is killed loses one part, and only the pictures
 * of one part are on the disk at a time.
 */
export const LONGEST_FULL_FRAME_SEGMENT = 150;

/**
 * Splits long segments into parts of nearly equal length, the same in every variant. `longestOf`: the most frames that a part of a segment may
 * have; infinite for a segment that is not split.
 */
export function splitLong({segments, tracks}: Partition, longestOf: (segment: Segment) => number): Partition {
  const split: Segment[] = [];
  const parts = segments.map((segment) => {
    const {variant, from, frames} = segment;
    const count = Math.max(1, Math.ceil(frames / longestOf(segment)));
    const boundary = (part: number): number => Math.round((part * frames) / count);
    return Array.from({length: count}, (_, part) => {
      const start = boundary(part);
      return split.push({variant, from: from + start, frames: boundary(part + 1) - start}) - 1;
    });
  });
  return {segments: split, tracks: tracks.map((track) => track.flatMap((index) => parts[index] ?? []))};
}
