import {expect, test} from 'vitest';
import {FULL, rectBox, unitedBox} from '../../../src/spot/geometry/box.ts';

test('the whole frame is a box of its size', () => {
  expect(rectBox(FULL, {width: 1080, height: 1350})).toEqual({x: 0, y: 0, width: 1080, height: 1350});
});

test('rectangles that touch share an edge, on a pair of pixels', () => {
  for (const part of [0.1, 1 / 3, 0.4999, 0.62]) {
    const frame = {width: 1080, height: 1920};
    const left = rectBox({x: 0, y: 0, width: part, height: 1}, frame);
    const right = rectBox({x: part, y: 0, width: 1 - part, height: 1}, frame);
    expect(left.width % 2).toBe(0);
    expect(right.x).toBe(left.width);
    expect(left.width + right.width).toBe(frame.width);
  }
});

test('two boxes are in the box that contains both, which touches their outer edges', () => {
  const [left, low] = [
    {x: 10, y: 20, width: 30, height: 5},
    {x: 25, y: 40, width: 40, height: 10},
  ];
  expect(unitedBox(left, low)).toEqual({x: 10, y: 20, width: 55, height: 30});
  expect(unitedBox(low, left)).toEqual(unitedBox(left, low));
  const inner = {x: 12, y: 21, width: 2, height: 2};
  expect(unitedBox(left, inner)).toEqual(left);
});
