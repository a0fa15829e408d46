import {expect, test} from 'vitest';
import {openKeypointTools} from '../../../src/machine/vision/opencv.ts';

const SIZE = {width: 320, height: 240};

/** A grey picture of many rectangles, moved by some pixels. */
function rectangles(moved: number): Uint8Array {
  const grey = new Uint8Array(SIZE.width * SIZE.height).fill(120);
  for (let at = 0; at < 60; at++) {
    const [left, top] = [((at * 83) % 260) + moved, (at * 57) % 200];
    const [wide, high] = [8 + ((at * 5) % 23), 6 + ((at * 7) % 19)];
    for (let y = top; y < Math.min(SIZE.height, top + high); y++)
      grey.fill((at * 47) % 256, y * SIZE.width + left, y * SIZE.width + Math.min(SIZE.width, left + wide));
  }
  return grey;
}

test('points of a picture are found again in a moved one, and the homography is the move', async () => {
  const tools = await openKeypointTools();
  const [before, after] = [0, 20].map((moved) => tools.detect(rectangles(moved), SIZE, 500));
  if (!before || !after) throw new Error('nothing was detected');
  const pairs = tools.match(before, after, 0.8);
  const fitted = tools.fit(pairs, 2);
  expect(fitted?.inliers.length).toBeGreaterThan(20);
  const [a, , x, , e, y] = fitted?.matrix ?? [];
  for (const [value, expected] of [
    [a, 1],
    [e, 1],
  ])
    expect(value).toBeCloseTo(expected as number, 2);
  expect(x).toBeCloseTo(20, 0);
  expect(y).toBeCloseTo(0, 0);
  const straight = tools.rectify(rectangles(20), SIZE, 1, fitted?.matrix ?? [], SIZE);
  const still = rectangles(0);
  const difference = straight.reduce((sum, value, at) => sum + Math.abs(value - (still[at] as number)), 0);
  expect(difference / straight.length).toBeLessThan(12);
}, 60_000);

test('too few points, or points of another picture, give no homography', async () => {
  const tools = await openKeypointTools();
  expect(tools.fit(new Float32Array(12), 2)).toBeNull();
  const none = tools.detect(new Uint8Array(SIZE.width * SIZE.height), SIZE, 500);
  expect(none.points).toHaveLength(0);
  expect(tools.match(none, none, 0.8)).toHaveLength(0);
}, 60_000);
