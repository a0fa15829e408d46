import fc from 'fast-check';
import {expect, test} from 'vitest';
import type {SafeZone} from '../../../src/spot/placement/placement.ts';
import {PLACEMENTS} from '../../../src/spot/placement/placements.ts';
import {intersectZones, mirroredZone, safeZoneIn} from '../../../src/spot/placement/safe-zones.ts';

const part = fc.double({min: 0, max: 0.45, noNaN: true});
const zones = fc.record({
  top: part,
  right: part,
  bottom: part,
  left: part,
  source: fc.constantFrom('a', 'b', 'c'),
  asOf: fc.constantFrom('2025-07', '2026-11'),
});
const edges = ({top, right, bottom, left}: SafeZone) => [top, right, bottom, left];

test('an intersection covers what any of its zones covers, and nothing else', () => {
  fc.assert(
    fc.property(fc.array(zones, {minLength: 1, maxLength: 5}), (list) => {
      const joint = intersectZones(list as [SafeZone, ...SafeZone[]]);
      edges(joint).forEach((edge, index) => {
        const each = list.map((zone) => edges(zone)[index] ?? Number.NaN);
        expect(each.every((other) => edge >= other)).toBe(true);
        expect(each).toContain(edge);
      });
      expect(joint.asOf).toBe(list.map(({asOf}) => asOf).sort()[0]);
      expect(new Set(joint.source.split('; '))).toEqual(new Set(list.map(({source}) => source)));
    }),
  );
});

test('the order of zones and repeated zones do not matter', () => {
  fc.assert(
    fc.property(zones, zones, (a, b) => {
      expect(edges(intersectZones([a, b]))).toEqual(edges(intersectZones([b, a])));
      expect(intersectZones([a, a])).toEqual(a);
    }),
  );
});

test('a zone that is mirrored twice is the zone', () => {
  fc.assert(
    fc.property(zones, (zone) => {
      expect(mirroredZone(mirroredZone(zone))).toEqual(zone);
    }),
  );
});

test('a platform that mirrors its interface has its buttons on the left for Arabic', () => {
  const placement = PLACEMENTS['tiktok-in-feed'];
  const ltr = safeZoneIn(placement, '9:16');
  expect(ltr).toMatchObject({right: 0.15, left: 0.1});
  expect(safeZoneIn(placement, '9:16', 'rtl')).toEqual({...ltr, right: 0.1, left: 0.15});
});

test('where a platform does not say whether it mirrors, both sides are kept free', () => {
  const {right, left} = safeZoneIn(PLACEMENTS['youtube-shorts'], '9:16', 'rtl') ?? {};
  expect(right).toBe(192 / 1080);
  expect(left).toBe(right);
});

test('a platform that does not mirror keeps its zone', () => {
  const {formats} = PLACEMENTS['youtube-shorts'];
  const mirrors = {value: false, source: 'test', asOf: '2026-11', confidence: 'user' as const};
  expect(safeZoneIn({formats, mirrors}, '9:16', 'rtl')).toEqual(safeZoneIn({formats}, '9:16'));
});

test('a format without a zone of its own has none', () => {
  expect(safeZoneIn(PLACEMENTS['tiktok-in-feed'], '1:1')).toBeUndefined();
});
