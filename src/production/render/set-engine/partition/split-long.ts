import type {Partition, Segment} from './partition.ts';

/**
 * Frames from which on a segment is made in parts: a change of one line shows in few segments, and with only one to
 * make all cores but one would be idle. Shorter parts would cost more in starts than they give.
 */
export const LONGEST = 40;

/** Cuts long segments into parts of nearly one length, the same wherever they stand. Those that `whole` names stay as they are. */
export function splitLong({segments, tracks}: Partition, whole: (segment: Segment) => boolean): Partition {
  const cut: Segment[] = [];
  const parts = segments.map((segment) => {
    const count = whole(segment) ? 1 : Math.ceil(segment.frames / LONGEST);
    return Array.from({length: count}, (_, at) => {
      const [start, end] = [at, at + 1].map((part) => Math.round((part * segment.frames) / count));
      const [from, frames] = [segment.from + (start as number), (end as number) - (start as number)];
      return cut.push({variant: segment.variant, from, frames}) - 1;
    });
  });
  return {segments: cut, tracks: tracks.map((track) => track.flatMap((index) => parts[index] as number[]))};
}
