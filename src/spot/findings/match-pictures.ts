import {type FrameMeasures, SCALE} from './frame-measures.ts';

/** How one frame of a file compares with the frame of the same number in another one. */
export type PictureMatch = {
  /** Mean absolute difference of the luma of quarter cells, in codes of 8 bits. */
  mean: number;
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
    return {mean, nearest};
  });
}

function meanDifference(made: FrameMeasures, master: FrameMeasures, frame: number, other: number): number {
  const count = 4 * made.columns * made.rows;
  let sum = 0;
  for (let at = 0; at < count; at++)
    sum += Math.abs((made.luma[frame * count + at] as number) - (master.luma[other * count + at] as number));
  return sum / count / SCALE.luma;
}
