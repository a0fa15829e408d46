import {expect, test} from 'vitest';
import {type Placement, safeBox} from '../../../src/spot/placement/placement.ts';
import {PLACEMENTS, placementOf} from '../../../src/spot/placement/placements.ts';
import {FORMAT_SIZE, Format} from '../../../src/spot/variant/format.ts';

test('every placement is listed under its own id, with a loudness that a limiter can reach', () => {
  for (const [key, placement] of Object.entries<Placement>(PLACEMENTS)) {
    expect(placement.id).toBe(key);
    expect(placement.loudness.lufs).toBeLessThan(placement.loudness.peak);
    expect(placement.loudness.peak).toBeLessThanOrEqual(0);
  }
});

test('a variant of any format has a safe box inside its frame, and the loudness of social platforms', () => {
  for (const format of Format.options) {
    const size = FORMAT_SIZE[format];
    const {id, safeZone, loudness} = placementOf({format});
    const safe = safeBox(safeZone, size);
    expect(id).toBe('common');
    expect(loudness).toEqual({lufs: -14, peak: -1});
    expect(safe.width).toBeGreaterThan(size.width / 2);
    expect(safe.x + safe.width).toBeLessThan(size.width);
    expect(safe.y + safe.height).toBeLessThan(size.height);
  }
});

test('a safe box is rounded inwards', () => {
  const zone = {top: 0.1, right: 0.1, bottom: 0.1, left: 0.1, source: 'test', asOf: '2026-11'};
  expect(safeBox(zone, {width: 99, height: 105})).toEqual({x: 10, y: 11, width: 79, height: 83});
});
