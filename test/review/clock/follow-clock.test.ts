import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {followClock} from '../../../src/review/clock/follow-clock.ts';
import {SharedClock} from '../../../src/review/clock/shared-clock.ts';

const LENGTH = {fps: 30, frames: 90};

/** Runs what waits for the next frame of the screen. */
let nextFrame: () => void;

beforeEach(() => {
  let waiting: (() => void)[] = [];
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => waiting.push(run));
  vi.stubGlobal('HTMLMediaElement', {HAVE_METADATA: 1});
  nextFrame = () => {
    const now = waiting;
    waiting = [];
    for (const run of now) run();
  };
});

afterEach(() => {
  vi.unstubAllGlobals();
});

/** A video whose seeks end at once, with the times that were sought. */
function fakeVideo() {
  const sought: number[] = [];
  const video = {
    readyState: 4,
    paused: true,
    seeking: false,
    playbackRate: 1,
    dataset: {},
    at: 0,
    get currentTime() {
      return this.at;
    },
    set currentTime(seconds: number) {
      sought.push(seconds);
      this.at = seconds;
    },
    play() {
      this.paused = false;
      return Promise.resolve();
    },
    pause() {
      this.paused = true;
    },
    requestVideoFrameCallback: () => 0,
  };
  return {video, sought};
}

test('a video that is stopped seeks the frame of the clock once, also where it says that it is there', () => {
  const {video, sought} = fakeVideo();
  const clock = new SharedClock();
  clock.length = 3;
  followClock(video as unknown as HTMLVideoElement, clock, LENGTH);
  clock.play();
  nextFrame();
  expect(video.paused).toBe(false);
  // Its time is the middle of frame 20, but it has drawn frame 21 ahead.
  video.at = 20.5 / 30;
  sought.length = 0;
  clock.pause();
  clock.seek(20 / 30);
  nextFrame();
  nextFrame();
  expect(video.paused).toBe(true);
  expect(sought).toEqual([20.5 / 30]);
});

test('while a seek is on its way none is begun, and the last one asked for comes after it', () => {
  const {video, sought} = fakeVideo();
  const clock = new SharedClock();
  clock.length = 3;
  followClock(video as unknown as HTMLVideoElement, clock, LENGTH);
  video.seeking = true;
  for (const frame of [5, 6, 7]) {
    clock.seek(frame / 30);
    nextFrame();
  }
  expect(sought).toEqual([]);
  video.seeking = false;
  nextFrame();
  expect(sought).toEqual([7.5 / 30]);
});

test.each([
  [true, []],
  [false, [5.5 / 30, 6.5 / 30]],
])(
  'while a person scrubs and a filmstrip covers the video: %s, it seeks only at rest',
  (isCovered, meanwhile) => {
    const {video, sought} = fakeVideo();
    const clock = new SharedClock();
    clock.length = 3;
    followClock(video as unknown as HTMLVideoElement, clock, LENGTH, () => isCovered);
    clock.play();
    nextFrame();
    sought.length = 0;
    for (const frame of [5, 6]) {
      clock.scrub(frame / 30);
      nextFrame();
    }
    expect(video.paused).toBe(true);
    expect(sought).toEqual(meanwhile);
    clock.pause();
    clock.seek(7 / 30);
    nextFrame();
    nextFrame();
    expect(sought).toEqual([...meanwhile, 7.5 / 30]);
  },
);
