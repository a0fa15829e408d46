import fc from 'fast-check';
import {expect, test} from 'vitest';
import {SHORTEST_SEGMENT} from '../../../../../src/production/render/set-engine/partition/merge-short.ts';
import {partition} from '../../../../../src/production/render/set-engine/partition/partition.ts';

const range = (from: number, frames: number): number[] => Array.from({length: frames}, (_, at) => from + at);

/** Batches as they are: shots of some lengths from a small stock, put together in different ways. */
const batchOf = (length: fc.Arbitrary<number>) =>
  fc
    .array(length, {minLength: 2, maxLength: 7})
    .chain((lengths) =>
      fc
        .array(fc.array(fc.integer({min: 0, max: lengths.length - 1}), {minLength: 1, maxLength: 6}), {
          minLength: 1,
          maxLength: 8,
        })
        .map((variants) =>
          variants.map((shots) => shots.map((shot) => range(shot * 100, lengths[shot] as number))),
        ),
    )
    .map((variants) => ({
      tracks: variants.map((shots) => shots.flat()),
      shots: variants.map((shots) => shots.map((_, at) => shots.slice(0, at).flat().length)),
    }));

const Batch = batchOf(fc.integer({min: 1, max: 40}));

const distinct = (frames: readonly {frames: number}[]): number =>
  frames.reduce((sum, segment) => sum + segment.frames, 0);

test('the segments of each variant, end to end, are exactly its frames', () => {
  fc.assert(
    fc.property(Batch, ({tracks, shots}) => {
      const {segments, tracks: cut} = partition(tracks, shots);
      for (const [variant, track] of cut.entries()) {
        const frames = track.flatMap((index) => {
          const segment = segments[index];
          return segment ? tracks[segment.variant]?.slice(segment.from, segment.from + segment.frames) : [];
        });
        expect(frames).toEqual(tracks[variant]);
      }
    }),
  );
});

test('equal frames are one segment, and none is short unless it is all there is', () => {
  fc.assert(
    fc.property(Batch, ({tracks, shots}) => {
      const {segments, tracks: cut} = partition(tracks, shots);
      const texts = segments.map(({variant, from, frames}) =>
        String(tracks[variant]?.slice(from, from + frames)),
      );
      expect(new Set(texts).size).toBe(texts.length);
      for (const track of cut)
        if (track.length > 1)
          for (const index of track) expect(segments[index]?.frames).toBeGreaterThanOrEqual(SHORTEST_SEGMENT);
    }),
  );
});

test('where no segment is short, no picture is made twice', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.constantFrom(0, 1, 2, 3, 4, 5), {minLength: 1, maxLength: 5}), {
        minLength: 1,
        maxLength: 8,
      }),
      (variants) => {
        const tracks = variants.map((shots) => shots.flatMap((shot) => range(shot * 100, 20)));
        const shots = variants.map((each) => each.map((_, at) => at * 20));
        const {segments} = partition(tracks, shots);
        expect(distinct(segments)).toBe(new Set(tracks.flat()).size);
      },
    ),
  );
});

test('five openings and two endings around one middle are eight segments', () => {
  const tracks = range(0, 5).flatMap((hook) =>
    range(0, 2).map((end) => [
      ...range(1000 * hook, 90),
      ...range(9000, 225),
      ...range(20000 + 1000 * end, 135),
    ]),
  );
  const {segments, tracks: cut} = partition(
    tracks,
    tracks.map(() => [0, 90, 315]),
  );
  expect(segments).toHaveLength(8);
  expect(cut.every((track) => track.length === 3)).toBe(true);
  expect(distinct(segments)).toBe(5 * 90 + 225 + 2 * 135);
});

test('a picture that is held for different times shares its beginning', () => {
  const held = (frames: number): number[] => Array(frames).fill(7);
  const {segments} = partition([held(40), held(60)], [[0], [0]]);
  expect(segments.map(({frames}) => frames).sort()).toEqual([20, 40]);
});

test('a short segment is merged with the neighbour with which it adds the fewest distinct frames', () => {
  const short = range(500, 5);
  const long = range(0, 200);
  const small = range(300, 30);
  const both = [...long, ...short, ...small];
  const {segments} = partition([both, [...long], [...small]], [[0, 200, 205], [0], [0]]);
  expect(segments.map(({frames}) => frames).sort((a, b) => a - b)).toEqual([30, 35, 200]);
});

test('a sequence that two variants leave at different frames is cut at both frames', () => {
  const {segments, tracks} = partition([range(0, 100), [...range(0, 60), ...range(500, 40)]], [[0], [0]]);
  expect(segments.map(({frames}) => frames)).toEqual([60, 40, 40]);
  expect(tracks).toEqual([
    [0, 1],
    [0, 2],
  ]);
});

/** A short segment between long ones of several lengths; some variants show only the long ones. */
const Meetings = fc
  .record({
    lengths: fc.array(fc.integer({min: 12, max: 60}), {minLength: 4, maxLength: 4}),
    short: fc.integer({min: 1, max: 11}),
    meetings: fc.uniqueArray(fc.tuple(fc.constantFrom(0, 1), fc.constantFrom(2, 3)), {
      minLength: 1,
      selector: String,
    }),
    alone: fc.subarray([0, 1, 2, 3]),
  })
  .map(({lengths, short, meetings, alone}) => {
    const long = (index: number): number[] => range(1000 * (index + 1), lengths[index] as number);
    const shots = [
      ...meetings.map(([a, b]) => [long(a), range(0, short), long(b)]),
      ...alone.map((a) => [long(a)]),
    ];
    return {meetings: meetings.length, shots};
  });

/** Distinct frames when each meeting joins the side that the bits of `choice` say. */
function framesOf(shots: readonly number[][][], meetings: number, choice: number): number {
  const runs = shots.flatMap(([a = [], b = [], c = []], index) =>
    index >= meetings ? [a] : choice & (1 << index) ? [a, [...b, ...c]] : [[...a, ...b], c],
  );
  return [...new Map(runs.map((run) => [String(run), run.length])).values()].reduce(
    (sum, frames) => sum + frames,
    0,
  );
}

test('no other choice at a single place would leave fewer distinct frames', () => {
  fc.assert(
    fc.property(Meetings, ({shots, meetings}) => {
      const {segments, tracks} = partition(
        shots.map((each) => each.flat()),
        shots.map((each) => each.map((_, at) => each.slice(0, at).flat().length)),
      );
      const choice = range(0, meetings).reduce((bits, index) => {
        const first = segments[tracks[index]?.[0] as number];
        return bits | (first?.frames === shots[index]?.[0]?.length ? 1 << index : 0);
      }, 0);
      expect(distinct(segments)).toBe(framesOf(shots, meetings, choice));
      for (const index of range(0, meetings))
        expect(framesOf(shots, meetings, choice ^ (1 << index))).toBeGreaterThanOrEqual(distinct(segments));
    }),
    {numRuns: 500},
  );
});

test('the same variants in another order are the same segments', () => {
  fc.assert(
    fc.property(
      // Many of one length, so that it is open which comes first.
      batchOf(fc.constantFrom(5, 5, 9, 20)).chain((batch) =>
        fc.record({
          batch: fc.constant(batch),
          order: fc.shuffledSubarray(range(0, batch.tracks.length), {minLength: batch.tracks.length}),
        }),
      ),
      ({batch: {tracks, shots}, order}) => {
        const pictures = (from: readonly number[]): string[] => {
          const shown = from.map((index) => tracks[index] as number[]);
          const {segments} = partition(
            shown,
            from.map((index) => shots[index] as number[]),
          );
          return segments
            .map(({variant, from, frames}) => String(shown[variant]?.slice(from, from + frames)))
            .sort();
        };
        expect(pictures(order)).toEqual(pictures(range(0, tracks.length)));
      },
    ),
    {numRuns: 300},
  );
});
