import {changesIn, type FlashLimits, type FollowedLight} from './cell-changes.ts';
import type {CutCells} from './cut-cells.ts';
import type {FrameMeasures} from './frame-measures.ts';

/**
 * A change of a large part of the screen in one direction: up or down. `isCut`: a cut makes it, because the cells without a cut are too few
 * for a transition.
 */
export type LightTransition = {frame: number; up: boolean; area: number; isCut: boolean};

/** Frames in which a part of the screen flashes. `area`: the largest part of the screen, 0 to 1. */
export type Flashing = {from: number; to: number; area: number};

/** Frames within which cells change at the same time. */
const TOGETHER = 2;
/** Changes of a cell that are remembered: more than any limit asks for. */
const REMEMBERED = 128;

type Cells = Pick<FrameMeasures, 'columns' | 'rows' | 'frames'>;

/**
 * The changes of a large part of the screen in one direction: a part that gets brighter, less the part that gets darker at the same time. So
 * a flash is found that moves over the screen, but no cut between two pictures of which each is brighter in other places. Successive
 * transitions have opposite directions: two of them are one flash. `isCut`: the cells that cuts change. Default: none.
 */
export function transitionsOf(
  light: FollowedLight,
  grid: Cells,
  limits: FlashLimits,
  isCut: CutCells = () => false,
): LightTransition[] {
  /** For each direction, the frame of the last change of each cell that no transition counts yet, and its size. */
  const [up, down] = [emptyChanges(grid), emptyChanges(grid)];
  const found: LightTransition[] = [];
  const isOfPicture = (cell: number, frame: number): boolean => !isCut(frame, cell);
  for (const {frame, changed} of changesIn(light, grid, limits)) {
    for (const {cell, change} of changed) note(change > 0 ? up : down, cell, frame, change);
    const areas = [areaOf(up, frame, grid.columns), areaOf(down, frame, grid.columns)] as const;
    for (const [at, changes] of [up, down].entries()) {
      const isUp = at === 0;
      const area = (isUp ? 1 : -1) * (areas[0] - areas[1]);
      if (area <= limits.area || found.at(-1)?.up === isUp) continue;
      const [ofPicture, against] = [changes, isUp ? down : up].map((each) =>
        areaOf(each, frame, grid.columns, isOfPicture),
      ) as [number, number];
      found.push({frame, up: isUp, area, isCut: ofPicture - against <= limits.area});
      changes.at.fill(Number.NEGATIVE_INFINITY);
    }
  }
  return found;
}

/**
 * Where one and the same part of the screen flashes: more than `limits.area` of the cells change at the same time, and `since` says of the
 * changes of each of them from which frame on they are too many. Cells that flash at other times are not added up.
 */
export function flashingPlaces(
  light: FollowedLight,
  grid: Cells,
  limits: FlashLimits,
  since: (changes: readonly number[], cell: number) => number | undefined,
): Flashing[] {
  const histories = Array.from({length: grid.columns * grid.rows}, (): number[] => []);
  const flashing = emptyChanges(grid);
  const found: Flashing[] = [];
  for (const {frame, changed} of changesIn(light, grid, limits)) {
    let first = frame;
    for (const {cell, change} of changed) {
      const history = histories[cell] as number[];
      history.push(frame);
      if (history.length > REMEMBERED) history.shift();
      const from = since(history, cell);
      if (from === undefined) continue;
      note(flashing, cell, frame, change);
      first = Math.min(first, from);
    }
    const area = changed.length === 0 ? 0 : areaOf(flashing, frame, grid.columns);
    if (area > limits.area) found.push({from: first, to: frame, area});
  }
  return joined(found);
}

/** The transitions of the whole screen as runs in which they are too many by `since`. */
export const flashingScreen = (
  transitions: readonly LightTransition[],
  since: (changes: readonly number[]) => number | undefined,
): Flashing[] =>
  joined(
    transitions.flatMap(({frame, area}, at) => {
      const from = since(transitions.slice(0, at + 1).map((each) => each.frame));
      return from === undefined ? [] : [{from, to: frame, area}];
    }),
  );

/** Runs without overlaps, in order. */
export function joined(runs: readonly Flashing[]): Flashing[] {
  const all: Flashing[] = [];
  for (const run of runs.toSorted((a, b) => a.from - b.from)) {
    const last = all.at(-1);
    if (last && run.from <= last.to)
      Object.assign(last, {to: Math.max(last.to, run.to), area: Math.max(last.area, run.area)});
    else all.push({...run});
  }
  return all;
}

type Changes = {at: Float64Array; size: Float64Array};

const emptyChanges = ({columns, rows}: Cells): Changes => ({
  at: new Float64Array(columns * rows).fill(Number.NEGATIVE_INFINITY),
  size: new Float64Array(columns * rows),
});

function note({at, size}: Changes, cell: number, frame: number, change: number): void {
  at[cell] = frame;
  size[cell] = Math.abs(change);
}

/**
 * The part of the screen that changed at the same time. A cell at the edge of a region is only partly inside: it counts by its
 * change as a part of the changes beside it. `counts`: whether the change of a cell at a frame counts. Default: always.
 */
function areaOf(
  {at, size}: Changes,
  frame: number,
  columns: number,
  counts: (cell: number, frame: number) => boolean = () => true,
): number {
  const isChanged = (cell: number): boolean =>
    (at[cell] as number) > frame - TOGETHER && counts(cell, at[cell] as number);
  let sum = 0;
  for (let cell = 0; cell < at.length; cell++) {
    if (!isChanged(cell)) continue;
    const column = cell % columns;
    const beside = [
      ...(column > 0 ? [cell - 1] : []),
      ...(column < columns - 1 ? [cell + 1] : []),
      ...(cell >= columns ? [cell - columns] : []),
      ...(cell + columns < at.length ? [cell + columns] : []),
    ];
    const changed = beside.filter(isChanged);
    const largest = Math.max(size[cell] as number, ...changed.map((other) => size[other] as number));
    sum += changed.length === 4 ? 1 : (size[cell] as number) / largest;
  }
  return sum / at.length;
}
