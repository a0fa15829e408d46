import type {Size} from '../geometry/box.ts';
import {type ClipFrame, placeClip} from '../timeline/footage-at.ts';
import {type Grid, type LumaMeasures, SCALE} from './frame-measures.ts';

/** A quarter cell of the frame, and the position of its middle in the grid of the take. */
export type ClipCell = {index: number; x: number; y: number};

/** The quarter cells of the frame in which a clip shows. */
export function cellsOf(shown: ClipFrame, frame: Size, picture: Grid, take: Grid): ClipCell[] {
  const {box, scale, x, y} = placeClip(shown, frame);
  const columns = 2 * picture.columns;
  const cells: ClipCell[] = [];
  for (let index = 0; index < columns * 2 * picture.rows; index++) {
    const px = (((index % columns) + 0.5) * frame.width) / columns - box.x;
    const py = ((Math.floor(index / columns) + 0.5) * frame.height) / (2 * picture.rows) - box.y;
    if (px < 0 || py < 0 || px >= box.width || py >= box.height) continue;
    cells.push({
      index,
      x: (((px - x) / scale) * 2 * take.columns) / shown.clip.width - 0.5,
      y: (((py - y) / scale) * 2 * take.rows) / shown.clip.height - 0.5,
    });
  }
  return cells;
}

/** The luma of a master at the cells, in codes. */
export function lumaOf(
  {luma, columns, rows}: LumaMeasures,
  frame: number,
  cells: readonly ClipCell[],
): Float64Array {
  const first = frame * 4 * columns * rows;
  return Float64Array.from(cells, ({index}) => (luma[first + index] as number) / SCALE.luma);
}

/** The luma of a take at the cells, between the middles of its own quarter cells, in codes. */
export function sampleTakeLuma(
  {luma, columns, rows}: LumaMeasures,
  frame: number,
  cells: readonly ClipCell[],
): Float64Array {
  const size = {width: 2 * columns, height: 2 * rows};
  const first = frame * size.width * size.height;
  const values = luma.subarray(first, first + size.width * size.height);
  return Float64Array.from(cells, ({x, y}) => between(values, size, x, y) / SCALE.luma);
}

/** The same from whole cells: a take of half the resolution. */
export function sampleCoarseLuma(
  {luma, columns, rows}: LumaMeasures,
  frame: number,
  cells: readonly ClipCell[],
): Float64Array {
  const first = 4 * frame * columns * rows;
  const values = Float64Array.from({length: columns * rows}, (_, at) => {
    const corner = first + 4 * columns * Math.floor(at / columns) + 2 * (at % columns);
    const four = [corner, corner + 1, corner + 2 * columns, corner + 2 * columns + 1];
    return four.reduce((sum, each) => sum + (luma[each] as number), 0) / 4;
  });
  const size = {width: columns, height: rows};
  return Float64Array.from(
    cells,
    ({x, y}) => between(values, size, (x - 0.5) / 2, (y - 0.5) / 2) / SCALE.luma,
  );
}

/** The value at a position between the middles of cells, by bilinear interpolation. */
function between(values: Float64Array | Uint16Array, {width, height}: Size, x: number, y: number): number {
  const left = Math.min(Math.max(Math.floor(x), 0), width - 2);
  const top = Math.min(Math.max(Math.floor(y), 0), height - 2);
  const [dx, dy] = [Math.min(Math.max(x - left, 0), 1), Math.min(Math.max(y - top, 0), 1)];
  const value = (column: number, row: number): number => values[row * width + column] as number;
  const above = value(left, top) * (1 - dx) + value(left + 1, top) * dx;
  const below = value(left, top + 1) * (1 - dx) + value(left + 1, top + 1) * dx;
  return above * (1 - dy) + below * dy;
}
