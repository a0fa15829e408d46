import type {WidthOf} from '../../fonts/measure-text.ts';
import {lineOf, type TextPiece} from './break-points.ts';

/** How much wider than the narrowest setting the lines may be for the sake of better breaks. */
const EASE = 1.1;

/**
 * Breaks pieces into exactly `count` lines: as narrow as they can be, or a little wider (or as wide as there
 * is `room` anyway) where that ends the lines at better places. Null when the author's own breaks do not
 * leave that number.
 */
export function breakLines(
  pieces: readonly TextPiece[],
  count: number,
  widthOf: WidthOf,
  room = 0,
): string[] | null {
  const width = memoWidth(pieces, widthOf);
  const narrowest = solve(pieces, count, (from, to) => width(from, to), Math.max);
  if (!narrowest) return null;
  const limit = Math.max(narrowest.cost * EASE, room);
  const cost = (from: number, to: number): number =>
    width(from, to) > limit ? Number.POSITIVE_INFINITY : lineCost(pieces, from, to, width(from, to) / limit);
  const best = solve(pieces, count, cost, (a, b) => a + b) ?? narrowest;
  return best.ends.map((end, index) => lineOf(pieces, best.ends[index - 1] ?? 0, end));
}

/** Ragged lines cost; ending after a pause is good, ending after a short word or inside one is not. */
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

/** Dynamic programme over the ends of the lines. */
function solve(
  pieces: readonly TextPiece[],
  count: number,
  cost: (from: number, to: number) => number,
  join: (sum: number, line: number) => number,
): Solution | null {
  let rows: (Solution | null)[] = pieces.map((_, index) =>
    mayRun(pieces, 0, index + 1) ? {cost: cost(0, index + 1), ends: [index + 1]} : null,
  );
  for (let line = 1; line < count; line++) {
    rows = pieces.map((_, index) => {
      let best: Solution | null = null;
      for (let from = line; from <= index; from++) {
        const before = rows[from - 1];
        if (!before || !mayRun(pieces, from, index + 1)) continue;
        const total = join(before.cost, cost(from, index + 1));
        if (!best || total < best.cost) best = {cost: total, ends: [...before.ends, index + 1]};
      }
      return best;
    });
  }
  const whole = rows.at(-1) ?? null;
  return whole && Number.isFinite(whole.cost) ? whole : null;
}

/** A line may not run over a break that the author made. */
const mayRun = (pieces: readonly TextPiece[], from: number, to: number): boolean =>
  !pieces.slice(from, to - 1).some((piece) => piece.hard);

function memoWidth(pieces: readonly TextPiece[], widthOf: WidthOf): (from: number, to: number) => number {
  const known = new Map<string, number>();
  return (from, to) => {
    const line = lineOf(pieces, from, to);
    const width = known.get(line) ?? widthOf(line);
    known.set(line, width);
    return width;
  };
}
