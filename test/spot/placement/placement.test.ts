import {expect, test} from 'vitest';
import {safeBox} from '../../../src/spot/placement/placement.ts';
import {SAFE_ZONES} from '../../../src/spot/placement/placements/common.ts';
import {FORMAT_SIZE, Format} from '../../../src/spot/variant/format.ts';

test('the safe box of a vertical master is what Reels, Shorts and TikTok leave', () => {
  expect(safeBox(SAFE_ZONES['9:16'], FORMAT_SIZE['9:16'])).toEqual({x: 120, y: 288, width: 767, height: 960});
});

test.each(Format.options)('the safe box of %s is inside its frame, in whole pixels', (format) => {
  const {width, height} = FORMAT_SIZE[format];
  const box = safeBox(SAFE_ZONES[format], {width, height});
  expect(Object.values(box).every(Number.isInteger)).toBe(true);
  const {left, top, right, bottom} = SAFE_ZONES[format];
  expect(box.x).toBeGreaterThanOrEqual(left * width);
  expect(box.y).toBeGreaterThanOrEqual(top * height);
  expect(box.x + box.width).toBeLessThanOrEqual((1 - right) * width);
  expect(box.y + box.height).toBeLessThanOrEqual((1 - bottom) * height);
});
