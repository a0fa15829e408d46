import fc from 'fast-check';
import {expect, test} from 'vitest';
import {cutBed, placeCues} from '../../../src/spot/sound/mix-plan.ts';

const bed = {src: 'a', seconds: 30, bpm: 96, beats: 4};
const length = (pieces: {from: number; to: number}[]): number =>
  pieces.reduce((sum, {from, to}) => sum + to - from, 0);

test('a bed of twelve bars is cut to six: three from the front, three from the end', () => {
  expect(cutBed(bed, 15)).toMatchObject({
    pieces: [
      {from: 0, to: 7.5},
      {from: 22.5, to: 30},
    ],
  });
});

test('a bed of the right length is not cut at all', () => {
  expect(cutBed(bed, 30).pieces).toEqual([{from: 0, to: 30}]);
});

test('a bed that is too short repeats its middle and still ends as it ends', () => {
  const {pieces} = cutBed({...bed, seconds: 10}, 20);
  expect(length(pieces)).toBeCloseTo(20);
  expect(pieces.at(-1)?.to).toBeCloseTo(10);
});

test('every cut has exactly the length, ends with a bar, and jumps only by whole bars', () => {
  const beds = fc.record({
    src: fc.constant('a'),
    seconds: fc.double({min: 1, max: 120, noNaN: true}),
    bpm: fc.integer({min: 60, max: 180}),
    beats: fc.constantFrom(3, 4),
  });
  fc.assert(
    fc.property(beds, fc.double({min: 2, max: 90, noNaN: true}), (any, seconds) => {
      const bar = Math.min((60 / any.bpm) * any.beats, any.seconds);
      const {pieces} = cutBed(any, seconds);
      expect(length(pieces)).toBeCloseTo(seconds, 6);
      expect(pieces[0]?.from).toBeLessThan(bar);
      // One that was made for the length plays as it is.
      const isWhole = pieces.length === 1 && pieces[0]?.from === 0 && pieces[0].to === seconds;
      for (const [index, {from, to}] of pieces.entries()) {
        if (index > 0) expect(from / bar).toBeCloseTo(Math.round(from / bar), 6);
        // A spot that is a frame longer than its bars has them, and that frame.
        const isLast = index === pieces.length - 1;
        const late = to - Math.round(to / bar) * bar;
        if (!isWhole) expect(Math.abs(late)).toBeLessThanOrEqual(isLast ? 0.03 + 1e-6 : 1e-6);
        expect(to).toBeGreaterThan(from);
        expect(to).toBeLessThanOrEqual(any.seconds + 0.1 + 1e-6);
      }
    }),
  );
});

test('cues are placed in seconds, in order; a sound that the brand lacks is left out', () => {
  expect(
    placeCues(
      [
        {sound: 'pop', at: 60, gain: -3},
        {sound: 'whoosh', at: 30},
        {sound: 'none', at: 0},
      ],
      {pop: 'p', whoosh: 'w'},
      30,
    ),
  ).toEqual([
    {src: 'w', at: 1, gain: 0},
    {src: 'p', at: 2, gain: -3},
  ]);
});

test('a bed that is shorter than a bar is repeated whole', () => {
  const {pieces} = cutBed({src: 'a', seconds: 1.2, bpm: 80, beats: 4}, 6);
  expect(pieces).toEqual(Array.from({length: 5}, () => ({from: 0, to: expect.closeTo(1.2)})));
});

test.each([
  ['a frame longer than the spot, over a last bar that is not full', 100, 15 + 1 / 30, 15],
  ['exactly as long as the spot, and not a whole number of bars', 100, 15, 15],
  ['half a bar longer than the spot', 96, 7, 6],
  ['a frame shorter than the spot', 100, 15 - 1 / 30, 15],
])('a bed that was made for the length of the spot plays as it is: %s', (_, bpm, long, seconds) => {
  expect(cutBed({src: 'a', seconds: long, bpm, beats: 4}, seconds).pieces).toEqual([{from: 0, to: seconds}]);
});

test('a waltz is cut on its bars of three beats', () => {
  const {pieces} = cutBed({src: 'a', seconds: 18, bpm: 90, beats: 3}, 8);
  expect(pieces).toEqual([
    {from: 0, to: 4},
    {from: 14, to: 18},
  ]);
});

test('a bed of less than half a second is repeated whole', () => {
  const {pieces} = cutBed({src: 'a', seconds: 0.4, bpm: 120, beats: 4}, 2);
  expect(pieces).toEqual(Array.from({length: 5}, () => ({from: 0, to: expect.closeTo(0.4)})));
});

test('a bed whose bars do not fill the spot begins within its first bar, and ends as it ends', () => {
  const {pieces, fade, fadeIn} = cutBed({src: 'a', seconds: 24, bpm: 120, beats: 4}, 7);
  expect(pieces).toEqual([
    {from: 1, to: 4},
    {from: 20, to: 24},
  ]);
  expect(fade).toBeLessThan(0.1);
  expect(fadeIn).toBeCloseTo(0.03);
  expect(cutBed({src: 'a', seconds: 24, bpm: 120, beats: 4}, 8).fadeIn).toBeUndefined();
});

test('a bed that was not made for the length, and has too few bars, fades at its end', () => {
  expect(cutBed({src: 'a', seconds: 7, bpm: 96, beats: 4}, 6).fade).toBeCloseTo(0.6);
  expect(cutBed({src: 'a', seconds: 15.02, bpm: 100, beats: 4}, 15).fade).toBeLessThan(0.1);
});

test.each([
  ['whose length a program rounded down to a sample', 110, 1_675_636 / 48_000, 0, 16],
  ['whose first beat was measured some milliseconds late', 120, 32, 0.004, 16],
  ['whose length is a millisecond short, as its file says', 112, 32.142, 0, 15],
  ['that an encoder made longer', 112, 32.164, 0, 15],
])('a bed %s keeps its last bar, with the ending', (_, bpm, seconds, offset, bars) => {
  const bar = 240 / bpm;
  for (const long of [6, 15, 30]) {
    const {pieces} = cutBed({src: 'a', seconds, bpm, beats: 4, offset}, long);
    expect(pieces.at(-1)?.to, `${long} s`).toBeCloseTo(offset + bars * bar, 6);
    expect(length(pieces)).toBeCloseTo(long, 6);
  }
});

test('a bed whose measured tempo makes the spot a hair longer than its bars keeps the first bar', () => {
  const bar = 240 / 112.02;
  const {pieces} = cutBed({src: 'a', seconds: 15 * bar, bpm: 112.02, beats: 4}, 15);
  expect(pieces[0]?.from).toBe(0);
  expect(pieces.at(-1)?.to).toBeCloseTo(15 * bar + (15 - 7 * bar), 6);
  expect(length(pieces)).toBeCloseTo(15, 6);
});
