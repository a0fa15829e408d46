import {describe, expect, test} from 'vitest';
import {luminances, saturatedReds} from '../../../src/spot/findings/cell-changes.ts';
import {flashingPlaces, transitionsOf} from '../../../src/spot/findings/flashes.ts';
import {emptyMeasures, type FrameMeasures} from '../../../src/spot/findings/frame-measures.ts';

const GRID = {columns: 18, rows: 32};
type Light = readonly [number, number, number];

/** A clip whose cells have the light that `light` says, by the position of their middle (0 to 1) and the frame. */
function clip(frames: number, light: (x: number, y: number, frame: number) => Light): FrameMeasures {
  const measures = emptyMeasures(GRID, frames);
  const cells = GRID.columns * GRID.rows;
  for (let at = 0; at < frames * cells; at++) {
    const cell = at % cells;
    const x = ((cell % GRID.columns) + 0.5) / GRID.columns;
    const y = (Math.floor(cell / GRID.columns) + 0.5) / GRID.rows;
    measures.light.set(
      light(x, y, Math.floor(at / cells)).map((value) => Math.round(value * 65_535)),
      3 * at,
    );
  }
  return measures;
}

const grey = (value: number): Light => [value, value, value];
/** A square wave: true in every other half of a period. */
const isOn = (frame: number, rate: number, fps = 30): boolean =>
  Math.floor((2 * rate * frame) / fps) % 2 === 1;

const count = (measures: FrameMeasures, limits = {change: 0.1, darker: 0.8, area: 0.25}): number =>
  transitionsOf(luminances(measures), measures, limits).length;

describe('a transition of the picture', () => {
  test.each([
    ['a change of 0.11 counts', 0.2, 0.31, 1, true],
    ['a change of 0.09 does not', 0.2, 0.29, 1, false],
    ['a darker state of 0.79 counts', 0.79, 0.95, 1, true],
    ['a darker state of 0.81 does not', 0.81, 0.97, 1, false],
    ['26 % of the screen counts', 0.1, 0.6, 0.26, true],
    ['24 % of the screen does not', 0.1, 0.6, 0.24, false],
  ])('%s', (_, dark, bright, height, counts) => {
    const rows = Math.round(height * GRID.rows * 1000) / 1000;
    const flashing = clip(60, (_x, y, frame) => {
      const inside = Math.min(1, Math.max(0, rows - (y * GRID.rows - 0.5)));
      return grey(dark + inside * (isOn(frame, 3) ? bright - dark : 0));
    });
    expect(count(flashing) > 0).toBe(counts);
  });

  test.each([
    [0.26, true],
    [0.24, false],
  ])('of a square of %d of the screen counts its edge cells by the part that changes', (area, counts) => {
    const side = Math.sqrt(area);
    /** How much of a cell the square covers, which begins in the middle of the first one. */
    const part = (middle: number, cells: number) => {
      const cell = middle * cells - 0.5;
      return Math.max(0, Math.min(cell + 1, 0.5 + side * cells) - Math.max(cell, 0.5));
    };
    const flashing = clip(60, (x, y, frame) =>
      grey(0.1 + part(x, GRID.columns) * part(y, GRID.rows) * (isOn(frame, 3) ? 0.8 : 0)),
    );
    expect(count(flashing) > 0).toBe(counts);
  });

  test('is no slow change within the limit, and no camera that pans over a picture', () => {
    expect(count(clip(60, (_x, _y, frame) => grey(0.3 + 0.04 * Math.sin(frame / 5))))).toBe(0);
    const pan = clip(60, (x, y, frame) => grey(0.45 + 0.3 * Math.sin(9 * (x + frame / 40) + 4 * y)));
    const events = transitionsOf(luminances(pan), pan, {change: 0.1, darker: 0.8, area: 0.25});
    expect(events.filter(({frame}, at) => (events[at + 6]?.frame ?? 999) - frame < 30)).toEqual([]);
  });

  test('of saturated red counts from a change of more than 20, and of a pale red never', () => {
    const red = (level: number, others: number) =>
      clip(30, (_x, _y, frame) => (isOn(frame, 4) ? [level, others, others] : grey(0)));
    const found = (measures: FrameMeasures) =>
      transitionsOf(saturatedReds(measures, 0.1), measures, {change: 20, area: 0.25}).length;
    expect(found(red(0.08, 0))).toBeGreaterThan(5);
    expect(found(red(0.05, 0))).toBe(0);
    expect(found(red(0.5, 0.2))).toBe(0);
  });
});

test('3.1 flashes in a second have seven transitions within a second, and 2.9 do not', () => {
  const shortest = (rate: number): number => {
    const measures = clip(120, (_x, _y, frame) => grey(isOn(frame, rate) ? 0.6 : 0.1));
    const found = transitionsOf(luminances(measures), measures, {change: 0.1, darker: 0.8, area: 0.25});
    return Math.min(...found.slice(6).map(({frame}, at) => frame - (found[at]?.frame ?? 0)));
  };
  expect(shortest(3.1)).toBeLessThan(30);
  expect(shortest(2.9)).toBeGreaterThanOrEqual(30);
});

/** The places that flash more than three times in a second. */
const places = (measures: FrameMeasures): number =>
  flashingPlaces(luminances(measures), measures, {change: 0.1, darker: 0.8, area: 0.25}, (changes) => {
    const [last = 0, first] = [changes.at(-1), changes.at(-7)];
    return first !== undefined && last - first < 30 ? first : undefined;
  }).length;

describe('a place that flashes', () => {
  test('is found if it leaves the mean of the picture alone', () => {
    const swapped = clip(60, (_x, y, frame) => grey(y < 0.3 === isOn(frame, 4) ? 0.5 : y < 0.6 ? 0.1 : 0.3));
    expect(places(swapped)).toBeGreaterThan(0);
  });

  test('is none of the places that flash at other times: halves in turn, or one after the other', () => {
    expect(places(clip(60, (_x, y, frame) => grey(y < 0.5 === isOn(frame, 1.9) ? 0.5 : 0.1)))).toBe(0);
    const quarters = clip(120, (_x, y, frame) => {
      const turn = Math.floor(frame / 30);
      return grey(y >= turn / 5 && y < (turn + 1) / 5 && isOn(frame, 5) ? 0.6 : 0.1);
    });
    expect(places(quarters)).toBe(0);
  });
});
