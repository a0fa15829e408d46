import {expect, onTestFinished, test, vi} from 'vitest';
import {SharedClock} from '../../../src/review/clock/shared-clock.ts';

/** A clock of ten seconds on a time that the test moves, in seconds. */
function clockOnTime() {
  let time = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => time * 1000);
  const clock = new SharedClock();
  clock.length = 10;
  return {
    clock,
    pass: (seconds: number): number => {
      time += seconds;
      return clock.now();
    },
  };
}

test('it goes on while it plays, stands while it is paused, and begins again at the end', () => {
  const {clock, pass} = clockOnTime();
  expect(pass(5)).toBe(0);
  clock.play();
  expect(pass(4)).toBeCloseTo(4);
  clock.pause();
  expect(pass(4)).toBeCloseTo(4);
  clock.seek(9);
  clock.play();
  expect(pass(2)).toBe(0);
  expect(pass(1)).toBeCloseTo(1);
});

test('a seek stays inside the length, and playing from the end begins at the start', () => {
  const {clock, pass} = clockOnTime();
  clock.seek(99);
  expect(clock.now()).toBe(10);
  clock.seek(-1);
  expect(clock.now()).toBe(0);
  clock.seek(10);
  clock.play();
  expect(pass(1)).toBeCloseTo(1);
});

test('opening somewhere loads nothing, and does not move what was touched', () => {
  const {clock} = clockOnTime();
  clock.open(1);
  expect([clock.now(), clock.touched]).toEqual([1, false]);
  clock.seek(3);
  clock.open(1);
  expect([clock.now(), clock.touched]).toEqual([3, true]);
});

test('parts that are left out are jumped over, at the end to the first part that is not', () => {
  const {clock, pass} = clockOnTime();
  // Only 2 to 4 and 6 to 7 are played.
  clock.skip = (at) => (at < 2 ? 2 : at < 4 ? at : at < 6 ? 6 : at < 7 ? at : undefined);
  clock.play();
  expect(pass(0.5)).toBe(2);
  expect(pass(1)).toBeCloseTo(3);
  expect(pass(1.5)).toBe(6);
  expect(pass(1.5)).toBe(2);
});

test('listeners hear of starts, stops and moves until they stop listening', () => {
  const {clock} = clockOnTime();
  let heard = 0;
  const stop = clock.subscribe(() => {
    heard += 1;
  });
  clock.play();
  clock.play();
  clock.seek(2);
  clock.pause();
  expect(heard).toBe(3);
  stop();
  clock.seek(1);
  expect(heard).toBe(3);
});

test('while a person scrubs, playback waits; where the time stands still, it goes on, and videos are needed', () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const {clock, pass} = clockOnTime();
  clock.play();
  expect(pass(1)).toBeCloseTo(1);
  clock.scrub(4);
  expect(clock).toMatchObject({scrubbing: true, expectsScrub: true});
  expect(pass(3)).toBe(4);
  vi.advanceTimersByTime(100);
  clock.scrub(5);
  vi.advanceTimersByTime(100);
  expect(clock.scrubbing).toBe(true);
  vi.advanceTimersByTime(100);
  expect(clock.scrubbing).toBe(false);
  expect(clock.now()).toBe(5);
  expect(pass(2)).toBeCloseTo(7);
});

test('a first scrub needs filmstrips at once, and videos only where it ends', () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const {clock} = clockOnTime();
  clock.expectScrub();
  expect(clock).toMatchObject({touched: false, expectsScrub: true, settled: false});
  clock.scrub(99);
  expect(clock).toMatchObject({touched: true, settled: false});
  expect(clock.now()).toBe(10);
  clock.seek(3);
  expect(clock).toMatchObject({scrubbing: false, settled: true});
  vi.advanceTimersByTime(1000);
  expect(clock.now()).toBe(3);
});
