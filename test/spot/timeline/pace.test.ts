import fc from 'fast-check';
import {expect, test} from 'vitest';
import {Pick as EditPick} from '../../../src/spot/documents/edit.ts';
import {endAsked, lengthShown, paceOf, sourceFrame} from '../../../src/spot/timeline/pace.ts';

const FPS = 24;
const Picks = fc
  .record({
    in: fc.integer({min: 0, max: 60}),
    range: fc.option(fc.integer({min: 1, max: 120}), {nil: undefined}),
    speed: fc.integer({min: 25, max: 400}).map((percent) => percent / 100),
  })
  .map(({in: start, range, speed}) =>
    EditPick.parse({
      in: `${start}f`,
      ...(range === undefined ? {} : {out: `${start + range}f`}),
      speed,
    }),
  );

const framesOf = (pick: EditPick, frames: number, length = 100_000): number[] => {
  const clip = {...paceOf(pick, FPS), from: 10, length};
  return Array.from({length: frames}, (_, local) => sourceFrame(clip, 10 + local));
};

test('the frames of a clip never go back, never leave its range, and fill its slot', () => {
  fc.assert(
    fc.property(
      Picks,
      fc.integer({min: 1, max: 120}),
      fc.integer({min: 1, max: 90}),
      (pick, frames, length) => {
        const pace = paceOf(pick, FPS);
        const shown = framesOf(pick, frames, length);
        expect(shown).toHaveLength(frames);
        for (const [at, source] of shown.entries()) {
          expect(source).toBeGreaterThanOrEqual(shown[at - 1] ?? 0);
          expect(source).toBeLessThan(lengthShown({...pace, length}));
        }
      },
    ),
  );
});

test('a clip ends where its range ends, and asks for no frame after the end that is named', () => {
  fc.assert(
    fc.property(Picks, fc.integer({min: 1, max: 120}), (pick, frames) => {
      const pace = paceOf(pick, FPS);
      const end = endAsked(pace, frames);
      const exact = framesOf({...pick, out: `${end}f`}, frames);
      expect(exact.at(-1)).toBe(end - 1);
      expect(exact).toEqual(framesOf({...pick, out: undefined}, frames));
      if (end - 1 > pace.in) expect(framesOf({...pick, out: `${end - 1}f`}, frames).at(-1)).toBe(end - 2);
    }),
  );
});

test('a range is written in seconds or in frames', () => {
  const seconds = paceOf(EditPick.parse({in: 0.5, out: 2}), FPS);
  expect(seconds).toEqual({in: 12, out: 48, speed: 1});
  expect(paceOf(EditPick.parse({in: '12f', out: '48f'}), FPS)).toEqual(seconds);
  expect(EditPick.safeParse({out: '48 f'}).error?.issues[0]?.message).toContain('such as 36f');
});
