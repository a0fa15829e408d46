import fc from 'fast-check';
import {expect, test} from 'vitest';
import type {BoardSegment} from '../../../src/spot/review/board.ts';
import {nextDifferent, sharedSpans} from '../../../src/spot/review/shared-frames.ts';

/** Segments one after the other, as `key:frames`. */
const segments = (...parts: string[]): BoardSegment[] => {
  let from = 0;
  return parts.map((part) => {
    const [key = '', frames] = part.split(':');
    const segment = {key, from, frames: Number(frames)};
    from += segment.frames;
    return segment;
  });
};

test('frames of the same segment at the same place are shared by all', () => {
  const spans = sharedSpans([segments('a:10', 'x:20', 'b:5'), segments('c:10', 'x:20', 'd:5')], 35);
  expect(spans).toEqual([
    {from: 0, frames: 10, same: false},
    {from: 10, frames: 20, same: true},
    {from: 30, frames: 5, same: false},
  ]);
  expect([0, 9, 10, 25, 30, 34].map((frame) => nextDifferent(spans, frame))).toEqual([0, 9, 30, 30, 30, 34]);
});

test('the same segment at another place differs, and so does what is past the end of a shorter master', () => {
  expect(sharedSpans([segments('x:10'), segments('y:1', 'x:9')], 10).every(({same}) => !same)).toBe(true);
  expect(sharedSpans([segments('x:10', 'y:10'), segments('x:10')], 20)).toEqual([
    {from: 0, frames: 10, same: true},
    {from: 10, frames: 10, same: false},
  ]);
});

test('one master differs everywhere, and where all are equal nothing is left to play', () => {
  expect(sharedSpans([segments('x:10')], 10)).toEqual([{from: 0, frames: 10, same: false}]);
  const equal = sharedSpans([segments('x:10'), segments('x:10')], 10);
  expect(nextDifferent(equal, 0)).toBeUndefined();
  expect(sharedSpans([], 0)).toEqual([]);
});

test('at each frame the answer is that of comparing every master with the first', () => {
  const one = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.integer({min: 1, max: 4})), {
    minLength: 1,
    maxLength: 6,
  });
  fc.assert(
    fc.property(fc.array(one, {minLength: 2, maxLength: 4}), (batch) => {
      const masters = batch.map((parts) => segments(...parts.map(([key, frames]) => `${key}:${frames}`)));
      const pictures = masters.map((own) =>
        own.flatMap(({key, frames}) => Array.from({length: frames}, (_, index) => `${key}${index}`)),
      );
      const frames = Math.max(...pictures.map(({length}) => length));
      const spans = sharedSpans(masters, frames);
      expect(spans.reduce((sum, span) => sum + span.frames, 0)).toBe(frames);
      for (let frame = 0; frame < frames; frame++) {
        const span = spans.find(({from, frames: length}) => from <= frame && frame < from + length);
        const shown = pictures.map((own) => own[frame]);
        expect(span?.same).toBe(shown.every((each) => each !== undefined && each === shown[0]));
      }
    }),
  );
});
