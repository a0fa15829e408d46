import type {MeasureLine} from '../../fonts/measure-text.ts';
import {lineOf, type TextPiece} from './break-points.ts';

/** Lines may be this many times as wide as in the narrowest setting if that gives better breaks. */
const WIDTH_TOLERANCE = 1.1;

/**
 * Breaks pieces into exactly `count` lines that are as narrow as possible, or up to 10 % wider (or as wide as `room`)
 * where that gives better breaks. Widths are in the units of `widthOf`. Null if the breaks that the author set do not
 * allow that number of lines.
 */
export function breakLines(
  pieces: readonly TextPiece[],
  count: number,
  widthOf: MeasureLine,
  room = 0,
): string[] | null {
  const width = memoWidth(pieces, widthOf);
  const narrowest = solve(pieces, count, (from, to) => width(from, to), Math.max);
  if (!narrowest) return null;
  const limit = Math.max(narrowest.cost * WIDTH_TOLERANCE, room);
  const cost = (from: number, to: number): number =>
    width(from, to) > limit ? Number.POSITIVE_INFINITY : lineCost(pieces, from, to, width(from, to) / limit);
  const best = solve(pieces, count, cost, (a, b) => a + b) ?? narrowest;
  return best.ends.map((end, index) => lineOf(pieces, best.ends[index - 1] ?? 0, end));
}

/** Cost of a line: high for short lines and for breaks after short words or inside words, low after punctuation. */
function lineCost(pieces: readonly TextPiece[], from: number, to: number, filled: number): number {
  const last = pieces[to - 1];
  const ragged = (1 - filled) ** 2;
  if (!last || to === pieces.length) return ragged + (to - from === 1 && filled < 0.4 ? 0.25 : 0);
  if (/[.!?…]["'»”’)]?$/.test(last.text)) return ragged - 0.35;
  if (/[,;:–—]$/.test(last.text)) return ragged - 0.15;
  if (last.tail === '-') return ragged + 0.3;
  const inside = pieces[to]?.glue === '' ? 0.15 : 0;
  const short = last.text.length <= 2 ? 0.3 : last.text.length === 3 ? 0.12 : 0;
  return ragged + inside + short;
}

type Solution = {cost: number; ends: number[]};

/** Finds the line ends of the least total cost, by dynamic programming. */
function solve(
  pieces: readonly TextPiece[],
  count: number,
  cost: (from: number, to: number) => number,
  join: (sum: number, line: number) => number,
): Solution | null {
  let rows: (Solution | null)[] = pieces.map((_, index) =>
    mayBeLine(pieces, 0, index + 1) ? {cost: cost(0, index + 1), ends: [index + 1]} : null,
  );
  for (let line = 1; line < count; line++) {
    rows = pieces.map((_, index) => {
      let best: Solution | null = null;
      for (let from = line; from <= index; from++) {
        const before = rows[from - 1];
        if (!before || !mayBeLine(pieces, from, index + 1)) continue;
        const total = join(before.cost, cost(from, index + 1));
        if (!best || total < best.cost) best = {cost: total, ends: [...before.ends, index + 1]};
      }
      return best;
    });
  }
  const whole = rows.at(-1) ?? null;
  return whole && Number.isFinite(whole.cost) ? whole : null;
}

/** False if a line would cross a break that the author set. */
const mayBeLine = (pieces: readonly TextPiece[], from: number, to: number): boolean =>
  !pieces.slice(from, to - 1).some((piece) => piece.hard);

function memoWidth(pieces: readonly TextPiece[], widthOf: MeasureLine): (from: number, to: number) => number {
  const known = new Map<string, number>();
  return (from, to) => {
    const line = lineOf(pieces, from, to);
    const width = known.get(line) ?? widthOf(line);
    known.set(line, width);
    return width;
  };
}
