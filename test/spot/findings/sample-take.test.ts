import {expect, test} from 'vitest';
import {sampleTake} from '../../../src/spot/findings/sample-take.ts';

const part = (from: number, frames: number) => ({from: 0, frames, in: from, length: 900, speed: 1});

test('only the parts of a take that clips show are looked at', () => {
  const {frames, texts} = sampleTake([part(800, 30), part(0, 30)], 30);
  expect(frames.every((frame) => frame < 30 || (frame >= 800 && frame < 830))).toBe(true);
  expect(frames.filter((frame) => frame >= 800)).toHaveLength(4);
  expect(texts).toHaveLength(3);
});

test('parts that meet are one', () => {
  expect(sampleTake([part(0, 45), part(45, 45)], 30)).toEqual(sampleTake([part(0, 90)], 30));
  expect(sampleTake([part(0, 60), part(30, 60)], 30)).toEqual(sampleTake([part(0, 90)], 30));
});

test('a face that is there for 1.4 s is in two of the frames in which faces are looked for', () => {
  const {frames, faces} = sampleTake([part(0, 90)], 30);
  expect(faces.every((frame) => frames.includes(frame))).toBe(true);
  for (let from = 0; from + 42 <= 90; from++)
    expect(faces.filter((frame) => frame >= from && frame < from + 42).length).toBeGreaterThanOrEqual(2);
});
