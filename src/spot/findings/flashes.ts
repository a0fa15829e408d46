import {type FrameMeasures, SCALE} from './frame-measures.ts';

/** When a change of light counts. */
export type FlashLimits = {
  /** Least change of one cell. */
  change: number;
  /** The darker of the two states has to be below this. Default: no limit. */
  darker?: number;
  /** Least part of the screen that changes at the same time, 0 to 1. */
  area: number;
};

/** A change of a large part of the screen in one direction: up or down. */
export type LightTransition = {frame: number; up: boolean; area: number};

/** Frames within which cells change at the same time. */
const TOGETHER = 2;

/** Relative luminance of every cell at every frame, 0 to 1 (WCAG 2.2, "relative luminance"). */
export function luminances({light, columns, rows, frames}: FrameMeasures): Float32Array {
  const cells = columns * rows * frames;
  return Float32Array.from({length: cells}, (_, cell) => {
    const [r, g, b] = [light[3 * cell], light[3 * cell + 1], light[3 * cell + 2]] as [number, number, number];
    return (0.2126 * r + 0.7152 * g + 0.0722 * b) / SCALE.share;
  });
}

/** Least share of red in the light of a saturated red (WCAG 2.2, "general flash and red flash thresholds"). */
const SATURATED = 0.8;

/** How much saturated red every cell has at every frame: (R - G - B) x 320 where red is at least 80 % of the light, else 0. */
export function saturatedReds({light, columns, rows, frames}: FrameMeasures): Float32Array {
  const cells = columns * rows * frames;
  return Float32Array.from({length: cells}, (_, cell) => {
    const [r, g, b] = [light[3 * cell], light[3 * cell + 1], light[3 * cell + 2]] as [number, number, number];
    const sum = r + g + b;
    return sum > 0 && r / sum >= SATURATED ? Math.max(0, ((r - g - b) / SCALE.share) * 320) : 0;
  });
}

/**
 * The changes of a large part of the screen. Each cell is followed by itself, so that a region that leaves the mean of the picture
 * alone is found as well. Successive transitions have opposite directions: two of them are one flash.
 */
export function transitionsOf(
  values: Float32Array,
  {columns, rows, frames}: Pick<FrameMeasures, 'columns' | 'rows' | 'frames'>,
  limits: FlashLimits,
): LightTransition[] {
  const cells = columns * rows;
  const trackers = Array.from({length: cells}, (_, cell) => openTracker(values[cell] as number, limits));
  /** For each direction, the frame of the last change of each cell that no transition counts yet, and its size. */
  const waiting = {up: emptyChanges(cells), down: emptyChanges(cells)};
  const found: LightTransition[] = [];
  for (let frame = 1; frame < frames; frame++) {
    for (let cell = 0; cell < cells; cell++) {
      const change = trackers[cell]?.(values[frame * cells + cell] as number) ?? 0;
      if (change === 0) continue;
      const {at, size} = change > 0 ? waiting.up : waiting.down;
      at[cell] = frame;
      size[cell] = Math.abs(change);
    }
    for (const up of [true, false]) {
      const changes = up ? waiting.up : waiting.down;
      const area = areaOf(changes, frame, columns);
      if (area <= limits.area || found.at(-1)?.up === up) continue;
      found.push({frame, up, area});
      changes.at.fill(Number.NEGATIVE_INFINITY);
    }
  }
  return found;
}

type Changes = {at: Float64Array; size: Float64Array};

const emptyChanges = (cells: number): Changes => ({
  at: new Float64Array(cells).fill(Number.NEGATIVE_INFINITY),
  size: new Float64Array(cells),
});

/** Follows one cell. Returns the size of a change since the last extreme, with its sign, when it first reaches the limit; else 0. */
function openTracker(first: number, {change: least, darker = Number.POSITIVE_INFINITY}: FlashLimits) {
  let [low, high] = [first, first];
  let direction = 0;
  return (value: number): number => {
    if (direction !== 1 && value - low >= least && low < darker) {
      const change = value - low;
      [low, high, direction] = [value, value, 1];
      return change;
    }
    if (direction !== -1 && high - value >= least && value < darker) {
      const change = value - high;
      [low, high, direction] = [value, value, -1];
      return change;
    }
    low = Math.min(low, value);
    high = Math.max(high, value);
    return 0;
  };
}

/**
 * The part of the screen that changed at the same time. A cell at the edge of a region is only partly inside: it counts by its
 * change as a part of the changes beside it.
 */
function areaOf({at, size}: Changes, frame: number, columns: number): number {
  const isChanged = (cell: number): boolean => (at[cell] as number) > frame - TOGETHER;
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
