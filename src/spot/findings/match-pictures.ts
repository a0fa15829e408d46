import {lightToSrgb} from '../grade/srgb.ts';
import type {Span} from '../timeline/frames.ts';
import {type FrameMeasures, SCALE} from './frame-measures.ts';

/** How one frame of a file compares with the frame of the same number in another one. */
export type PictureMatch = {
  /** Mean absolute difference of the luma of quarter cells, in codes of 8 bits. */
  mean: number;
  /** The mean difference to the frame of the other file, among `REACH` before and after, that it is most like; and how far away that is. */
  nearest: {mean: number; offset: number};
};

/** A part of the picture: its place in the grid of quarter cells, and how it differs over some frames. */
export type PartMatch = {
  column: number;
  row: number;
  /** The mean of the differences of luma, brighter than the master above 0, in codes of 8 bits. */
  luma: number;
  /** The largest of those of red, green and blue of the cell that it is in, in codes of sRGB. */
  colour: number;
};

/** How all parts of the picture differ over consecutive frames. What an encoder loses in single frames is not in these means. */
export type WindowMatch = Span & {
  /** Quarter cells across and down. */
  columns: number;
  rows: number;
  parts: PartMatch[];
};

/** Frames before and after that a frame is compared with. */
const REACH = 3;

/** Compares every frame that both files have. Errors if the grids differ. */
export function matchPictures(made: FrameMeasures, master: FrameMeasures): PictureMatch[] {
  refuseOtherGrid(made, master);
  return Array.from({length: Math.min(made.frames, master.frames)}, (_, frame) => {
    const mean = meanDifference(made, master, frame, frame);
    const nearest = {mean, offset: 0};
    for (let offset = -REACH; offset <= REACH; offset++) {
      if (offset === 0 || frame + offset < 0 || frame + offset >= master.frames) continue;
      const other = meanDifference(made, master, frame, frame + offset);
      if (other < nearest.mean) Object.assign(nearest, {mean: other, offset});
    }
    return {mean, nearest};
  });
}

/**
 * Compares the parts of the picture over windows of this many frames; each begins in the middle of the one before. Both files are compared as
 * far as both of them go. Errors if the grids differ.
 */
export function matchParts(made: FrameMeasures, master: FrameMeasures, window: number): WindowMatch[] {
  refuseOtherGrid(made, master);
  const frames = Math.min(made.frames, master.frames);
  const step = Math.max(1, Math.floor(window / 2));
  const count = Math.max(1, Math.ceil((frames - window) / step) + 1);
  return Array.from({length: count}, (_, at) => {
    const from = Math.max(0, Math.min(at * step, frames - window));
    return windowAt(made, master, {from, frames: Math.min(window, frames)});
  });
}

function windowAt(made: FrameMeasures, master: FrameMeasures, span: Span): WindowMatch {
  const [columns, rows] = [2 * made.columns, 2 * made.rows];
  const cells = made.columns * made.rows;
  const luma = new Float64Array(4 * cells);
  const light = new Float64Array(3 * cells);
  for (let frame = span.from; frame < span.from + span.frames; frame++) {
    for (let part = 0; part < 4 * cells; part++) {
      const at = frame * 4 * cells + part;
      luma[part] = (luma[part] as number) + (made.luma[at] as number) - (master.luma[at] as number);
    }
    for (let channel = 0; channel < 3 * cells; channel++) {
      const at = frame * 3 * cells + channel;
      const [a, b] = [made.light[at] as number, master.light[at] as number];
      if (a !== b) light[channel] = (light[channel] as number) + codeOf(a) - codeOf(b);
    }
  }
  const parts = Array.from(luma, (sum, part): PartMatch => {
    const [column, row] = [part % columns, Math.floor(part / columns)];
    const cell = 3 * ((row >> 1) * made.columns + (column >> 1));
    const colours = [0, 1, 2].map((channel) => Math.abs(light[cell + channel] as number));
    return {
      ...{column, row},
      luma: sum / SCALE.luma / span.frames,
      colour: Math.max(...colours) / span.frames,
    };
  });
  return {...span, columns, rows, parts};
}

const codeOf = (share: number): number => 255 * lightToSrgb(share / SCALE.share);

function refuseOtherGrid(made: FrameMeasures, master: FrameMeasures): void {
  if (made.columns !== master.columns || made.rows !== master.rows)
    throw new RangeError('measures of different grids cannot be compared');
}

function meanDifference(made: FrameMeasures, master: FrameMeasures, frame: number, other: number): number {
  const count = 4 * made.columns * made.rows;
  let sum = 0;
  for (let at = 0; at < count; at++)
    sum += Math.abs((made.luma[frame * count + at] as number) - (master.luma[other * count + at] as number));
  return sum / count / SCALE.luma;
}
