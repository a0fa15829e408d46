import type {Span} from '../timeline/frames.ts';
import {SCALE, type TakeMeasures} from './frame-measures.ts';

/** The width of the black bar at each side, as a fraction of the height or width of the frame. */
export type BlackBars = {top: number; bottom: number; left: number; right: number};

/** The number of frames that are examined, at equal distances. */
const LOOKS = 24;

/** The largest fraction that a bar can have. If more of a side is black, the picture is dark and has no bar there. */
const MOST = 0.45;

/** A bar ends in a straight edge: at least this part of the next row or column is lighter. In front of a black backdrop, a few cells are. */
const STRAIGHT = 0.7;

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** Bars that are black in every frame of a part of a video. A completely dark picture has no bars. */
export function blackBars(
  {luma, columns, rows, frames}: TakeMeasures,
  {from, frames: length}: Span,
  code: number,
): BlackBars {
  const [across, down] = [2 * columns, 2 * rows];
  const last = Math.min(frames, from + length) - 1;
  const looks = Math.min(LOOKS, Math.max(1, last - from + 1));
  const dark = new Uint8Array(across * down).fill(1);
  for (let look = 0; look < looks; look++) {
    const frame = Math.min(last, from + Math.floor(((look + 0.5) * length) / looks));
    for (let cell = 0; cell < dark.length; cell++)
      if ((luma[frame * dark.length + cell] as number) / SCALE.luma > code) dark[cell] = 0;
  }
  const isRowDark = (row: number): boolean => dark.subarray(row * across, (row + 1) * across).every(Boolean);
  const isColumnDark = (column: number): boolean =>
    Array.from({length: down}, (_, row) => dark[row * across + column]).every(Boolean);
  const lightInRow = (row: number): number =>
    1 - mean(Array.from({length: across}, (_, column) => dark[row * across + column] ?? 1));
  const lightInColumn = (column: number): number =>
    1 - mean(Array.from({length: down}, (_, row) => dark[row * across + column] ?? 1));
  const depth = (count: number, isDark: (at: number) => boolean, lightIn: (at: number) => number): number => {
    let at = 0;
    while (at < count && isDark(at)) at += 1;
    if (at === 0 || at / count > MOST || lightIn(at) < STRAIGHT) return 0;
    return at / count;
  };
  return {
    top: depth(down, isRowDark, lightInRow),
    bottom: depth(
      down,
      (at) => isRowDark(down - 1 - at),
      (at) => lightInRow(down - 1 - at),
    ),
    left: depth(across, isColumnDark, lightInColumn),
    right: depth(
      across,
      (at) => isColumnDark(across - 1 - at),
      (at) => lightInColumn(across - 1 - at),
    ),
  };
}
