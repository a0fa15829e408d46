import {everyFourthRow} from '../../../machine/media/decode-frames.ts';
import type {FrameMeasures} from '../../../spot/findings/frame-measures.ts';
import {type StripeRun, stripesAlong} from '../../../spot/findings/stripes.ts';
import type {Size} from '../../../spot/geometry/box.ts';

/** Every so many of the decoded rows, and every so many columns, are searched for stripes: every 16th of the frame in both directions. */
const LINES = {rows: 4, columns: 16};

/**
 * Least difference of luminance between the stripes (20 of 200 cd/m2), and least luminance of the light ones (50 of 200 cd/m2): Harding,
 * Wilkins, Erba, Barkley and Fisher, Photic- and pattern-induced seizures, Epilepsia 46 (2005), 1423, and ITU-R BT.1702-3.
 */
const [CHANGE, LIGHT] = [0.1, 0.25];
/** The least width of a pair, as a part of the longer side: 8 pixels of 1920. At three picture heights, that is 8 pairs in a degree of the field of view; finer patterns rarely cause seizures. */
const FINEST = 1 / 240;

/** Relative luminance of the codes of luma, of a display with a gamma of 2.4 (ITU-R BT.1886). */
const LUMINANCE = Float32Array.from(
  {length: 256},
  (_, code) => Math.min(1, Math.max(0, (code - 16) / 219)) ** 2.4,
);

/** Marks the cells of one frame with the pairs of the regular stripes that cross them. `frame` has every fourth row of yuv420p. */
export function measureStripes(
  frame: Uint8Array,
  size: Size,
  {columns, rows, stripes}: Pick<FrameMeasures, 'columns' | 'rows' | 'stripes'>,
  index: number,
): void {
  const {width, height} = size;
  const kept = everyFourthRow(size).luma;
  const first = index * columns * rows;
  const limits = (period: number) => ({change: CHANGE, light: LIGHT, period: Math.max(2, period)});
  const finest = FINEST * Math.max(width, height);
  const mark = (column: number, row: number, pairs: number): void => {
    const at = first + row * columns + column;
    if ((stripes[at] as number) < pairs) stripes[at] = pairs;
  };
  const across = new Float32Array(width);
  for (let y = 0; y < kept; y += LINES.rows) {
    for (let x = 0; x < width; x++) across[x] = LUMINANCE[frame[y * width + x] as number] as number;
    const row = Math.min(rows - 1, Math.floor((y * 4 * rows) / height));
    for (const run of stripesAlong(across, limits(finest)))
      for (const column of cellsIn(run, columns / width, columns)) mark(column, row, run.pairs);
  }
  const down = new Float32Array(kept);
  for (let x = 0; x < width; x += LINES.columns) {
    for (let y = 0; y < kept; y++) down[y] = LUMINANCE[frame[y * width + x] as number] as number;
    const column = Math.min(columns - 1, Math.floor((x * columns) / width));
    for (const run of stripesAlong(down, limits(finest / 4)))
      for (const row of cellsIn(run, (4 * rows) / height, rows)) mark(column, row, run.pairs);
  }
}

/** The cells of which a run of stripes covers the middle. `scale`: cells for a position of the line. */
function cellsIn({from, to}: StripeRun, scale: number, count: number): number[] {
  const first = Math.max(0, Math.ceil(from * scale - 0.5));
  const last = Math.min(count - 1, Math.floor(to * scale - 0.5));
  return Array.from({length: Math.max(0, last - first + 1)}, (_, at) => first + at);
}
