import type {Size} from '../geometry/box.ts';

/** Cells along the longer side of a frame. The shorter side has as many as make the cells nearly square. */
const CELLS = 32;

/** How many cells a frame is divided into. Lumas have twice as many in each direction. */
export type Grid = {columns: number; rows: number};

/** The grid of frames of this size: 18 x 32 cells for 9:16. */
export function gridOf({width, height}: Size): Grid {
  const longer = Math.max(width, height);
  return {
    columns: Math.max(1, Math.round((CELLS * width) / longer)),
    rows: Math.max(1, Math.round((CELLS * height) / longer)),
  };
}

/** Shares are stored as 0 to 65535, and means of luma in 64ths of a code value. */
export const SCALE = {share: 65_535, luma: 64};

/**
 * What was measured of consecutive frames. Arrays have the values of one frame after the other; rows of cells go from the top,
 * cells from the left.
 */
export type FrameMeasures = Grid & {
  frames: number;
  /** Share of the pixels with each luma code, 0 to 65535: 256 values a frame. */
  histogram: Uint16Array;
  /** Mean linear red, green and blue of each cell, 0 to 65535 for 0 to 1 (sRGB transfer): three values a cell. */
  light: Uint16Array;
  /** Mean luma of each quarter of a cell, in 64ths of a code: four values a cell, in rows of twice the columns. */
  luma: Uint16Array;
  /** Mean absolute difference of the luma of each cell to the frame before, in codes. NaN for the first frame. */
  change: Float32Array;
  /** How much larger steps of luma are at the borders of 8 x 8 blocks than elsewhere, as a ratio; 1 is none. */
  blocking: Float32Array;
  /** Light-dark pairs of the longest run of regular stripes that crosses each cell; 0 where there is none. */
  stripes: Uint16Array;
};

/** What is measured of a take: only masters are judged by the other values. */
export type TakeMeasures = LumaMeasures & Pick<FrameMeasures, 'histogram'>;

/** The luma of consecutive frames alone: all that footage is compared by. */
export type LumaMeasures = Pick<FrameMeasures, 'columns' | 'rows' | 'frames' | 'luma'>;

const ARRAYS = ['histogram', 'light', 'luma', 'change', 'blocking', 'stripes'] as const;

const valuesOf = ({columns, rows}: Grid): Record<(typeof ARRAYS)[number], number> => ({
  histogram: 256,
  light: 3 * columns * rows,
  luma: 4 * columns * rows,
  change: columns * rows,
  blocking: 1,
  stripes: columns * rows,
});

/** Measures of a number of frames, all zero. */
export function emptyMeasures(grid: Grid, frames: number): FrameMeasures {
  const count = valuesOf(grid);
  return {
    ...grid,
    frames,
    histogram: new Uint16Array(frames * count.histogram),
    light: new Uint16Array(frames * count.light),
    luma: new Uint16Array(frames * count.luma),
    change: new Float32Array(frames * count.change),
    blocking: new Float32Array(frames),
    stripes: new Uint16Array(frames * count.stripes),
  };
}

/** The measures of frames that follow one another. Errors if the grids differ. */
export function joinMeasures(parts: readonly FrameMeasures[]): FrameMeasures {
  const [first] = parts;
  if (!first) throw new RangeError('there are no measures to join');
  const frames = parts.reduce((sum, part) => sum + part.frames, 0);
  const joined = emptyMeasures(first, frames);
  const count = valuesOf(first);
  let at = 0;
  for (const part of parts) {
    if (part.columns !== first.columns || part.rows !== first.rows)
      throw new RangeError('measures of different grids cannot be joined');
    for (const name of ARRAYS) joined[name].set(part[name], at * count[name]);
    at += part.frames;
  }
  // A first frame has no frame before it in its part.
  for (let frame = 1; frame < frames; frame++)
    if (Number.isNaN(joined.change[frame * count.change])) compareQuarters(joined, frame);
  return joined;
}

/** A part of the measures. */
export function sliceMeasures(measures: FrameMeasures, from: number, frames: number): FrameMeasures {
  const count = valuesOf(measures);
  const part = emptyMeasures(measures, frames);
  for (const name of ARRAYS)
    part[name].set(measures[name].subarray(from * count[name], (from + frames) * count[name]));
  part.change.fill(Number.NaN, 0, count.change);
  return part;
}

/** Writes the change of a frame from the means of quarter cells, where the frame before is in another part. Fine patterns are lost in the means. */
function compareQuarters({luma, change, columns, rows}: FrameMeasures, frame: number): void {
  const cells = columns * rows;
  for (let cell = 0; cell < cells; cell++) {
    const first = 4 * columns * Math.floor(cell / columns) + 2 * (cell % columns);
    let sum = 0;
    for (const quarter of [first, first + 1, first + 2 * columns, first + 2 * columns + 1]) {
      const at = 4 * cells * frame + quarter;
      sum += Math.abs((luma[at] as number) - (luma[at - 4 * cells] as number));
    }
    change[frame * cells + cell] = sum / 4 / SCALE.luma;
  }
}

/** Share of the pixels of a frame whose luma code is at least `from` and at most `to`, 0 to 1. */
export function lumaShare(
  {histogram}: Pick<FrameMeasures, 'histogram'>,
  frame: number,
  from: number,
  to: number,
): number {
  let sum = 0;
  for (let code = from; code <= to; code++) sum += histogram[frame * 256 + code] as number;
  return sum / SCALE.share;
}

/** The measures as bytes, for a file: numbers in the byte order of this machine. */
export function packMeasures(measures: FrameMeasures): Uint8Array[] {
  const head = new Uint32Array([measures.columns, measures.rows, measures.frames, 0]);
  return [head, ...ARRAYS.map((name) => measures[name])].map(
    ({buffer, byteOffset, byteLength}) => new Uint8Array(buffer, byteOffset, byteLength),
  );
}

/** Reads what `packMeasures` wrote. Undefined if the length is wrong. */
export function unpackMeasures(bytes: Uint8Array): FrameMeasures | undefined {
  const whole = bytes.slice().buffer;
  if (whole.byteLength < 16) return undefined;
  const [columns = 0, rows = 0, frames = 0] = new Uint32Array(whole, 0, 4);
  const count = valuesOf({columns, rows});
  const sizes = {histogram: 2, light: 2, luma: 2, change: 4, blocking: 4, stripes: 2};
  const length = ARRAYS.reduce((sum, name) => sum + sizes[name] * count[name] * frames, 16);
  if (length !== whole.byteLength) return undefined;
  let at = 16;
  const next = <T>(make: (from: number, values: number) => T, name: (typeof ARRAYS)[number]): T => {
    const values = make(at, count[name] * frames);
    at += sizes[name] * count[name] * frames;
    return values;
  };
  const u16 = (from: number, values: number) => new Uint16Array(whole, from, values);
  const f32 = (from: number, values: number) => new Float32Array(whole.slice(from, from + 4 * values));
  return {
    columns,
    rows,
    frames,
    histogram: next(u16, 'histogram'),
    light: next(u16, 'light'),
    luma: next(u16, 'luma'),
    change: next(f32, 'change'),
    blocking: next(f32, 'blocking'),
    stripes: next(u16, 'stripes'),
  };
}

/** The luma of frames as bytes, for a file: numbers in the byte order of this machine. */
export function packLuma({columns, rows, frames, luma}: LumaMeasures): Uint8Array[] {
  const head = new Uint32Array([columns, rows, frames, 0]);
  return [head, luma].map(
    ({buffer, byteOffset, byteLength}) => new Uint8Array(buffer, byteOffset, byteLength),
  );
}

/** Reads what `packLuma` wrote. Undefined if the length is wrong. */
export function unpackLuma(bytes: Uint8Array): LumaMeasures | undefined {
  const whole = bytes.slice().buffer;
  if (whole.byteLength < 16) return undefined;
  const [columns = 0, rows = 0, frames = 0] = new Uint32Array(whole, 0, 4);
  const values = frames * valuesOf({columns, rows}).luma;
  if (whole.byteLength !== 16 + 2 * values) return undefined;
  return {columns, rows, frames, luma: new Uint16Array(whole, 16, values)};
}

/** The luma of frames that follow one another. Errors if the grids differ. */
export function joinLuma(parts: readonly LumaMeasures[]): LumaMeasures {
  const [first] = parts;
  if (!first) throw new RangeError('there are no measures to join');
  if (parts.some(({columns, rows}) => columns !== first.columns || rows !== first.rows))
    throw new RangeError('measures of different grids cannot be joined');
  const frames = parts.reduce((sum, part) => sum + part.frames, 0);
  const luma = new Uint16Array(frames * valuesOf(first).luma);
  let at = 0;
  for (const part of parts) {
    luma.set(part.luma, at);
    at += part.luma.length;
  }
  return {columns: first.columns, rows: first.rows, frames, luma};
}

/** A part of the luma of frames. */
export function sliceLuma({columns, rows, luma}: LumaMeasures, from: number, frames: number): LumaMeasures {
  const each = valuesOf({columns, rows}).luma;
  return {columns, rows, frames, luma: luma.slice(from * each, (from + frames) * each)};
}
