import type {Box} from '../placement/placement.ts';
import type {Point} from './camera-move.ts';

export type Size = {width: number; height: number};

/**
 * Where a picture stands when it covers a box: scaled until no edge shows, and shifted so that its focus
 * point comes as near to the middle of the box as its edges allow. In the box's pixels.
 */
export function cover(picture: Size, box: Size, focus: Point): Box {
  const scale = Math.max(box.width / picture.width, box.height / picture.height);
  const width = picture.width * scale;
  const height = picture.height * scale;
  return {
    x: -shift(width, box.width, focus[0]),
    y: -shift(height, box.height, focus[1]),
    width,
    height,
  };
}

const shift = (length: number, seen: number, focus: number): number =>
  Math.min(Math.max(length * focus - seen / 2, 0), length - seen);

/** The largest even size of the same shape with its shorter side at most `shorter`. Never enlarges. */
export function within({width, height}: Size, shorter: number): Size {
  const scale = Math.min(1, shorter / Math.min(width, height));
  const even = (length: number): number => Math.max(2, Math.round((length * scale) / 2) * 2);
  return {width: even(width), height: even(height)};
}
