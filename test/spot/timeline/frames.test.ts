import fc from 'fast-check';
import {expect, test} from 'vitest';
import {layEndToEnd, toFrames} from '../../../src/spot/timeline/frames.ts';

test('seconds become whole frames', () => {
  expect(toFrames(0.5, 25)).toBe(13);
  expect(toFrames(15, 30)).toBe(450);
});

test('lengths laid end to end fill the total exactly, without gaps, and every one has a frame', () => {
  const lengths = fc.array(fc.double({min: 0.01, max: 60, noNaN: true}), {minLength: 1, maxLength: 12});
  fc.assert(
    fc.property(lengths, fc.integer({min: 12, max: 5000}), (seconds, total) => {
      const spans = layEndToEnd(seconds, total);
      let from = 0;
      for (const span of spans) {
        expect(span.from).toBe(from);
        expect(span.frames).toBeGreaterThanOrEqual(1);
        from += span.frames;
      }
      expect(from).toBe(total);
    }),
  );
});

test('boundaries stand where the seconds say when the lengths add up', () => {
  expect(layEndToEnd([3, 4, 4, 4], 450).map(({from}) => from)).toEqual([0, 90, 210, 330]);
});
