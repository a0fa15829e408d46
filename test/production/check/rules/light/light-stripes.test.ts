import {expect, test} from 'vitest';
import type {CheckedMaster} from '../../../../../src/production/check/master.ts';
import {lightStripes} from '../../../../../src/production/check/rules/light/light-stripes.ts';
import type {Finding} from '../../../../../src/spot/findings/finding.ts';
import {applyRule} from '../../../../../src/spot/findings/rule.ts';
import {greyPixels, measuresOf} from '../../measure/footage.ts';

const SIZE = {width: 270, height: 480};
const FPS = 10;

type Pattern = {
  /** Pairs over the width. */
  pairs: number;
  /** The part of the height that they cover. */
  area?: number;
  /** Parts of a pair by which they have moved at a frame. */
  shift?: (frame: number) => number;
  dark?: number;
  light?: number;
  frames?: number;
  /** The turn of the stripes, in parts of a whole turn. */
  turn?: number;
  /** The luma at a place below the stripes. Default: dark. */
  beside?: (x: number, y: number, frame: number) => number;
  /** The frames at which clips begin. */
  cuts?: number[];
};

function found({
  pairs,
  area = 1,
  shift = () => 0,
  dark = 30,
  light = 220,
  frames = 10,
  turn = 0,
  beside = () => dark,
  cuts = [0],
}: Pattern): Finding[] {
  const pictures = Array.from({length: frames}, (_, frame) =>
    greyPixels(SIZE, (x, y) => {
      if (y >= area * SIZE.height) return beside(x, y, frame);
      const along = x * Math.cos(2 * Math.PI * turn) + y * Math.sin(2 * Math.PI * turn);
      const place = (along * pairs) / SIZE.width + shift(frame) + 0.25;
      return place - Math.floor(place) < 0.5 ? dark : light;
    }),
  );
  const picture = measuresOf(pictures, SIZE);
  return applyRule(
    lightStripes,
    {spot: {fps: FPS, frames, footage: cuts.map((from) => ({from}))}, picture} as unknown as CheckedMaster,
    'a',
  );
}

const severities = (pattern: Pattern): string[] => found(pattern).map(({severity}) => severity);

const flip = (frame: number): number => (frame % 2) / 2;

test('more than eight pairs that move are an error, and that stand still a warning', () => {
  expect(severities({pairs: 10, shift: flip})).toEqual(['error']);
  expect(severities({pairs: 10})).toEqual(['warning']);
});

test('six to eight pairs are a warning if they move, and five are none', () => {
  expect(severities({pairs: 7, shift: flip})).toEqual(['warning']);
  expect(severities({pairs: 7})).toEqual([]);
  expect(severities({pairs: 5, shift: flip})).toEqual([]);
});

test('what moves beside stripes that stand still does not make them move', () => {
  const walker = (x: number, _: number, frame: number) => (Math.abs(x - 20 * frame) < 30 ? 220 : 30);
  expect(severities({pairs: 10, area: 0.5, beside: walker})).toEqual(['warning']);
  expect(severities({pairs: 7, area: 0.5, beside: walker})).toEqual([]);
  expect(severities({pairs: 10, area: 0.5, beside: walker, shift: flip})).toEqual(['error']);
});

test('stripes move if they are as fine as the parts of the picture that are measured', () => {
  for (const pairs of [18, 36]) expect(severities({pairs, shift: flip, area: 0.4})).toEqual(['error']);
});

test('a cut from still stripes to others does not make them move, and a flip of one clip does', () => {
  const once = (frame: number): number => (frame < 6 ? 0 : 0.5);
  expect(severities({pairs: 10, shift: once, frames: 12, cuts: [0, 6]})).toEqual(['warning']);
  expect(severities({pairs: 10, shift: once, frames: 12})).toEqual(['error']);
});

test('stripes of any orientation count', () => {
  expect(severities({pairs: 10, shift: flip, turn: 0.25})).toEqual(['error']);
  expect(severities({pairs: 14, shift: flip, turn: 0.125})).toEqual(['error']);
});

test.each([
  [0.22, 0],
  [0.3, 1],
])('stripes over %f of the screen are %i findings', (area, count) => {
  expect(severities({pairs: 12, shift: flip, area})).toHaveLength(count);
});

test('stripes of a low contrast, dark ones, and ones that are shown for less than half a second are none', () => {
  expect(severities({pairs: 10, shift: flip, dark: 200, light: 206})).toEqual([]);
  expect(severities({pairs: 10, shift: flip, dark: 20, light: 110})).toEqual([]);
  expect(severities({pairs: 10, shift: flip, frames: 4})).toEqual([]);
});

test('a finding says where it is, how many pairs, and over how much of the screen', () => {
  expect(found({pairs: 10, shift: flip})).toEqual([
    {
      ...{rule: 'light-stripes', severity: 'error', variant: 'a', frames: {from: 0, frames: 10}},
      expected: 'at most 8 light-dark pairs of stripes over more than 25 % of the screen',
      got: expect.stringMatching(/^more than 8, over \d+ % of the screen$/),
      evidence: {area: expect.any(Number), frame: 0},
    },
  ]);
});
