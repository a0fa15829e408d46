import {expect, test} from 'vitest';
import {timecode} from '../../../src/review/clock/timecode.ts';

test('a frame is told in minutes, seconds and frames', () => {
  expect([0, 29, 30, 1799, 1800].map((frame) => timecode(frame, 30))).toEqual([
    '0:00:00',
    '0:00:29',
    '0:01:00',
    '0:59:29',
    '1:00:00',
  ]);
  expect(timecode(24, 24)).toBe('0:01:00');
});
