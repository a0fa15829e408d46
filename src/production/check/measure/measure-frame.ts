import {everyFourthRow} from '../../../machine/media/decode-frames.ts';
import {type FrameMeasures, SCALE} from '../../../spot/findings/frame-measures.ts';
import type {Size} from '../../../spot/geometry/box.ts';
import {srgbToLight} from '../../../spot/grade/srgb.ts';
import {measureStripes} from './measure-stripes.ts';

/** The distance in pixels, in both directions, of the pixels that are read for light and change. The histogram counts all pixels of these rows. */
const STEP = 4;

/**
 * Linear light of sRGB values of 8 bits from -256 to 511, in quarters: the formula of WCAG 2.2, "relative luminance". Decoded
 * frames have values below 0 and over 255, which displays clip.
 */
const LINEAR = Float32Array.from({length: 4 * 768}, (_, at) => {
  const value = Math.min(1, Math.max(0, (at / 4 - 256) / 255));
  return srgbToLight(value);
});

const linear = (value: number): number => LINEAR[((value + 256) * 4 + 0.5) | 0] as number;

/** What is measured: all of a master, or the luma and the histogram of a take. */
export type MeasuredPart = 'master' | 'take';

/**
 * Measures one frame of yuv420p (BT.709, limited range) and writes the values at `index`. `frame` and `before` have every fourth row;
 * `size` is that of the whole frame.
 */
export function measureFrame(
  frame: Uint8Array,
  before: Uint8Array | undefined,
  size: Size,
  into: FrameMeasures,
  index: number,
  part: MeasuredPart = 'master',
): void {
  measureHistogram(frame, size, into, index);
  measureLuma(frame, size, into, index);
  if (part === 'take') return;
  measureLight(frame, size, into, index);
  measureChange(frame, before, size, into, index);
  into.blocking[index] = blockingOf(frame, size);
  measureStripes(frame, size, into, index);
}

function measureHistogram(
  frame: Uint8Array,
  {width, height}: Size,
  {histogram}: FrameMeasures,
  index: number,
): void {
  const counts = new Uint32Array(256);
  const pixels = width * everyFourthRow({width, height}).luma;
  for (let at = 0; at < pixels; at++) {
    const code = frame[at] as number;
    counts[code] = (counts[code] as number) + 1;
  }
  for (let code = 0; code < 256; code++)
    histogram[index * 256 + code] = Math.round(((counts[code] as number) / pixels) * SCALE.share);
}

/** For each pixel of a row that is read: the column of its cell, where there are so many. */
const columnsOf = (width: number, columns: number): Uint16Array =>
  Uint16Array.from({length: width}, (_, x) => Math.floor((x * columns) / width));

function measureLuma(frame: Uint8Array, size: Size, into: FrameMeasures, index: number): void {
  const {width, height} = size;
  const [columns, rows] = [2 * into.columns, 2 * into.rows];
  const luma = new Float64Array(columns * rows);
  const counts = new Uint32Array(columns * rows);
  const columnOf = columnsOf(width, columns);
  for (let y = 0; y < everyFourthRow(size).luma; y++) {
    const first = Math.floor((y * STEP * rows) / height) * columns;
    for (let x = 0; x < width; x += STEP) {
      const quarter = first + (columnOf[x] as number);
      luma[quarter] = (luma[quarter] as number) + (frame[y * width + x] as number);
      counts[quarter] = (counts[quarter] as number) + 1;
    }
  }
  for (let at = 0; at < columns * rows; at++)
    into.luma[index * columns * rows + at] = Math.round(
      (SCALE.luma * (luma[at] as number)) / (counts[at] || 1),
    );
}

function measureLight(frame: Uint8Array, size: Size, into: FrameMeasures, index: number): void {
  const {width, height} = size;
  const {columns, rows} = into;
  const cells = columns * rows;
  const light = new Float64Array(3 * cells);
  const counts = new Uint32Array(cells);
  const kept = everyFourthRow(size);
  const half = width >> 1;
  const blue = width * kept.luma;
  const red = blue + half * kept.chroma;
  // Of quarters, as the luma: a pixel at a border belongs to the same cell in both.
  const columnOf = columnsOf(width, 2 * columns);
  for (let y = 0; y < kept.luma; y++) {
    const first = (Math.floor((y * STEP * 2 * rows) / height) >> 1) * columns;
    const chroma = (y >> 1) * half;
    for (let x = 0; x < width; x += STEP) {
      const at = first + ((columnOf[x] as number) >> 1);
      const cell = 3 * at;
      const bright = 1.1643836 * ((frame[y * width + x] as number) - 16);
      const cb = (frame[blue + chroma + (x >> 1)] as number) - 128;
      const cr = (frame[red + chroma + (x >> 1)] as number) - 128;
      counts[at] = (counts[at] as number) + 1;
      light[cell] = (light[cell] as number) + linear(bright + 1.7927411 * cr);
      light[cell + 1] = (light[cell + 1] as number) + linear(bright - 0.2132486 * cb - 0.5329093 * cr);
      light[cell + 2] = (light[cell + 2] as number) + linear(bright + 2.1124018 * cb);
    }
  }
  for (let at = 0; at < 3 * cells; at++)
    into.light[3 * index * cells + at] = Math.round(
      (SCALE.share * (light[at] as number)) / (counts[Math.floor(at / 3)] || 1),
    );
}

function measureChange(
  frame: Uint8Array,
  before: Uint8Array | undefined,
  size: Size,
  {change, columns, rows}: FrameMeasures,
  index: number,
): void {
  const {width, height} = size;
  const cells = columns * rows;
  const changes = change.subarray(index * cells, (index + 1) * cells);
  if (!before) {
    changes.fill(Number.NaN);
    return;
  }
  const counts = new Uint32Array(cells);
  const columnOf = columnsOf(width, columns);
  const kept = everyFourthRow(size).luma;
  for (let y = 0; y < kept; y++) {
    const first = Math.floor((y * STEP * rows) / height) * columns;
    for (let x = 0; x < width; x += STEP) {
      const cell = first + (columnOf[x] as number);
      const at = y * width + x;
      changes[cell] = (changes[cell] as number) + Math.abs((frame[at] as number) - (before[at] as number));
      counts[cell] = (counts[cell] as number) + 1;
    }
  }
  for (let cell = 0; cell < cells; cell++) changes[cell] = (changes[cell] as number) / (counts[cell] || 1);
}

/** Side of the blocks of H.264's transform of High profile, and of most other codecs. */
const BLOCK = 8;

/** Steps of luma across vertical borders of blocks, against the steps beside them, in every eighth row: 4, 12, 20 and so on. */
function blockingOf(frame: Uint8Array, size: Size): number {
  const {width} = size;
  const rows = everyFourthRow(size).luma;
  let across = 0;
  let beside = 0;
  for (let y = 1; y < rows; y += BLOCK / STEP) {
    for (let x = BLOCK; x + 2 < width; x += BLOCK) {
      const at = y * width + x;
      const step = (from: number): number => Math.abs((frame[from] as number) - (frame[from - 1] as number));
      across += step(at);
      beside += (step(at - 1) + step(at + 1)) / 2;
    }
  }
  // A flat picture has almost no steps: a few codes of noise at the borders of blocks do not show.
  return (across + 100) / (beside + 100);
}
