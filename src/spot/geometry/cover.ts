import type {Box, Point, Size} from './box.ts';

/**
 * Where a picture lies when it covers a box, in the box's pixels: scaled until it fills the box, and shifted so that its
 * focus point is as near to the middle of the box as its edges allow.
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

/** The size of a picture whose shorter side is at most `shorter` pixels, in even numbers. Smaller pictures keep their size. */
export function within({width, height}: Size, shorter: number): Size {
  const scale = Math.min(1, shorter / Math.min(width, height));
  const even = (length: number): number => Math.max(2, Math.round((length * scale) / 2) * 2);
  return {width: even(width), height: even(height)};
}
