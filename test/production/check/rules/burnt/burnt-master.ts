import type {BurntFrame, BurntMaster} from '../../../../../src/production/check/burnt/burnt.ts';
import type {DifferentBlock} from '../../../../../src/production/check/burnt/compare-blocks.ts';
import {graphicsOf, words} from '../brand/graphics.ts';

const {spot, shown} = graphicsOf({
  pieces: [
    words('€39', 'copy.price', {
      box: {x: 80, y: 80, width: 80, height: 40},
      ink: {x: 80, y: 80, width: 80, height: 40},
    }),
  ],
});

/** Blocks of a rectangle, in columns and rows. */
export const area = (
  column: number,
  row: number,
  columns: number,
  rows: number,
  change: Partial<DifferentBlock> = {},
) =>
  Array.from(
    {length: columns * rows},
    (_, at): DifferentBlock => ({
      column: column + (at % columns),
      row: row + Math.floor(at / columns),
      difference: 20,
      solid: null,
      cover: 0.5,
      ...change,
    }),
  );

export const frameOf = (blocks: DifferentBlock[], footage: number | null = 0.4, from = 0): BurntFrame => ({
  frame: from + 7,
  span: {from, frames: 15},
  comparison: {blocks, covered: 40, footage},
});

export const masterOf = (change: Partial<BurntMaster>): BurntMaster => ({
  spot,
  scale: 1,
  shown,
  frames: [],
  texts: [],
  unchecked: [],
  textsUnread: null,
  failed: false,
  ...change,
});
