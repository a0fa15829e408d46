import fc from 'fast-check';
import {expect, test} from 'vitest';
import type {PlannedSegment} from '../../../../../src/production/render/set-engine/plan-set.ts';
import {compositeOrder} from '../../../../../src/production/render/set-engine/segments/composite-order.ts';
import {uncacheable} from '../../../../../src/spot/fingerprint/uncacheable-reason.ts';

const Segments = fc
  .array(
    fc.record({
      frames: fc.integer({min: 1, max: 60}),
      footage: fc.constantFrom('a', 'b', 'c'),
      distinct: fc.integer({min: 1, max: 20}),
      reason: fc.constantFrom(null, null, uncacheable('element', '<canvas>')),
    }),
    {maxLength: 12},
  )
  .map((all) =>
    all.map(
      ({frames, footage, distinct, reason}, at): PlannedSegment => ({
        variant: 0,
        from: 0,
        key: `${at}`,
        frames,
        footage,
        uncacheable: reason,
        states: Array.from({length: frames}, (_, frame) => `${at} ${frame % distinct}`),
      }),
    ),
  );

const statesIn = (group: readonly PlannedSegment[]): number =>
  new Set(group.flatMap(({states}) => states)).size;
const framesIn = (group: readonly PlannedSegment[]): number =>
  group.reduce((sum, {frames}) => sum + frames, 0);

test('every segment is in one group, with others on the same footage up to the most that one ffmpeg encodes', () => {
  fc.assert(
    fc.property(Segments, fc.integer({min: 1, max: 6}), (segments, most) => {
      const groups = compositeOrder(segments, most);
      expect(new Set(groups.flat())).toEqual(new Set(segments));
      expect(groups.flat()).toHaveLength(segments.length);
      const composited = groups.filter(([first]) => first?.uncacheable === null);
      const alike = Map.groupBy(composited, ([first]) => first?.footage);
      for (const own of alike.values())
        expect(own.filter(({length}) => length < most).length).toBeLessThan(2);
      for (const group of groups) {
        expect(new Set(group.map(({footage}) => footage)).size).toBe(1);
        expect(group.length).toBeLessThanOrEqual(group[0]?.uncacheable === null ? most : 1);
      }
    }),
  );
});

test('the group with the fewest graphics states comes first, then the longest ones', () => {
  fc.assert(
    fc.property(Segments, (segments) => {
      const [first, ...rest] = compositeOrder(segments, 3);
      if (!first) return;
      for (const group of rest) expect(statesIn(group)).toBeGreaterThanOrEqual(statesIn(first));
      const lengths = rest.map(framesIn);
      expect(lengths).toEqual(lengths.toSorted((a, b) => b - a));
    }),
  );
});
