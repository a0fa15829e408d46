import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {SharedClock} from '../../../src/review/clock/shared-clock.ts';
import {followStrip} from '../../../src/review/grid/follow-strip.ts';
import {filmstripFrames} from '../../../src/spot/review/filmstrip.ts';

const LENGTH = {fps: 30, frames: 90};

/** Runs what waits for the next frame of the screen. */
let nextFrame: () => void;
/** Ends the decoding of the picture that was begun first, and lets it be drawn. */
let decode: () => Promise<void>;
let begun: number;

beforeEach(() => {
  const waiting = new Map<number, () => void>();
  const decoding: (() => void)[] = [];
  let last = 0;
  begun = 0;
  vi.useFakeTimers();
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => {
    waiting.set(++last, run);
    return last;
  });
  vi.stubGlobal('cancelAnimationFrame', (request: number) => void waiting.delete(request));
  vi.stubGlobal('createImageBitmap', () => {
    begun += 1;
    return new Promise((resolve) =>
      decoding.push(() => resolve({width: 9, height: 16, close: () => undefined})),
    );
  });
  nextFrame = () => {
    const now = [...waiting.values()];
    waiting.clear();
    for (const run of now) run();
  };
  decode = async () => {
    decoding.shift()?.();
    await vi.advanceTimersByTimeAsync(0);
  };
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** A filmstrip over a video. `video.frame`: what the video shows. */
function openStrip() {
  const canvas = {
    ...{hidden: true, width: 0, height: 0},
    dataset: {} as {frame?: string},
    getContext: () => ({transferFromImageBitmap: () => undefined}),
  };
  const video: {frame: number | undefined} = {frame: 0};
  const clock = new SharedClock();
  clock.length = 3;
  const pictures = filmstripFrames(LENGTH.frames).map(() => new Uint8Array(1));
  const stop = followStrip(
    canvas as unknown as HTMLCanvasElement,
    pictures,
    clock,
    LENGTH,
    () => video.frame,
  );
  return {canvas, video, clock, stop, scrub: (frame: number) => clock.scrub(frame / LENGTH.fps)};
}

test('it shows nothing until a person scrubs, and then the frame or one beside it', async () => {
  const {canvas, clock, scrub} = openStrip();
  clock.open(1);
  nextFrame();
  expect([canvas.hidden, begun]).toEqual([true, 0]);
  for (const frame of [30, 31, 32, 89, 0]) {
    scrub(frame);
    await decode();
    expect(canvas.hidden).toBe(false);
    expect(Math.abs(Number(canvas.dataset.frame) - frame)).toBeLessThanOrEqual(1);
  }
});

test('moves that come while a picture is decoded cost nothing; the last of them is drawn', async () => {
  const {canvas, scrub} = openStrip();
  for (const frame of [10, 20, 30, 40, 50, 60]) scrub(frame);
  expect(begun).toBe(1);
  await decode();
  await decode();
  expect(begun).toBe(2);
  expect(canvas.dataset.frame).toBe('61');
});

test('at rest it stays until the video shows exactly the frame', async () => {
  const {canvas, video, scrub} = openStrip();
  scrub(20);
  await decode();
  vi.advanceTimersByTime(1000);
  nextFrame();
  expect(canvas.hidden).toBe(false);
  video.frame = 19;
  nextFrame();
  expect(canvas.hidden).toBe(false);
  video.frame = 20;
  nextFrame();
  expect(canvas.hidden).toBe(true);
  // A later scrub draws again.
  scrub(21);
  await decode();
  expect(canvas.hidden).toBe(false);
});

test('without a video it goes on showing the frame, also of a seek; taken away, it draws nothing any more', async () => {
  const {canvas, video, clock, scrub, stop} = openStrip();
  video.frame = undefined;
  scrub(20);
  await decode();
  vi.advanceTimersByTime(1000);
  clock.seek(50 / LENGTH.fps);
  await decode();
  expect(canvas.dataset.frame).toBe('49');
  stop();
  const before = begun;
  scrub(70);
  nextFrame();
  expect(begun).toBe(before);
});
