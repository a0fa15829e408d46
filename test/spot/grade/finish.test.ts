import fc from 'fast-check';
import {expect, test} from 'vitest';
import {finishPlace, vignetteMask} from '../../../src/spot/grade/finish.ts';
import {NO_FINISH, toFinish} from '../../../src/spot/grade/look.ts';
import {fitClip} from '../../../src/spot/timeline/footage-at.ts';
import {asShown, Footage} from '../../../src/spot/timeline/timeline.ts';

const clipOf = (changes: object = {}): Footage =>
  Footage.parse({
    ...{
      slot: 'a',
      layer: 'a',
      from: 0,
      frames: 30,
      src: null,
      cube: null,
      missing: null,
      width: 1920,
      height: 1080,
    },
    ...{in: 0, length: 30, speed: 1, rect: {x: 0, y: 0, width: 1, height: 1}, focus: [0.5, 0.5]},
    move: {kind: 'static', amount: 0, ease: 'linear'},
    entry: {kind: 'cut', frames: 0, color: null},
    ...changes,
  });
const UPRIGHT = {width: 1080, height: 1920};

test('a look of a variant changes single numbers of the texture of the brand', () => {
  expect(toFinish({name: 'film', grain: 0}, {grain: 0.3, vignette: 0.2, exposure: 1})).toEqual({
    grain: 0,
    sharpness: 0,
    vignette: 0.2,
  });
  expect(toFinish({exposure: 0.5}, undefined)).toEqual(NO_FINISH);
});

test('a clip is finished at the largest size at which it is seen, also where that is larger than the clip', () => {
  expect(finishPlace(clipOf({width: 720, height: 1280}), UPRIGHT).size).toEqual(UPRIGHT);
  const pushed = clipOf({width: 1080, height: 1920, move: {kind: 'push', amount: 0.2, ease: 'linear'}});
  expect(finishPlace(pushed, UPRIGHT).size.width).toBeGreaterThan(1200);
});

test('the vignette is around what the frame shows of a clip: full in the corners, none in the middle', () => {
  const focus = fc.tuple(fc.double({min: 0, max: 1, noNaN: true}), fc.double({min: 0, max: 1, noNaN: true}));
  fc.assert(
    fc.property(focus, fc.double({min: 0, max: 1, noNaN: true}), ([x, y], amount) => {
      const clip = clipOf({focus: [x, y]});
      const {window} = finishPlace(clip, UPRIGHT);
      const size = {width: 320, height: 180};
      const mask = vignetteMask(amount, window, size);
      const at = (across: number, down: number): number => {
        const column = Math.floor((window.x + across * window.width) * size.width);
        const row = Math.floor((window.y + down * window.height) * size.height);
        return mask[Math.min(row, 179) * size.width + Math.min(column, 319)] ?? Number.NaN;
      };
      expect(at(0.5, 0.5)).toBe(1);
      for (const [across, down] of [
        [0, 0],
        [0.999, 0],
        [0, 0.999],
        [0.999, 0.999],
      ] as const)
        expect(Math.abs(at(across, down) - (1 - amount))).toBeLessThan(0.05);
      expect(mask.every((part) => part >= 1 - amount - 1e-9 && part <= 1)).toBe(true);
    }),
    {numRuns: 20},
  );
});

test('a finished clip is shown in place of its take, at the same place and without its grade', () => {
  const finished = {src: `${'b'.repeat(64)}.mp4`, width: 3414, height: 1920};
  const clip = clipOf({
    src: `${'a'.repeat(64)}.mp4`,
    cube: `${'c'.repeat(64)}.cube`,
    finished,
    focus: [0.3, 0.5],
  });
  const shown = asShown(clip);
  expect(shown).toMatchObject({...finished, cube: null, in: 0, speed: 1});
  const [own, other] = [fitClip(clip, UPRIGHT).fitted, fitClip(shown, UPRIGHT).fitted];
  expect(Math.abs(own.x - other.x)).toBeLessThan(1);
  expect(Math.abs(own.width - other.width)).toBeLessThan(1);
});
