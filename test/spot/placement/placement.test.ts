import {expect, test} from 'vitest';
import {Placement, safeBox} from '../../../src/spot/placement/placement.ts';
import {COMMON_PLACEMENT, SAFE_ZONES} from '../../../src/spot/placement/placements/common.ts';
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

test('a safe box is rounded inwards', () => {
  const zone = {top: 0.1, right: 0.1, bottom: 0.1, left: 0.1, source: 'test', asOf: '2026-11'};
  expect(safeBox(zone, {width: 99, height: 105})).toEqual({x: 10, y: 11, width: 79, height: 83});
});

const sound = {lufs: -14, peak: -1};
const page = {source: 'https://example.com', asOf: '2026-11', confidence: 'official'};

test.each([
  [
    'a figure without a source',
    {loudness: {value: sound, asOf: '2026-11', confidence: 'official'}},
    'loudness.source',
  ],
  [
    'a figure without a date',
    {seconds: {most: {value: 6, source: 'https://example.com', confidence: 'official'}}},
    'seconds.most.asOf',
  ],
  [
    'a day in place of a month',
    {seconds: {most: {...page, value: 6, asOf: '2026-11-29'}}},
    'seconds.most.asOf',
  ],
  [
    'an unknown confidence',
    {seconds: {most: {...page, value: 6, confidence: 'sure'}}},
    'seconds.most.confidence',
  ],
  ['a negative length', {seconds: {most: {...page, value: -6}}}, 'seconds.most.value'],
  [
    'a safe zone that leaves nothing',
    {formats: {'9:16': {safeZone: {...page, value: {top: 0.5, right: 0, bottom: 0.5, left: 0}}}}},
    'formats.9:16.safeZone.value',
  ],
  ['a misspelt field', {second: {most: {...page, value: 6}}}, ''],
])('a placement cannot have %s', (_, change, field) => {
  const {error} = Placement.safeParse({...COMMON_PLACEMENT, ...change});
  expect(error?.issues.map(({path}) => path.join('.'))).toEqual([field]);
});
