import type {Partition, Segment} from './partition.ts';

/**
 * In frames. Longer segments are made in parts: after a change of one line only few segments have to be made, and with
 * a single one all cores but one would be idle. Shorter parts would cost more in starts than they save.
 */
export const LONGEST_SEGMENT = 40;

/** Splits long segments into parts of nearly equal length, the same in every variant. Segments for which `keepWhole` is true are not split. */
export function splitLong(
  {segments, tracks}: Partition,
  keepWhole: (segment: Segment) => boolean,
): Partition {
  const split: Segment[] = [];
  const parts = segments.map((segment) => {
    const {variant, from, frames} = segment;
    const count = keepWhole(segment) ? 1 : Math.ceil(frames / LONGEST_SEGMENT);
    const boundary = (part: number): number => Math.round((part * frames) / count);
    return Array.from({length: count}, (_, part) => {
      const start = boundary(part);
      return split.push({variant, from: from + start, frames: boundary(part + 1) - start}) - 1;
    });
  });
  return {segments: split, tracks: tracks.map((track) => track.flatMap((index) => parts[index] ?? []))};
}
