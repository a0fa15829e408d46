import {lightToSrgb} from '../grade/srgb.ts';
import {type FrameMeasures, SCALE} from './frame-measures.ts';

/** How one frame of a file compares with the frame of the same number in another one. */
export type PictureMatch = {
  /** Mean absolute difference of the luma of quarter cells, in codes of 8 bits. */
  mean: number;
  /** The largest difference of a quarter cell in luma, or of a cell in red, green or blue (sRGB), in codes of 8 bits. */
  most: number;
  /** The mean difference to the frame of the other file, among `REACH` before and after, that it is most like; and how far away that is. */
  nearest: {mean: number; offset: number};
};

/** Frames before and after that a frame is compared with. */
const REACH = 3;

/** Compares every frame that both files have. Errors if the grids differ. */
export function matchPictures(made: FrameMeasures, master: FrameMeasures): PictureMatch[] {
  if (made.columns !== master.columns || made.rows !== master.rows)
    throw new RangeError('measures of different grids cannot be compared');
  return Array.from({length: Math.min(made.frames, master.frames)}, (_, frame) => {
    const mean = meanDifference(made, master, frame, frame);
    const nearest = {mean, offset: 0};
    for (let offset = -REACH; offset <= REACH; offset++) {
      if (offset === 0 || frame + offset < 0 || frame + offset >= master.frames) continue;
      const other = meanDifference(made, master, frame, frame + offset);
      if (other < nearest.mean) Object.assign(nearest, {mean: other, offset});
    }
    return {mean, most: mostDifference(made, master, frame), nearest};
  });
}

function meanDifference(made: FrameMeasures, master: FrameMeasures, frame: number, other: number): number {
  const count = 4 * made.columns * made.rows;
  let sum = 0;
  for (let at = 0; at < count; at++)
    sum += Math.abs((made.luma[frame * count + at] as number) - (master.luma[other * count + at] as number));
  return sum / count / SCALE.luma;
}

function mostDifference(made: FrameMeasures, master: FrameMeasures, frame: number): number {
  const cells = made.columns * made.rows;
  let most = 0;
  for (let at = 4 * cells * frame; at < 4 * cells * (frame + 1); at++)
    most = Math.max(most, Math.abs((made.luma[at] as number) - (master.luma[at] as number)) / SCALE.luma);
  for (let at = 3 * cells * frame; at < 3 * cells * (frame + 1); at++) {
    const [a, b] = [made.light[at] as number, master.light[at] as number];
    if (a !== b) most = Math.max(most, 255 * Math.abs(codeOf(a) - codeOf(b)));
  }
  return most;
}

const codeOf = (share: number): number => lightToSrgb(share / SCALE.share);
