import {expect, test} from 'vitest';
import {cutCells} from '../../../src/spot/findings/cut-cells.ts';
import {type Box, FULL} from '../../../src/spot/geometry/box.ts';

/** 4 x 8 cells of 10 x 10 px. */
const SCREEN = {width: 40, height: 80};
const GRID = {columns: 4, rows: 8};

/** The cells that are cut at a frame. */
const cut = (edited: Partial<Parameters<typeof cutCells>[0]>, frame: number): number[] => {
  const isCut = cutCells({footage: [], covered: [], ...edited}, SCREEN, GRID);
  return Array.from({length: 32}, (_, cell) => cell).filter((cell) => isCut(frame, cell));
};
const box = (x: number, y: number, width: number, height: number): Box => ({x, y, width, height});
/** Graphics that hide one area after the other, five frames each. */
const hides = (...areas: Box[][]) => ({covered: areas.map((hidden, at) => ({from: 5 * at, hidden}))});

test('a clip cuts the cells of its part of the screen, at its first frame', () => {
  const footage = [
    {from: 0, rect: FULL},
    {from: 7, rect: {x: 0, y: 0, width: 0.5, height: 0.25}},
  ];
  expect(cut({footage}, 0)).toHaveLength(32);
  expect(cut({footage}, 7)).toEqual([0, 1, 4, 5]);
  expect(cut({footage}, 8)).toEqual([]);
});

test('graphics cut the cells that they begin to hide, and those that they leave', () => {
  const moving = hides([], [box(0, 0, 20, 10)], [box(10, 0, 20, 10)], []);
  expect([0, 5, 6, 10, 15].map((frame) => cut(moving, frame))).toEqual([[], [0, 1], [], [0, 2], [1, 2]]);
});

test('a cell of which less than a half changes is not cut', () => {
  expect(cut(hides([], [box(12, 2, 4, 4)]), 5)).toEqual([]);
  expect(cut(hides([], [box(10, 0, 4.9, 10)]), 5)).toEqual([]);
  expect(cut(hides([], [box(10, 0, 5, 10)]), 5)).toEqual([1]);
  expect(cut(hides([], [box(10, 0, 3, 10), box(10, 0, 3, 10)]), 5)).toEqual([]);
});

test('graphics that change under others that hide the same cells cut nothing', () => {
  const card = box(0, 0, 40, 80);
  expect(cut(hides([card], [card, box(5, 5, 30, 30)], [box(-1, -1, 42, 82)]), 5)).toEqual([]);
  expect(cut(hides([card], [card, box(5, 5, 30, 30)], [box(-1, -1, 42, 82)]), 10)).toEqual([]);
});
