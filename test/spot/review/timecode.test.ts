import fc from 'fast-check';
import {expect, test} from 'vitest';
import {
  convertFrame,
  parseRate,
  parseTimecode,
  secondsFrame,
  timecodeFrame,
} from '../../../src/spot/review/timecode.ts';

const frameAt = (text: string, rate: number): number | undefined => {
  const timecode = parseTimecode(text);
  return timecode && timecodeFrame(timecode, rate);
};

test.each([
  ['00:00:00:00', 25, 0],
  ['01:00:00:00', 25, 90_000],
  ['00:00:59;29', 29.97, 1799],
  ['00:01:00;02', 29.97, 1800],
  ['00:10:00;00', 29.97, 17_982],
  ['01:00:00;00', 29.97, 107_892],
  ['00:01:00;04', 59.94, 3600],
  ['00:01:00;00', 29.97, undefined],
  ['00:01:00;01', 29.97, undefined],
  ['00:01:00;03', 59.94, undefined],
  ['00:10:00;03', 59.94, 35_967],
  ['00:01:00:00', 29.97, 1800],
  ['00:00:01:23', 23.976, 47],
  ['00:00:01:24', 23.976, undefined],
  ['00:00:61:00', 25, undefined],
  ['later', 25, undefined],
])('%s at %d frames a second is frame %s', (text, rate, frame) => {
  expect(frameAt(text, rate)).toBe(frame);
});

test('every drop-frame timecode that exists is the next frame after the one before it', () => {
  let before = -1;
  for (let minute = 0; minute < 21; minute++)
    for (let second = 0; second < 60; second++)
      for (let frame = second === 0 && minute % 10 !== 0 ? 2 : 0; frame < 30; frame++) {
        const now = timecodeFrame(
          {hours: 0, minutes: minute, seconds: second, frames: frame, drop: true},
          30000 / 1001,
        );
        expect(now).toBe(before + 1);
        before = now ?? 0;
      }
});

test('a frame keeps its number from 29.97 to 30, and its time between other rates', () => {
  expect(convertFrame(1799, 30000 / 1001, 30)).toBe(1799);
  expect(convertFrame(50, 25, 30)).toBe(60);
  expect(convertFrame(1, 60, 30)).toBe(0);
  fc.assert(
    fc.property(fc.nat(5000), fc.constantFrom(24, 25, 30), (frame, fps) => {
      // Times are kept in microseconds by some programs.
      expect(secondsFrame(Math.floor((frame / fps) * 1e6) / 1e6, fps)).toBe(frame);
    }),
  );
});

test.each([
  ['29.97', 30000 / 1001],
  ['23.976', 24000 / 1001],
  ['25', 25],
  ['30000/1001', 30000 / 1001],
  ['25 fps', 25],
  ['0', undefined],
  ['1e9', undefined],
  ['x', undefined],
])('the rate %s is %s', (text, rate) => {
  expect(parseRate(text)).toEqual(rate);
});
