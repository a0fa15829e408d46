import sharp from 'sharp';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {encoding} from '../../../../src/machine/media/conform.ts';
import {BLANK_SPOT} from '../../../../src/picture/blank-spot.ts';
import {Pick as EditPick} from '../../../../src/spot/documents/edit.ts';
import type {Take} from '../../../../src/spot/takes/take.ts';
import {type Footage, layTimeline} from '../../../../src/spot/timeline/timeline.ts';
import {openStage, type Stage} from '../../../support/browser/open-stage.ts';
import {numberedClip, numberIn} from '../../../support/numbered-clip.ts';
import {drawGraph} from './composite/draw-graph.ts';

const SIZE = {width: 120, height: 240};
const FPS = 24;
const LENGTH = 120;

let stage: Stage;
let file: string;
beforeAll(async () => {
  stage = await openStage();
  file = await numberedClip({...SIZE, rate: String(FPS), frames: LENGTH}, encoding(FPS, 3));
});
afterAll(() => stage?.close());

const take = (src: string): Take => ({
  ...{shot: 'ice', number: 1, provider: 'library', model: 'supplied', request: '', src},
  ...{frames: LENGTH, fps: FPS, ...SIZE, focus: [0.5, 0.5], warnings: [], rights: null},
});

/** Slots of 20 frames, one for each pick. */
function laid(src: string, picks: readonly object[]): Footage[] {
  const slots = Object.fromEntries(picks.map((_, at) => [`s${at}`, {seconds: 20 / FPS}]));
  const fillings = Object.fromEntries(
    picks.map((pick, at) => [`s${at}`, {take: take(src), pick: EditPick.parse(pick)}]),
  );
  const frames = picks.length * 20;
  return layTimeline({slots, fillings, transitions: {}, fps: FPS, frames, ...SIZE}).footage;
}

const range = (from: number, to: number): number[] =>
  Array.from({length: to - from + 1}, (_, at) => from + at);
const times = (count: number, frame: number): number[] => Array(count).fill(frame);

/** Picks, and the frames of the clip that have to show. */
const CASES: readonly [string, object, number[]][] = [
  [
    'a ramp that slows down',
    {in: '10f', speed: {from: 2, to: 0.1}},
    // Over 19 frames, the speed falls by 0.1 a frame.
    Array.from({length: 20}, (_, t) => 10 + Math.floor(2 * t - 0.05 * t * t + 1e-9)),
  ],
  [
    'a ramp with points',
    {
      in: 1,
      speed: [
        {at: '4f', speed: 0.5},
        {at: '8f', speed: 4},
      ],
    },
    // 4 frames at 0.5, then 4 frames over which it grows to 4, then 4 a frame.
    Array.from({length: 20}, (_, t) => {
      const rising = Math.min(Math.max(t - 4, 0), 4);
      const played = 0.5 * Math.min(t, 4) + 0.5 * rising + (3.5 / 8) * rising ** 2 + 4 * Math.max(t - 8, 0);
      return 24 + Math.floor(played + 1e-9);
    }),
  ],
  ['a freeze at the start', {in: '5f', freeze: {at: 'start', for: '6f'}}, [...times(6, 5), ...range(6, 19)]],
  [
    'a freeze at a place',
    {in: '40f', freeze: {at: '46f', for: '9f'}},
    [...range(40, 45), ...times(9, 46), ...range(47, 51)],
  ],
  [
    'a range that ends, and holds its last frame',
    {in: '70f', out: '78f', freeze: {at: 'end'}},
    [...range(70, 77), ...times(12, 77)],
  ],
  ['a range that the slot fills', {in: '80f', out: '100f'}, range(80, 99)],
  ['a take that ends before its slot', {in: '112f'}, [...range(112, 119), ...times(12, 119)]],
  [
    'a fast take that ends before its slot',
    {in: '100f', speed: 2},
    [...range(0, 9).map((at) => 100 + 2 * at), ...times(10, 119)],
  ],
];

const numberOf = (luma: Uint8Array): number => numberIn(luma, SIZE.width);

test('both engines show the frames that ramps, freezes and ranges name', async () => {
  const expected = CASES.flatMap(([, , frames]) => frames);
  const picks = CASES.map(([, pick]) => pick);
  const frames = expected.length;

  const frame = {...SIZE, fps: FPS as 24};
  const set = await drawGraph({footage: laid(file, picks), from: 0, frames, frame, ground: '#000000'});
  expect(set.map(numberOf)).toEqual(expected);

  const safe = {x: 0, y: 0, ...SIZE};
  const footage = laid(stage.put(file), picks);
  const spot = {...BLANK_SPOT, ...SIZE, safe, slots: {}, fps: FPS as 24, frames, footage};
  const pictures = await stage.frames('spot', spot, {...SIZE, fps: FPS, frames}, 1);
  const drawn = await Promise.all(pictures.map((png) => sharp(png).extractChannel(1).raw().toBuffer()));
  expect(drawn.map(numberOf)).toEqual(expected);
});

test('a segment that begins within a ramp or a freeze shows the same frames', async () => {
  const expected = CASES.flatMap(([, , frames]) => frames);
  const footage = laid(
    file,
    CASES.map(([, pick]) => pick),
  );
  for (const [from, count] of [
    [7, 9],
    [27, 20],
    [43, 33],
    [85, 10],
    [130, 9],
    [148, 12],
  ] as const) {
    const frame = {...SIZE, fps: FPS as 24};
    const drawn = await drawGraph({footage, from, frames: count, frame, ground: '#000000'});
    expect(drawn.map(numberOf)).toEqual(expected.slice(from, from + count));
  }
});
