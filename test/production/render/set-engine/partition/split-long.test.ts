import fc from 'fast-check';
import {expect, test} from 'vitest';
import type {Partition} from '../../../../../src/production/render/set-engine/partition/partition.ts';
import {
  LONGEST_SEGMENT,
  splitLong,
} from '../../../../../src/production/render/set-engine/partition/split-long.ts';

const partitions = fc
  .array(fc.integer({min: 1, max: 500}), {minLength: 1, maxLength: 8})
  .map((lengths): Partition => {
    const segments = lengths.map((frames, at) => ({
      variant: 0,
      frames,
      from: lengths.slice(0, at).reduce((sum, each) => sum + each, 0),
    }));
    const all = segments.map((_, at) => at);
    return {segments, tracks: [all, [...all].reverse()]};
  });

test('the parts of a segment, end to end, are exactly its frames, and none is long', () => {
  fc.assert(
    fc.property(partitions, (partition) => {
      const {segments, tracks} = splitLong(partition, () => LONGEST_SEGMENT);
      let from = 0;
      for (const index of tracks[0] ?? []) {
        expect(segments[index]?.from).toBe(from);
        expect(segments[index]?.frames).toBeLessThanOrEqual(LONGEST_SEGMENT);
        from += segments[index]?.frames ?? 0;
      }
      expect(from).toBe(partition.segments.reduce((sum, {frames}) => sum + frames, 0));
    }),
  );
});

test('none of the parts is short where the segment was not', () => {
  fc.assert(
    fc.property(partitions, (partition) => {
      const shortest = Math.min(...partition.segments.map(({frames}) => frames));
      const {segments} = splitLong(partition, () => LONGEST_SEGMENT);
      for (const {frames} of segments)
        expect(frames).toBeGreaterThanOrEqual(Math.min(shortest, LONGEST_SEGMENT >> 1));
    }),
  );
});

test('every variant keeps its own order, and shares the parts of what it shared', () => {
  const {segments, tracks} = splitLong(
    {
      segments: [100, 10].map((frames, at) => ({variant: 0, from: at * 100, frames})),
      tracks: [
        [0, 1],
        [1, 0],
      ],
    },
    () => LONGEST_SEGMENT,
  );
  expect(segments.map(({frames}) => frames)).toEqual([33, 34, 33, 10]);
  expect(tracks).toEqual([
    [0, 1, 2, 3],
    [3, 0, 1, 2],
  ]);
});

test('each segment is split by the longest part that it may have, and stays in one without a limit', () => {
  const partition = {segments: [0, 400].map((from) => ({variant: 0, from, frames: 400})), tracks: [[0, 1]]};
  const {segments} = splitLong(partition, ({from}) => (from === 0 ? 150 : Number.POSITIVE_INFINITY));
  expect(segments.map(({frames}) => frames)).toEqual([133, 134, 133, 400]);
});
