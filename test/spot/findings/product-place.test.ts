import fc from 'fast-check';
import {expect, test} from 'vitest';
import {areaOfProduct, coveredByProduct, maskOfOutline} from '../../../src/spot/findings/product-place.ts';

const boxes = fc.record({
  x: fc.integer({min: 0, max: 500}),
  y: fc.integer({min: 0, max: 500}),
  width: fc.integer({min: 1, max: 300}),
  height: fc.integer({min: 1, max: 300}),
});

test('a mask of all cells covers as much as no mask, an empty one nothing', () => {
  fc.assert(
    fc.property(boxes, boxes, (text, box) => {
      const cells = (cell: string) => ({columns: 4, rows: 3, cells: cell.repeat(12)});
      const whole = coveredByProduct(text, {frame: 0, box});
      expect(coveredByProduct(text, {frame: 0, box, mask: cells('1')})).toBeCloseTo(whole, 6);
      expect(coveredByProduct(text, {frame: 0, box, mask: cells('0')})).toBe(0);
      expect(whole).toBeGreaterThanOrEqual(0);
      expect(whole).toBeLessThanOrEqual(1);
    }),
  );
});

test('a box in the product is covered completely', () => {
  const box = {x: 100, y: 100, width: 200, height: 400};
  expect(coveredByProduct({x: 150, y: 200, width: 50, height: 50}, {frame: 0, box})).toBe(1);
});

test('the corners of the box around a tilted product are no part of it', () => {
  const box = {x: 100, y: 100, width: 240, height: 240};
  const tilted = [
    [220, 100],
    [340, 220],
    [220, 340],
    [100, 220],
  ] as const;
  const place = {frame: 0, box, ...maskOfOutline(tilted, box)};
  expect(coveredByProduct({x: 100, y: 100, width: 50, height: 50}, place)).toBe(0);
  expect(coveredByProduct({x: 200, y: 200, width: 40, height: 40}, place)).toBe(1);
  expect(areaOfProduct(place)).toBeCloseTo(240 * 120, -3);
});
