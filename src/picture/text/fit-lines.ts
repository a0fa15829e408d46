import type {MeasureLine} from '../../fonts/measure-text.ts';
import {breakLines} from './break-lines.ts';
import {type TextPiece, toTextPieces, withoutHardBreaks} from './break-points.ts';

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
  /** Of the text, BCP 47. Default: en. */
  language?: string;
  /** Space at each side of a line, as a multiple of the font size. Default: 0. */
  beside?: number;
};

/** Lines of text and their font size, in pixels. */
export type FittedLines = {lines: string[]; size: number};

/** Factors on the size when settings are compared: for each line, for unequal lines, for each hyphen at a line end. */
const WORTH = {line: 0.93, ragged: 0.5, hyphen: 0.9};

/**
 * The lines of a text and the largest size at which they fit the box, or a slightly smaller one if the line breaks are
 * better. Where the author set more line breaks than there are lines, they count as spaces. `measure`: the width of a line at font
 * size 1. A size below `min` means that the text does not fit; it is the size that would.
 */
export function fitLines(fitting: FitRequest, measure: MeasureLine): FittedLines {
  const pieces = toTextPieces(fitting.text, fitting.language);
  const asWritten = settingsOf(pieces, fitting, measure);
  const settings = asWritten.length > 0 ? asWritten : settingsOf(withoutHardBreaks(pieces), fitting, measure);
  const fits = settings.filter(({size}) => size >= fitting.min);
  const best = fits.length > 0 ? highest(fits, ({worth}) => worth) : highest(settings, ({size}) => size);
  return best ? {lines: best.lines, size: best.size} : {lines: [], size: fitting.max};
}

type Setting = FittedLines & {worth: number};

/** The settings in every number of lines that the breaks of the author allow. */
function settingsOf(pieces: readonly TextPiece[], fitting: FitRequest, measure: MeasureLine): Setting[] {
  const settings: Setting[] = [];
  const room = fitting.width / fitting.max - 2 * (fitting.beside ?? 0);
  for (let count = 1; count <= Math.min(fitting.maxLines, pieces.length); count++) {
    const lines = breakLines(pieces, count, measure, room);
    if (!lines) continue;
    const size = Math.floor(sizeFor(fitting, lines, measure) * 4) / 4;
    settings.push({lines, size, worth: size * shapeOf(lines, measure)});
  }
  return settings;
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
  {width, height, max, lineHeight, beside = 0}: FitRequest,
  lines: readonly string[],
  measure: MeasureLine,
): number {
  const widest = Math.max(...lines.map(measure));
  return Math.min(max, width / (widest + 2 * beside), height / (lines.length * lineHeight));
}
