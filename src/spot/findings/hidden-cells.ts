import type {Box, Size} from '../geometry/box.ts';
import type {CoveredFootage} from './covered-footage.ts';
import type {Grid} from './frame-measures.ts';

/**
 * Which of some quarter cells are covered by graphics at a frame. `cells`: their indices in the rows of quarter cells. `shaded`: some of the
 * others may be under translucent graphics.
 */
export type HiddenCells = (frame: number, cells: readonly number[]) => {hidden: boolean[]; shaded: boolean};

/** Pixels of the spot around an area in which an encoder mixes its colours with those of the footage. */
const BLEED = 4;
/** The part of the cells that has to stay for areas to be left out in which graphics may not cover everything. */
const LEAST_OPEN = 0.25;

/**
 * Finds the quarter cells of a grid that graphics cover, wholly or in part. Where too few cells would be left, those under translucent areas
 * count as open, such as a shade over the whole frame; and where there are still too few, those with words.
 */
export function hiddenCells(
  covered: readonly CoveredFootage[],
  frame: Size,
  {columns, rows}: Grid,
): HiddenCells {
  const grid = {columns: 2 * columns, rows: 2 * rows};
  const masks = covered.map(({hidden, words, touched}) =>
    [[...hidden, ...words, ...touched], [...hidden, ...words], hidden].map((boxes) =>
      maskOf(boxes, frame, grid),
    ),
  );
  return (at, cells) => {
    const span = covered.findIndex(({from, frames}) => at >= from && at < from + frames);
    const ofSpan = masks[span] ?? [];
    const leavesEnough = (mask: Uint8Array): boolean =>
      cells.filter((cell) => !mask[cell]).length >= LEAST_OPEN * cells.length;
    const mask = ofSpan.find(leavesEnough) ?? ofSpan.at(-1);
    return {
      hidden: cells.map((cell) => mask?.[cell] === 1),
      shaded: cells.some((cell) => ofSpan[0]?.[cell] === 1 && mask?.[cell] === 0),
    };
  };
}

function maskOf(boxes: readonly Box[], {width, height}: Size, {columns, rows}: Grid): Uint8Array {
  const mask = new Uint8Array(columns * rows);
  const between = (value: number, most: number): number => Math.min(Math.max(value, 0), most);
  for (const box of boxes) {
    const left = between(Math.floor(((box.x - BLEED) * columns) / width), columns);
    const right = between(Math.ceil(((box.x + box.width + BLEED) * columns) / width), columns);
    const top = between(Math.floor(((box.y - BLEED) * rows) / height), rows);
    const bottom = between(Math.ceil(((box.y + box.height + BLEED) * rows) / height), rows);
    for (let row = top; row < bottom; row++) mask.fill(1, row * columns + left, row * columns + right);
  }
  return mask;
}
