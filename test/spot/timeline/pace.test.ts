import fc from 'fast-check';
import {expect, test} from 'vitest';
import {Pick as EditPick} from '../../../src/spot/documents/edit.ts';
import {averageSpeed, endAsked, lengthShown, paceOf, sourceFrame} from '../../../src/spot/timeline/pace.ts';

const FPS = 24;
const Fine = fc.integer({min: 25, max: 400}).map((percent) => percent / 100);
const Time = fc.integer({min: 0, max: 70}).map((frames) => `${frames}f`);
const Speeds = fc.oneof(
  Fine,
  fc.record({from: Fine, to: Fine}),
  fc
    .array(fc.record({at: fc.integer({min: 0, max: 90}), speed: Fine}), {minLength: 2, maxLength: 5})
    .map((points) => points.toSorted((a, b) => a.at - b.at).map(({at, speed}) => ({at: `${at}f`, speed}))),
);
const Freezes = fc.option(
  fc.record({
    at: fc.oneof(
      fc.constantFrom('start', 'end'),
      fc.integer({min: 60, max: 120}).map((at) => `${at}f`),
    ),
    for: Time,
  }),
  {nil: undefined},
);
const Picks = fc
  .record({
    freeze: Freezes,
    in: fc.integer({min: 0, max: 60}),
    range: fc.option(fc.integer({min: 1, max: 120}), {nil: undefined}),
    speed: Speeds,
  })
  .map(({in: start, range, speed, freeze}) =>
    EditPick.parse({
      ...(freeze ? {freeze} : {}),
      in: `${start}f`,
      ...(range === undefined ? {} : {out: `${start + range}f`}),
      speed,
    }),
  );

const framesOf = (pick: EditPick, frames: number, length = 100_000): number[] => {
  const clip = {...paceOf(pick, {fps: FPS, frames, length}), from: 10, length};
  return Array.from({length: frames}, (_, local) => sourceFrame(clip, 10 + local));
};

test('the frames of a clip never go back, never leave its range, and fill its slot', () => {
  fc.assert(
    fc.property(
      Picks,
      fc.integer({min: 1, max: 120}),
      fc.integer({min: 1, max: 90}),
      (pick, frames, length) => {
        const pace = paceOf(pick, {fps: FPS, frames, length});
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
      const pace = paceOf(pick, {fps: FPS, frames});
      const end = endAsked(pace, frames);
      const exact = framesOf({...pick, out: `${end}f`}, frames);
      expect(exact.at(-1)).toBe(end - 1);
      expect(exact).toEqual(framesOf({...pick, out: undefined}, frames));
      if (end - 1 > pace.in) expect(framesOf({...pick, out: `${end - 1}f`}, frames).at(-1)).toBe(end - 2);
    }),
  );
});

test('a range is written in seconds or in frames', () => {
  const seconds = paceOf(EditPick.parse({in: 0.5, out: 2}), {fps: FPS, frames: 12});
  expect(seconds).toEqual({in: 12, out: 48, speed: 1});
  expect(paceOf(EditPick.parse({in: '12f', out: '48f'}), {fps: FPS, frames: 12})).toEqual(seconds);
  expect(EditPick.safeParse({out: '48 f'}).error?.issues[0]?.message).toContain('such as 36f');
});

test('a frame freezes at the start, at the end or at a place, for exactly as long as the edit says', () => {
  const shown = (freeze: object, more: object = {}) =>
    framesOf(EditPick.parse({in: '5f', freeze, ...more}), 8, 20);
  expect(shown({at: 'start', for: '3f'})).toEqual([5, 5, 5, 6, 7, 8, 9, 10]);
  expect(shown({at: 'end', for: '3f'})).toEqual([5, 6, 7, 8, 9, 10, 10, 10]);
  expect(shown({at: '7f', for: '3f'})).toEqual([5, 6, 7, 7, 7, 8, 9, 10]);
  // At double speed, frame 8 would be left out: it is shown, because the edit names it.
  expect(shown({at: '8f', for: '3f'}, {speed: 2})).toEqual([5, 7, 8, 8, 8, 11, 13, 15]);
  expect(shown({at: 'start', for: '60f'})).toEqual(Array(8).fill(5));
  expect(shown({at: 'end', for: '60f'})).toEqual(Array(8).fill(5));
});

test('a freeze at the end without a length holds the last frame of the range, or of the take', () => {
  const freeze = {at: 'end'};
  expect(framesOf(EditPick.parse({in: '5f', out: '9f', freeze}), 8, 20)).toEqual([5, 6, 7, 8, 8, 8, 8, 8]);
  expect(framesOf(EditPick.parse({in: '5f', freeze}), 8, 10)).toEqual([5, 6, 7, 8, 9, 9, 9, 9]);
  expect(framesOf(EditPick.parse({in: '5f', freeze}), 4, 10)).toEqual([5, 6, 7, 8]);
});

test('a ramp from one speed to another ends with the slot, and does not count the frames of a freeze', () => {
  const speed = {from: 2, to: 0.5};
  const {speed: points} = paceOf(EditPick.parse({speed}), {fps: FPS, frames: 31});
  expect(points).toEqual([
    {at: 0, speed: 2},
    {at: 30, speed: 0.5},
  ]);
  const frozen = paceOf(EditPick.parse({speed, freeze: {at: 'start', for: '10f'}}), {fps: FPS, frames: 31});
  expect(frozen.speed).toEqual([
    {at: 0, speed: 2},
    {at: 21, speed: 0.5},
  ]);
  // 21 frames that move, at 1.25 on average.
  expect(endAsked(frozen, 31) - 1).toBe(26);
  expect(averageSpeed(frozen, 31)).toBeCloseTo(26 / 30, 5);
});

test('a ramp goes over the whole slot where the freeze is not reached, and stops for the part of the freeze that fits', () => {
  const pick = EditPick.parse({speed: {from: 2, to: 0.3}, freeze: {at: '60f', for: '30f'}});
  const end = (frames: number) => paceOf(pick, {fps: FPS, frames}).speed;
  const ramp = (frames: number) => [
    {at: 0, speed: 2},
    {at: frames, speed: 0.3},
  ];
  // 60 frames move, at 1.15 on average, and 30 hold.
  expect(end(90)).toEqual(ramp(60));
  expect(framesOf(pick, 90).filter((source) => source === 60).length).toBeGreaterThanOrEqual(30);
  // The whole slot would come to frame 67: 53 frames come to frame 60, which stays to the end.
  expect(end(60)).toEqual(ramp(53));
  expect(framesOf(pick, 60).at(-1)).toBe(60);
  // 29 frames come to frame 33 only.
  expect(paceOf(pick, {fps: FPS, frames: 30})).toEqual({in: 0, speed: ramp(29)});
  expect(framesOf(pick, 30).at(-1)).toBe(33);
});

test('a freeze changes nothing in slots that end before it, and is in all that come to it', () => {
  fc.assert(
    fc.property(
      Picks,
      fc.integer({min: 0, max: 120}),
      Time,
      fc.integer({min: 1, max: 120}),
      (pick, later, length, frames) => {
        const moving = {...pick, freeze: undefined, out: undefined};
        const place = paceOf(moving, {fps: FPS, frames}).in + later;
        const frozen = {...moving, freeze: {at: `${place}f`, for: length}};
        const reaches = (framesOf(moving, frames).at(-1) ?? 0) >= place;
        expect(framesOf(frozen, frames).includes(place)).toBe(reaches);
        if (!reaches) expect(framesOf(frozen, frames)).toEqual(framesOf(moving, frames));
      },
    ),
  );
});

test('a freeze at the end holds under the transition that follows, also where the last frame comes only there', () => {
  const freeze = EditPick.parse({out: '9f', freeze: {at: 'end'}});
  const clip = (tail: number) => ({
    ...paceOf(freeze, {fps: FPS, frames: 8, tail}),
    from: 0,
    length: 100,
  });
  expect(clip(0).hold).toBeUndefined();
  expect(clip(1).hold).toEqual({from: 8, frames: null, source: 8});
  expect([7, 8, 9, 20].map((frame) => sourceFrame(clip(6), frame))).toEqual([7, 8, 8, 8]);
  expect(endAsked(clip(6), 14)).toBe(9);
});
