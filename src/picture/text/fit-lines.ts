import type {MeasureLine} from '../../fonts/measure-text.ts';
import {breakLines} from './break-lines.ts';
import {toTextPieces} from './break-points.ts';

/** A text and the box that it has to fit. */
export type FitRequest = {
  text: string;
  /** Size of the box, in pixels. */
  width: number;
  height: number;
  /** Smallest and largest font size, in pixels. */
  min: number;
  max: number;
  maxLines: number;
  /** As a multiple of the font size. */
  lineHeight: number;
};

/** Lines of text and their font size, in pixels. */
export type FittedLines = {lines: string[]; size: number};

/** Factors on the size when settings are compared: for each line, for unequal lines, for each hyphen at a line end. */
const WORTH = {line: 0.93, ragged: 0.5, hyphen: 0.9};

/**
 * The lines of a text and the largest size at which they fit the box, or a slightly smaller one if the line breaks are
 * better. `measure`: the width of a line at font size 1. A size below `min` means that the text does not fit; it is the
 * size that would.
 */
export function fitLines(fitting: FitRequest, measure: MeasureLine): FittedLines {
  const pieces = toTextPieces(fitting.text);
  const settings: (FittedLines & {worth: number})[] = [];
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

function shapeOf(lines: readonly string[], measure: MeasureLine): number {
  const hyphens = lines.slice(0, -1).filter((line) => line.endsWith('-')).length;
  return (
    WORTH.line ** lines.length * WORTH.hyphen ** hyphens * (1 - WORTH.ragged * raggedness(lines, measure))
  );
}

/** Mean unused part of the width of all lines but the last, 0 to 1. */
function raggedness(lines: readonly string[], measure: MeasureLine): number {
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
  {width, height, max, lineHeight}: FitRequest,
  lines: readonly string[],
  measure: MeasureLine,
): number {
  const widest = Math.max(...lines.map(measure));
  return Math.min(max, width / widest, height / (lines.length * lineHeight));
}
