import {describe, expect, test} from 'vitest';
import type {CheckedMaster} from '../../../../../src/production/check/master.ts';
import {lightFlash, lightRedFlash} from '../../../../../src/production/check/rules/light/light-flash.ts';
import {emptyMeasures} from '../../../../../src/spot/findings/frame-measures.ts';
import {applyRule} from '../../../../../src/spot/findings/rule.ts';
import {type Box, FULL, type Rect} from '../../../../../src/spot/geometry/box.ts';
import {checkedMaster, FPS, FRAMES, found} from '../../masters.ts';

/** Two colours in turn, `rate` times in a second. */
const flashes = (rate: number, a: string, b: string) => ({
  source: `color=${a}:size=270x480:rate=${FPS}:duration=${FRAMES / FPS}`,
  filter: `drawbox=t=fill:color=${b}:enable='lt(mod(t*${rate}+0.001,1),0.5)'`,
});

const rulesOf = async (made: Parameters<typeof checkedMaster>[0]): Promise<string[]> =>
  found(await checkedMaster(made)).flatMap(({rule}) => (rule.startsWith('light-') ? [rule] : []));

test('four flashes in a second are found, and two are not', async () => {
  expect(await rulesOf(flashes(4, 'gray', '0x404040'))).toEqual(['light-flash']);
  expect(await rulesOf(flashes(2, 'gray', '0x404040'))).toEqual([]);
});

test('red flashes are found that are too weak for flashes of light', async () => {
  expect(await rulesOf(flashes(4, 'black', '0x600000'))).toEqual(['light-red-flash']);
  expect(await rulesOf(flashes(4, 'black', '0x000060'))).toEqual([]);
});

test('a stricter rate that is no whole number finds at least what the usual one finds', async () => {
  const master = await checkedMaster(flashes(4, 'gray', '0x404040'));
  const at = (to: number) =>
    applyRule(lightFlash, master, 'a', [
      {brand: 'a', rule: 'light-flash', limit: 'rate', unit: 'flashes', from: 3, to, by: null, why: null},
    ]).length;
  expect([3, 2.9, 2.75, 2.5].map(at)).toEqual([1, 1, 1, 1]);
});

type Light = number | readonly [number, number, number];

/** A spot of 1080 x 1920 px. */
const SCREEN: Box = {x: 0, y: 0, width: 1080, height: 1920};

type Edit = {
  /** The frames at which clips begin, and where these clips are. */
  cuts?: number[];
  rect?: Rect;
  /** The frames at which an opaque card comes and goes in turn, and its place. */
  cards?: number[];
  card?: Box;
};

/** What is found in two seconds whose cells have this linear light, by the position of their middle and the second. */
function rulesIn(
  light: (x: number, y: number, seconds: number) => Light,
  {cuts = [], rect = FULL, cards = [], card = SCREEN}: Edit = {},
): string[] {
  const grid = {columns: 18, rows: 32};
  const picture = emptyMeasures(grid, 2 * FPS);
  for (let at = 0; at < 2 * FPS * 576; at++) {
    const cell = at % 576;
    const value = light(
      ((cell % 18) + 0.5) / 18,
      (Math.floor(cell / 18) + 0.5) / 32,
      Math.floor(at / 576) / FPS,
    );
    const channels = typeof value === 'number' ? [value, value, value] : value;
    picture.light.set(
      channels.map((each) => Math.round(each * 65_535)),
      3 * at,
    );
  }
  const master = {
    spot: {fps: FPS, footage: cuts.map((from) => ({from, rect})), width: 1080, height: 1920},
    picture,
    covered: [0, ...cards].map((from, at) => ({from, hidden: at % 2 ? [card] : []})),
  } as unknown as CheckedMaster;
  return [lightFlash, lightRedFlash].flatMap((rule) =>
    applyRule(rule, master, 'a').map((found) => found.rule),
  );
}

/** True in the second half of each period of a square wave. */
const isOn = (seconds: number, rate: number): boolean => (seconds * rate) % 1 >= 0.5;

test('halves of the screen that are exchanged 3.75 times in a second flash 1.9 times at each place', () => {
  expect(rulesIn((_, y, seconds) => (y < 0.5 === isOn(seconds, 1.875) ? 0.5 : 0.1))).toEqual([]);
  expect(rulesIn((_, y, seconds) => (y < 0.5 === isOn(seconds, 3.75) ? 0.5 : 0.1))).toEqual(['light-flash']);
});

test('a montage of pictures that are bright in different places does not flash', () => {
  const picture = (x: number, y: number, number: number): number =>
    0.3 + 0.25 * Math.sin(7 * x + 5 * number) * Math.cos(4 * y - 3 * number);
  expect(rulesIn((x, y, seconds) => picture(x, y, Math.floor(seconds * 6)))).toEqual([]);
});

test('a flash that moves over the screen is one flash after the other, and a bright bar that passes is none', () => {
  const moves = (_: number, y: number, seconds: number): number =>
    Math.abs(y - seconds / 2) < 0.2 && isOn(seconds, 5) ? 0.6 : 0.1;
  expect(rulesIn(moves)).toEqual(['light-flash']);
  expect(rulesIn((_, y, seconds) => (Math.abs(y - ((2 * seconds) % 1)) < 0.2 ? 0.6 : 0.1))).toEqual([]);
});

test('a red that gets brighter and darker is no red flash, and one that turns to black or grey is', () => {
  const between = (a: Light, b: Light) => (_: number, _y: number, seconds: number) =>
    isOn(seconds, 4) ? a : b;
  expect(rulesIn(between([0.3, 0, 0], [0.15, 0, 0]))).toEqual([]);
  expect(rulesIn(between([0.3, 0, 0], 0))).toEqual(['light-red-flash']);
  expect(rulesIn(between([0.3, 0, 0], 0.06))).toEqual(['light-red-flash']);
});

test.each([
  ['a change of 19', [19 / 320, 0, 0], []],
  ['a change of 21', [21 / 320, 0, 0], ['light-red-flash']],
  ['79 % of red', [0.395, 0.0525, 0.0525], []],
  ['81 % of red', [0.405, 0.0475, 0.0475], ['light-red-flash']],
] as const)('a red flash with %s', (_, red, expected) => {
  // A grey of nearly the same luminance, so that it is no flash of light.
  const grey = 0.2126 * red[0] + 0.7152 * red[1];
  expect(rulesIn((_x, _y, seconds) => (isOn(seconds, 4) ? red : grey < 0.05 ? 0 : grey))).toEqual(expected);
});

test('2.9 flashes in a second do not become more by a cut or a card after them; a strobe that cuts or cards make is found', () => {
  const untilCut = (_: number, _y: number, seconds: number): number =>
    seconds >= 1 ? 0.1 : isOn(seconds + 0.25, 2.9) ? 0.6 : 0.1;
  expect(rulesIn(untilCut, {cuts: [30]})).toEqual([]);
  expect(rulesIn(untilCut, {cards: [30]})).toEqual([]);
  expect(rulesIn(untilCut)).toEqual(['light-flash']);
  const cuts = Array.from({length: 15}, (_, at) => 4 * at);
  const strobe = (_: number, _y: number, seconds: number) =>
    Math.floor((seconds * FPS) / 4) % 2 ? 0.6 : 0.1;
  expect(rulesIn(strobe, {cuts})).toEqual(['light-flash']);
  expect(rulesIn(strobe, {cards: cuts.slice(1)})).toEqual(['light-flash']);
});

/** So many changes of the whole screen, four frames apart, from frame 10 on. */
const changes = (count: number) => (_: number, _y: number, seconds: number) =>
  Math.min(count, Math.floor((Math.round(seconds * FPS) - 6) / 4)) % 2 === 1 ? 0.6 : 0.1;

describe('a strobe of 3.5 flashes in a second is found', () => {
  const [first, last] = [10, 34];
  const dot = {x: 520, y: 900, width: 4, height: 4};
  const half = {...SCREEN, height: 960};

  test('whatever opaque graphics come or go at its ends, if the rest of the screen flashes', () => {
    expect(rulesIn(changes(6))).toEqual([]);
    expect(rulesIn(changes(7))).toEqual(['light-flash']);
    for (const card of [dot, half])
      for (const cards of [[first], [last], [first, last]])
        expect(rulesIn(changes(7), {cards, card})).toEqual(['light-flash']);
  });

  test('if a clip beside it begins at one of its ends', () => {
    const rect = {x: 0, y: 0.75, width: 1, height: 0.25};
    expect(rulesIn(changes(7), {cuts: [last], rect})).toEqual(['light-flash']);
    expect(rulesIn(changes(7), {cuts: [last]})).toEqual([]);
  });

  test('but not if its last change is a card over the screen, from which nothing returns', () => {
    expect(rulesIn(changes(7), {cards: [last]})).toEqual([]);
    expect(rulesIn(changes(7), {cards: [last], card: {...SCREEN, height: 1560}})).toEqual([]);
  });
});

test('four whole flashes in a second are found, also if cuts or cards over the screen are at both of their ends', () => {
  const ends = [10, 38];
  expect(rulesIn(changes(8), {cards: ends})).toEqual(['light-flash']);
  expect(rulesIn(changes(8), {cuts: ends})).toEqual(['light-flash']);
  expect(rulesIn(changes(8), {cards: [10], cuts: [38]})).toEqual(['light-flash']);
  const red = (x: number, y: number, seconds: number): Light =>
    changes(8)(x, y, seconds) > 0.5 ? [0.3, 0, 0] : 0;
  expect(rulesIn(red, {cards: ends})).toEqual(['light-red-flash']);
});
