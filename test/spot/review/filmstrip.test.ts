import fc from 'fast-check';
import {expect, test} from 'vitest';
import {filmstripFrames, pictureNear} from '../../../src/spot/review/filmstrip.ts';

test('every frame of a master of any length is one of its filmstrip, or beside one, and that one is drawn', () => {
  fc.assert(
    fc.property(fc.integer({min: 1, max: 4000}), fc.nat(), (frames, any) => {
      const frame = any % frames;
      const shown = filmstripFrames(frames);
      const near = shown[pictureNear(frame, shown.length)] ?? Number.NaN;
      expect(Math.abs(near - frame)).toBeLessThanOrEqual(1);
    }),
  );
});

test('its pictures are frames of the master, in order, and a third of them', () => {
  expect(filmstripFrames(0)).toEqual([]);
  expect(filmstripFrames(1)).toEqual([0]);
  expect(filmstripFrames(6)).toEqual([1, 4]);
  expect(filmstripFrames(7)).toEqual([1, 4, 6]);
  expect(filmstripFrames(900)).toHaveLength(300);
  expect(filmstripFrames(900).at(-1)).toBe(898);
});

test('a file with fewer pictures than its length asks for shows its last one', () => {
  expect(pictureNear(899, 200)).toBe(199);
});
