import fc from 'fast-check';
import {expect, test} from 'vitest';
import {sampleTake} from '../../../src/spot/findings/sample-take.ts';

const part = (from: number, frames: number) => ({from: 0, frames, in: from, length: 900, speed: 1});

test('only the parts of a take that clips show are looked at', () => {
  const {frames, texts} = sampleTake([part(800, 30), part(0, 30)], 30);
  expect(frames.every((frame) => frame < 30 || (frame >= 800 && frame < 830))).toBe(true);
  expect(frames.filter((frame) => frame >= 800)).toHaveLength(4);
  expect(texts).toEqual([0, 20, 800, 820]);
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

test('each part is searched for a face in two frames where it has two', () => {
  const {faces} = sampleTake([part(1, 39), part(800, 41)], 30);
  expect(faces.filter((frame) => frame < 40).length).toBeGreaterThanOrEqual(2);
  expect(faces.filter((frame) => frame >= 800).length).toBeGreaterThanOrEqual(2);
});

test('what a part of a take shows is mostly among the frames of the whole take', () => {
  const whole = sampleTake([part(0, 150)], 30);
  for (let from = 0; from <= 70; from++) {
    const {frames, texts, faces} = sampleTake([part(from, 80)], 30);
    const others = (own: number[], all: number[]): number[] => own.filter((frame) => !all.includes(frame));
    expect(others(frames, whole.frames).length).toBeLessThanOrEqual(2);
    expect(others(texts, whole.texts)).toEqual([]);
    expect(others(faces, whole.faces).length).toBeLessThanOrEqual(1);
  }
});

test('no frame of a part is further from one that is searched than a sixth of a second, and every part is searched for text and faces', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(800), fc.integer({min: 1, max: 90})), {minLength: 1, maxLength: 4}),
      fc.constantFrom(24, 25, 30, 50, 60),
      (parts, fps) => {
        const {frames, texts, faces} = sampleTake(
          parts.map(([from, length]) => part(from, length)),
          fps,
        );
        expect(frames).toEqual([...new Set(frames)].sort((a, b) => a - b));
        expect(frames).toEqual(expect.arrayContaining([...texts, ...faces]));
        expect(texts.length).toBeGreaterThanOrEqual(Math.min(3, frames.length));
        for (const [from, length] of parts)
          for (let frame = from; frame < from + length; frame++)
            expect(Math.min(...frames.map((each) => Math.abs(each - frame)))).toBeLessThanOrEqual(
              Math.ceil(fps / 6),
            );
      },
    ),
  );
});
