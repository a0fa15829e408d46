import type {WidthOf} from '../../fonts/measure-text.ts';
import {breakLines} from './break-lines.ts';
import {toTextPieces} from './break-points.ts';

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

/** What one more line has to gain in size, and what unequal lines and a line that ends in a hyphen cost of it. */
const WORTH = {line: 0.93, ragged: 0.5, hyphen: 0.9};

/**
 * The largest type at which a text stands in its box, and its lines; a little smaller where that makes a
 * better shape. `measure` gives the width of a line at size 1. The size may come out below `min`: then the
 * text does not fit, and this is what would.
 */
export function fitLines(fitting: Fitting, measure: WidthOf): Fitted {
  const pieces = toTextPieces(fitting.text);
  const settings: (Fitted & {worth: number})[] = [];
  for (let count = 1; count <= Math.min(fitting.maxLines, pieces.length); count++) {
    const lines = breakLines(pieces, count, measure, fitting.width / fitting.max);
    if (!lines) continue;
    const size = Math.floor(sizeFor(fitting, lines, measure) * 4) / 4;
    settings.push({
      lines,
      size,
      worth: size * shapeOf(lines, measure),
    });
  }
  const fits = settings.filter(({size}) => size >= fitting.min);
  const best = fits.length > 0 ? highest(fits, ({worth}) => worth) : highest(settings, ({size}) => size);
  return best ? {lines: best.lines, size: best.size} : {lines: [], size: fitting.max};
}

function shapeOf(lines: readonly string[], measure: WidthOf): number {
  const hyphens = lines.slice(0, -1).filter((line) => line.endsWith('-')).length;
  return (
    WORTH.line ** lines.length * WORTH.hyphen ** hyphens * (1 - WORTH.ragged * raggedness(lines, measure))
  );
}

/** Mean free part of all lines but the last, which may be short. */
function raggedness(lines: readonly string[], measure: WidthOf): number {
  if (lines.length < 2) return 0;
  const widest = Math.max(...lines.map(measure));
  return lines.slice(0, -1).reduce((sum, line) => sum + 1 - measure(line) / widest, 0) / (lines.length - 1);
}

const highest = <T>(items: readonly T[], value: (item: T) => number): T | undefined =>
  items.reduce<T | undefined>(
    (best, item) => (best === undefined || value(item) > value(best) ? item : best),
    undefined,
  );

function sizeFor(
  {width, height, max, lineHeight}: Fitting,
  lines: readonly string[],
  measure: WidthOf,
): number {
  const widest = Math.max(...lines.map(measure));
  return Math.min(max, width / widest, height / (lines.length * lineHeight));
}
