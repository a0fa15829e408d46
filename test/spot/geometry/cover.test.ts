import fc from 'fast-check';
import {expect, test} from 'vitest';
import {cover, within} from '../../../src/spot/geometry/cover.ts';

const size = fc.record({width: fc.integer({min: 2, max: 4000}), height: fc.integer({min: 2, max: 4000})});
const unit = fc.double({min: 0, max: 1, noNaN: true});

test('a picture that covers a box leaves no edge of it bare', () => {
  fc.assert(
    fc.property(size, size, unit, unit, (picture, frame, fx, fy) => {
      const box = cover(picture, frame, [fx, fy]);
      expect(box.x).toBeLessThanOrEqual(1e-6);
      expect(box.y).toBeLessThanOrEqual(1e-6);
      expect(box.x + box.width).toBeGreaterThanOrEqual(frame.width - 1e-6);
      expect(box.y + box.height).toBeGreaterThanOrEqual(frame.height - 1e-6);
      expect(box.width / box.height).toBeCloseTo(picture.width / picture.height, 6);
    }),
  );
});

test('the focus point comes to the middle where the edges allow it', () => {
  const box = cover({width: 2000, height: 1000}, {width: 1000, height: 1000}, [0.6, 0.5]);
  expect(box.x + box.width * 0.6).toBe(500);
  const edge = cover({width: 2000, height: 1000}, {width: 1000, height: 1000}, [0, 0.5]);
  expect(edge.x).toBeCloseTo(0);
});

test('a size within a limit is even, never larger, and of the same shape', () => {
  expect(within({width: 4000, height: 3000}, 1080)).toEqual({width: 1440, height: 1080});
  expect(within({width: 641, height: 361}, 1080)).toEqual({width: 642, height: 362});
});
