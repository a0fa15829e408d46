import fc from 'fast-check';
import {expect, test} from 'vitest';
import {inTurn} from '../../../../src/production/render/set-engine/make-segments.ts';
import type {Planned} from '../../../../src/production/render/set-engine/plan-set.ts';

const Segments = fc
  .array(
    fc.record({
      frames: fc.integer({min: 1, max: 60}),
      footage: fc.constantFrom('a', 'b', 'c'),
      distinct: fc.integer({min: 1, max: 20}),
      opaque: fc.constantFrom(null, null, 'a cause'),
    }),
    {maxLength: 12},
  )
  .map((all) =>
    all.map(
      ({frames, footage, distinct, opaque}, at): Planned => ({
        ...{variant: 0, from: 0, key: `${at}`, frames, footage, opaque},
        states: Array.from({length: frames}, (_, frame) => `${at} ${frame % distinct}`),
      }),
    ),
  );

const statesIn = (group: readonly Planned[]): number => new Set(group.flatMap(({states}) => states)).size;
const framesIn = (group: readonly Planned[]): number => group.reduce((sum, {frames}) => sum + frames, 0);

test('every segment has its turn once, with up to two others on the same footage', () => {
  fc.assert(
    fc.property(Segments, (segments) => {
      const groups = inTurn(segments);
      expect(new Set(groups.flat())).toEqual(new Set(segments));
      expect(groups.flat()).toHaveLength(segments.length);
      const composited = groups.filter(([first]) => first?.opaque === null);
      const alike = Map.groupBy(composited, ([first]) => first?.footage);
      for (const own of alike.values()) expect(own.filter(({length}) => length < 3).length).toBeLessThan(2);
      for (const group of groups) {
        expect(new Set(group.map(({footage}) => footage)).size).toBe(1);
        expect(group.length).toBeLessThanOrEqual(group[0]?.opaque === null ? 3 : 1);
      }
    }),
  );
});

test('ffmpeg soon has work, and the longest work is not left for the end', () => {
  fc.assert(
    fc.property(Segments, (segments) => {
      const [first, ...rest] = inTurn(segments);
      if (!first) return;
      for (const group of rest) expect(statesIn(group)).toBeGreaterThanOrEqual(statesIn(first));
      const lengths = rest.map(framesIn);
      expect(lengths).toEqual(lengths.toSorted((a, b) => b - a));
    }),
  );
});
