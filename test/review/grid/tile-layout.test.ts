import fc from 'fast-check';
import {expect, test} from 'vitest';
import {layTiles} from '../../../src/review/grid/tile-layout.ts';

test('ten upright variants fill a large screen in two rows', () => {
  expect(layTiles(10, 9 / 16, 1400, 748)).toMatchObject({columns: 5});
  expect(layTiles(10, 9 / 16, 1400, 748).width).toBeGreaterThan(170);
});

test('a hundred variants scroll, and a phone has two columns', () => {
  const {columns, width} = layTiles(100, 9 / 16, 1400, 748);
  expect(width).toBeGreaterThan(180);
  expect(columns * (width + 16) - 16).toBeLessThanOrEqual(1400);
  expect(layTiles(10, 9 / 16, 358, 0)).toEqual({columns: 2, width: 171});
});

test('tiles never are wider than the room', () => {
  const room = fc.record({
    count: fc.integer({min: 1, max: 200}),
    ratio: fc.constantFrom(9 / 16, 4 / 5, 1, 16 / 9),
    width: fc.integer({min: 320, max: 3000}),
    height: fc.integer({min: 0, max: 2000}),
  });
  fc.assert(
    fc.property(room, ({count, ratio, width, height}) => {
      const layout = layTiles(count, ratio, width, height);
      expect(layout.columns * (layout.width + 16) - 16).toBeLessThanOrEqual(width);
      expect(layout.width).toBeGreaterThan(0);
    }),
  );
});
