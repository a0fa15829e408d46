import {everyFourthRow} from '../../../machine/media/decode-frames.ts';
import {type Grid, SCALE} from '../../../spot/findings/frame-measures.ts';
import type {Size} from '../../../spot/geometry/box.ts';
import {applyCubeFile} from '../../../spot/grade/apply-cube.ts';
import type {CubeFile, Rgb} from '../../../spot/grade/read-cube.ts';

/** Raised when the luma of graded frames is measured differently: kept measures of other versions are not used. */
export const GRADED_VERSION = 1;

/** The distance in pixels of the pixels that are read, as for the luma without a grade. */
const STEP = 4;
/** Codes of chroma between two nodes of the table; between them the luma is interpolated. */
const NODE = 8;
const NODES = 256 / NODE + 1;

/** The luma that a grade makes of every colour of yuv420p (BT.709, limited range), in codes. Filled where it is asked for. */
export type GradedLuma = {
  /** The graded luma of the 256 codes of luma, for each node of blue and red chroma. */
  values: Float32Array;
  /** Fills the values of a node that has none yet: `blue * NODES + red`. */
  fill: (node: number) => void;
  /** Whether the values of a node are there: 0 or 1. */
  filled: Uint8Array;
};

/** The table of a grade. */
export function gradedLuma(cube: CubeFile): GradedLuma {
  const values = new Float32Array(NODES * NODES * 256);
  const filled = new Uint8Array(NODES * NODES);
  const fill = (node: number): void => {
    const [blue, red] = [Math.floor(node / NODES), node % NODES];
    for (let code = 0; code < 256; code++)
      values[256 * node + code] = lumaOf(cube, code, blue * NODE - 128, red * NODE - 128);
    filled[node] = 1;
  };
  return {values, fill, filled};
}

function lumaOf(cube: CubeFile, code: number, cb: number, cr: number): number {
  const bright = 1.1643836 * (code - 16);
  const colour: Rgb = [
    unit(bright + 1.7927411 * cr),
    unit(bright - 0.2132486 * cb - 0.5329093 * cr),
    unit(bright + 2.1124018 * cb),
  ];
  const [red, green, blue] = applyCubeFile(cube, colour).map((value) =>
    Math.min(Math.max(value, 0), 1),
  ) as Rgb;
  return 16 + 219 * (0.2126 * red + 0.7152 * green + 0.0722 * blue);
}

const unit = (value: number): number => Math.min(Math.max(value / 255, 0), 1);

/**
 * Measures the luma that one frame of yuv420p has after a grade: the mean of every quarter cell, as `measureFrame` measures it without one. The
 * grade is applied to pixels, because the mean of graded pixels is not the grade of their mean. `frame` has every fourth row; `size` is that of the whole frame.
 */
export function measureGradedLuma(
  frame: Uint8Array,
  size: Size,
  {values, fill, filled}: GradedLuma,
  {columns, rows, luma: into}: Grid & {luma: Uint16Array},
  index: number,
): void {
  const {width, height} = size;
  const cells = 4 * columns * rows;
  const luma = new Float64Array(cells);
  const counts = new Uint32Array(cells);
  const kept = everyFourthRow(size);
  const half = width >> 1;
  const blues = width * kept.luma;
  const reds = blues + half * kept.chroma;
  const columnOf = Uint16Array.from({length: width}, (_, x) => Math.floor((x * 2 * columns) / width));
  // Runs for each pixel: it makes no objects, which would have to be collected.
  for (let y = 0; y < kept.luma; y++) {
    const row = Math.floor((y * STEP * 2 * rows) / height) * 2 * columns;
    const chroma = (y >> 1) * half;
    for (let x = 0; x < width; x += STEP) {
      const quarter = row + (columnOf[x] as number);
      const code = frame[y * width + x] as number;
      const cb = (frame[blues + chroma + (x >> 1)] as number) / NODE;
      const cr = (frame[reds + chroma + (x >> 1)] as number) / NODE;
      const node = (cb | 0) * NODES + (cr | 0);
      const db = cb - (cb | 0);
      const dr = cr - (cr | 0);
      if (filled[node] === 0) fill(node);
      let value = values[256 * node + code] as number;
      if (dr > 0) {
        if (filled[node + 1] === 0) fill(node + 1);
        value = value * (1 - dr) + (values[256 * (node + 1) + code] as number) * dr;
      }
      if (db > 0) {
        const next = node + NODES;
        if (filled[next] === 0) fill(next);
        let high = values[256 * next + code] as number;
        if (dr > 0) {
          if (filled[next + 1] === 0) fill(next + 1);
          high = high * (1 - dr) + (values[256 * (next + 1) + code] as number) * dr;
        }
        value = value * (1 - db) + high * db;
      }
      luma[quarter] = (luma[quarter] as number) + value;
      counts[quarter] = (counts[quarter] as number) + 1;
    }
  }
  for (let at = 0; at < cells; at++)
    into[index * cells + at] = Math.round((SCALE.luma * (luma[at] as number)) / (counts[at] || 1));
}
