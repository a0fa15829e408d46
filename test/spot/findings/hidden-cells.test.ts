import {expect, test} from 'vitest';
import type {CoveredFootage} from '../../../src/spot/findings/covered-footage.ts';
import {hiddenCells} from '../../../src/spot/findings/hidden-cells.ts';

const FRAME = {width: 1080, height: 1920};
/** 36 x 64 quarter cells of 30 x 30 pixels. */
const GRID = {columns: 18, rows: 32};
const ALL = Array.from({length: 36 * 64}, (_, index) => index);
const upper = (height: number) => ({x: 0, y: 0, width: 1080, height});

const hidden = (covered: Partial<CoveredFootage>, frame = 0): number => {
  const whole = {
    from: 0,
    frames: 10,
    hidden: [],
    words: [],
    touched: [],
    black: false,
    rests: [],
    ...covered,
  };
  return hiddenCells([whole], FRAME, GRID)(frame, ALL).hidden.filter(Boolean).length / 36;
};

test('rows of cells that an area touches, with 4 pixels around it, are hidden while it is there', () => {
  expect(hidden({hidden: [upper(295)]})).toBe(10);
  expect(hidden({hidden: [upper(297)]})).toBe(11);
  expect(hidden({hidden: [upper(300)]}, 10)).toBe(0);
});

test('areas that may hide a part are left out as well, as long as a quarter of the cells stays', () => {
  expect(hidden({touched: [upper(1430)]})).toBe(48);
  expect(hidden({touched: [upper(1500)]})).toBe(0);
  expect(hidden({hidden: [upper(290)], touched: [upper(1920)]})).toBe(10);
});

test('says whether cells under translucent areas are among the open ones', () => {
  const shaded = (covered: Partial<CoveredFootage>): boolean =>
    hiddenCells(
      [{from: 0, frames: 1, hidden: [], words: [], touched: [], black: false, rests: [], ...covered}],
      FRAME,
      GRID,
    )(0, ALL).shaded;
  expect(shaded({})).toBe(false);
  expect(shaded({touched: [upper(900)]})).toBe(false);
  expect(shaded({hidden: [upper(1800)]})).toBe(false);
  expect(shaded({touched: [upper(1920)]})).toBe(true);
});

test('under a shade over the whole frame, only the cells with words are left out', () => {
  expect(hidden({words: [upper(296)], touched: [upper(1920)]})).toBe(10);
  expect(hidden({hidden: [upper(296)], words: [upper(1800)], touched: [upper(1920)]})).toBe(10);
  expect(hidden({hidden: [upper(1796)]})).toBe(60);
});
