import {luminanceOf} from '../grade/srgb.ts';
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

/** What is followed in each cell. */
export type FollowedLight = {
  /** A value for each cell of each frame, frame by frame. */
  values: Float32Array;
  /** Whether a cell differs so much between two frames that a change of its value counts. Default: always. */
  differs?: (cell: number, frame: number, other: number) => boolean;
};

/** A change of a cell since its last extreme, with its sign. */
type CellChange = {cell: number; change: number};

/** The cells that reach the limit of a change, frame by frame. Each cell is followed by itself; its changes alternate in direction. */
export function* changesIn(
  light: FollowedLight,
  {columns, rows, frames}: Pick<FrameMeasures, 'columns' | 'rows' | 'frames'>,
  limits: FlashLimits,
): Generator<{frame: number; changed: CellChange[]}> {
  const cells = columns * rows;
  const trackers = Array.from({length: cells}, (_, cell) => openTracker(light, cell, limits));
  for (let frame = 1; frame < frames; frame++) {
    const changed: CellChange[] = [];
    for (const [cell, follow] of trackers.entries()) {
      const change = follow(light.values[frame * cells + cell] as number, frame);
      if (change !== 0) changed.push({cell, change});
    }
    yield {frame, changed};
  }
}

/** Follows one cell. Returns the size of a change since the last extreme, with its sign, when it first reaches the limit; else 0. */
function openTracker(
  {values, differs = () => true}: FollowedLight,
  cell: number,
  {change: least, darker = Number.POSITIVE_INFINITY}: FlashLimits,
): (value: number, frame: number) => number {
  let low = {value: values[cell] as number, frame: 0};
  let high = low;
  let direction = 0;
  return (value, frame) => {
    const turn = (from: {value: number; frame: number}, to: number): number => {
      if (!differs(cell, from.frame, frame)) return 0;
      const change = value - from.value;
      low = high = {value, frame};
      direction = to;
      return change;
    };
    let change = 0;
    if (direction !== 1 && value - low.value >= least && low.value < darker) change = turn(low, 1);
    else if (direction !== -1 && high.value - value >= least && value < darker) change = turn(high, -1);
    if (change !== 0) return change;
    if (value < low.value) low = {value, frame};
    if (value > high.value) high = {value, frame};
    return 0;
  };
}

type Linear = readonly [number, number, number];

const lightAt = ({light}: FrameMeasures, at: number): Linear => [
  (light[3 * at] as number) / SCALE.share,
  (light[3 * at + 1] as number) / SCALE.share,
  (light[3 * at + 2] as number) / SCALE.share,
];

const cellsOf = ({columns, rows, frames}: FrameMeasures): number => columns * rows * frames;

/** Relative luminance of every cell at every frame, 0 to 1 (WCAG 2.2, "relative luminance"). */
export const luminances = (measures: FrameMeasures): FollowedLight => ({
  values: Float32Array.from({length: cellsOf(measures)}, (_, at) => luminanceOf(lightAt(measures, at))),
});

/** Least share of red in the light of a saturated red (WCAG 2.2, "general flash and red flash thresholds"). */
const SATURATED = 0.8;

/**
 * How much saturated red every cell has at every frame: (R - G - B) x 320 of linear light where red is at least 80 % of the light, else 0
 * (WCAG 2.1, Understanding 2.3.1). Two states differ if they are more than `chromaticity` apart in u'v' of CIE 1976 (WCAG 2.2): one red that
 * gets brighter and darker is no red flash.
 */
export const saturatedReds = (measures: FrameMeasures, chromaticity: number): FollowedLight => {
  const cells = measures.columns * measures.rows;
  const placeOf = (cell: number, frame: number) => chromaticityOf(lightAt(measures, frame * cells + cell));
  return {
    values: Float32Array.from({length: cellsOf(measures)}, (_, at) => {
      const [r, g, b] = lightAt(measures, at);
      const sum = r + g + b;
      return sum > 0 && r / sum >= SATURATED ? Math.max(0, (r - g - b) * 320) : 0;
    }),
    differs: (cell, frame, other) => {
      const [u, v] = placeOf(cell, frame);
      const [x, y] = placeOf(cell, other);
      return Math.hypot(u - x, v - y) > chromaticity;
    },
  };
};

/** Luminance below which a viewer sees no colour: it counts as neutral. */
const COLOURLESS = 0.002;
/** u'v' of the white of sRGB, D65. */
const WHITE = [0.1978, 0.4683] as const;

/** u'v' of CIE 1976 (CIE 15:2004) of linear light of sRGB (IEC 61966-2-1). */
function chromaticityOf(light: Linear): readonly [number, number] {
  const y = luminanceOf(light);
  if (y < COLOURLESS) return WHITE;
  const [r, g, b] = light;
  const x = 0.4124 * r + 0.3576 * g + 0.1805 * b;
  const z = 0.0193 * r + 0.1192 * g + 0.9505 * b;
  const sum = x + 15 * y + 3 * z;
  return [(4 * x) / sum, (9 * y) / sum];
}
