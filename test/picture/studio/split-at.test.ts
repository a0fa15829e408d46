import {expect, test} from 'vitest';
import {readSplit, splitAt} from '../../../src/picture/studio/split-at.ts';

test('a pointer splits the picture where it is, and outside of it at its edge', () => {
  const box = {left: 100, width: 400};
  expect([150, 300, 40, 900].map((x) => splitAt(x, box))).toEqual([0.125, 0.5, 0, 1]);
  expect(splitAt(5, {left: 0, width: 0})).toBe(0);
});

test('a kept split is read back, and anything else is the middle', () => {
  expect(['0', '0.25', '1'].map(readSplit)).toEqual([0, 0.25, 1]);
  expect(['', ' ', '2', '-1', 'wide', 'NaN'].map(readSplit)).toEqual(Array(6).fill(0.5));
});
