import fc from 'fast-check';
import {expect, test} from 'vitest';
import {correctDrift, frameAt, frameCentre} from '../../../src/review/clock/correct-drift.ts';

const FPS = 30;

test('a drift of up to a quarter of a second is gone, to half a frame, after two seconds', () => {
  fc.assert(
    fc.property(fc.double({min: -0.25, max: 0.25, noNaN: true}), (start) => {
      let drift = start;
      for (let step = 0; step < 120; step++) {
        const correction = correctDrift(drift, 5, FPS);
        if ('rate' in correction) drift += (correction.rate - 1) / 60;
        else drift = 0;
      }
      expect(Math.abs(drift)).toBeLessThan(0.5 / FPS);
    }),
  );
});

test('a larger drift jumps, and one below a quarter of a frame is left alone', () => {
  expect(correctDrift(0.3, 5, FPS)).toEqual({jump: 5});
  expect(correctDrift(-3, 5, FPS)).toEqual({jump: 5});
  expect(correctDrift(0.2 / FPS, 5, FPS)).toEqual({rate: 1});
});

test('a video that is ahead goes slower, one that is behind faster, never by more than a quarter', () => {
  expect(correctDrift(0.05, 5, FPS)).toEqual({rate: 0.9});
  expect(correctDrift(-0.05, 5, FPS)).toEqual({rate: 1.1});
  expect(correctDrift(0.24, 5, FPS)).toEqual({rate: 0.75});
});

test('a time that was computed from a frame shows that frame, at every rate', () => {
  for (const fps of [24, 25, 30])
    for (let frame = 0; frame < 1000; frame++) {
      const length = {fps, frames: 1000};
      expect(frameAt(frame / fps, length)).toBe(frame);
      expect(frameAt(frameCentre(frame / fps, length), length)).toBe(frame);
    }
  expect(frameAt(99, {fps: 30, frames: 10})).toBe(9);
});
