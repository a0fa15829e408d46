import {expect, test} from 'vitest';
import type {CheckedMaster} from '../../../../../src/production/check/master.ts';
import {pictureGraphics} from '../../../../../src/production/check/rules/frames/picture-graphics.ts';
import {emptyMeasures, type FrameMeasures, SCALE} from '../../../../../src/spot/findings/frame-measures.ts';
import {applyRule} from '../../../../../src/spot/findings/rule.ts';
import type {Box} from '../../../../../src/spot/geometry/box.ts';

const FRAMES = 40;
const CELLS = 36 * 64;
const SIZE = {width: 1080, height: 1920};
const WHOLE = {x: 0, y: 0, ...SIZE};

/** Pictures with noise of up to 3 codes; those of `changes` have other lumas in some quarter cells. */
function pictures(
  ...changes: {from: number; frames?: number; luma: number; cells?: number[]}[]
): FrameMeasures {
  const measures = emptyMeasures({columns: 18, rows: 32}, FRAMES);
  for (let frame = 0; frame < FRAMES; frame++)
    for (let cell = 0; cell < CELLS; cell++) {
      const changed = changes.find(
        ({from, frames = 1, cells}) =>
          frame >= from && frame < from + frames && (cells?.includes(cell) ?? true),
      );
      measures.luma[frame * CELLS + cell] = ((changed?.luma ?? 120) + ((frame * 7 + cell) % 4)) * SCALE.luma;
    }
  return measures;
}

const found = (picture: FrameMeasures, solid: Box = WHOLE, rest = {from: 5, frames: 30}) => {
  const covered = [
    {
      from: 0,
      frames: FRAMES,
      hidden: [],
      words: [],
      touched: [],
      black: false,
      rests: [{...rest, solid: [solid]}],
    },
  ];
  const master = {
    spot: {fps: 30, frames: FRAMES, ...SIZE, footage: [{from: 0}, {from: 22}]},
    picture,
    covered,
  };
  return applyRule(pictureGraphics, master as unknown as CheckedMaster, 'a').map(({severity, frames}) => ({
    severity,
    ...frames,
  }));
};

test('nothing is found in graphics that an encoder changes a little', () => {
  expect(found(pictures())).toEqual([]);
});

test.each([
  ['a black frame', {luma: 16}],
  ['a white frame', {luma: 235}],
  ['a digit of a price', {luma: 140, cells: [700, 701, 736, 737]}],
])('%s among graphics at rest is an error', (_, change) => {
  expect(found(pictures({from: 20, ...change}))).toEqual([{severity: 'error', from: 20, frames: 1}]);
  expect(found(pictures({from: 5, ...change}))).toEqual([{severity: 'error', from: 5, frames: 1}]);
});

test('another end card for some frames is found where it is', () => {
  expect(found(pictures({from: 6, frames: 3, luma: 90}))).toEqual([{severity: 'error', from: 6, frames: 3}]);
});

test('footage that shows in an area although it seems solid is not found', () => {
  // Footage that moves, and a cut.
  const moving = Array.from({length: 30}, (_, at) => ({
    from: 5 + at,
    luma: 60 + 5 * at,
    cells: [0, 1, 36, 37],
  }));
  expect(found(pictures(...moving))).toEqual([]);
  expect(found(pictures({from: 22, frames: 18, luma: 30, cells: [0, 1, 36, 37]}))).toEqual([]);
});

test('frames outside of the rest, cells outside of its area and at its edge, and single cells do not count', () => {
  expect(found(pictures({from: 4, luma: 16}, {from: 35, luma: 16}))).toEqual([]);
  const top = {x: 0, y: 0, width: 1080, height: 960};
  const below = Array.from({length: CELLS / 2}, (_, cell) => CELLS / 2 - 36 + cell);
  expect(found(pictures({from: 20, luma: 16, cells: below}), top)).toEqual([]);
  expect(found(pictures({from: 20, luma: 16, cells: [700, 701]}))).toEqual([]);
});
