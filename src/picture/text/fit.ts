import {breakLines, type WidthOf} from './lines.ts';
import {toPieces} from './pieces.ts';

export type Fitting = {
  text: string;
  /** Pixels of the box. */
  width: number;
  height: number;
  /** Smallest and largest size of the type, in pixels. */
  min: number;
  max: number;
  maxLines: number;
  /** Of the size. */
  lineHeight: number;
};

export type Fitted = {lines: string[]; size: number};

/** A setting with fewer lines is taken when its type is at least this part of the larger one. */
const FEWER_LINES = 0.86;

/**
 * The largest type at which a text stands in its box, and its lines. `measure` gives the width of a line
 * at size 1. The size may come out below `min`: then the text does not fit, and this is what would.
 */
export function fitLines(fitting: Fitting, measure: WidthOf): Fitted {
  const pieces = toPieces(fitting.text);
  let best: Fitted = {lines: [], size: fitting.max};
  for (let count = 1; count <= Math.min(fitting.maxLines, pieces.length); count++) {
    const lines = breakLines(pieces, count, measure);
    if (!lines) continue;
    const size = sizeFor(fitting, lines, measure);
    if (best.lines.length === 0 || size * FEWER_LINES > best.size) best = {lines, size};
  }
  return {...best, size: Math.floor(best.size * 4) / 4};
}

function sizeFor(
  {width, height, max, lineHeight}: Fitting,
  lines: readonly string[],
  measure: WidthOf,
): number {
  const widest = Math.max(...lines.map(measure));
  return Math.min(max, width / widest, height / (lines.length * lineHeight));
}
