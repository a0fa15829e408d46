import type {Rect, Size} from '../geometry/box.ts';
import {moveEnds} from '../timeline/camera-move.ts';
import {fitClip, isStill} from '../timeline/footage-at.ts';
import type {Footage} from '../timeline/timeline.ts';

/** How large a finished clip is, and the part of it that its rectangle of the frame shows before any camera move, as fractions. */
export type FinishPlace = {size: Size; window: Rect};

/**
 * The place of a clip whose texture is drawn: its size is the largest at which it is seen, larger than the clip where that is enlarged. Grain
 * then has one size in all takes, however many pixels their models make.
 */
export function finishPlace(clip: Footage, frame: Size): FinishPlace {
  const {box, fitted} = fitClip(clip, frame);
  const {from, to} = moveEnds(clip.move);
  const zoom = isStill(clip.move) ? 1 : Math.max(from.zoom, to.zoom);
  const pair = (length: number): number => Math.ceil((length * zoom) / 2 - 1e-6) * 2;
  return {
    size: {width: pair(fitted.width), height: pair(fitted.height)},
    window: {
      x: -fitted.x / fitted.width,
      y: -fitted.y / fitted.height,
      width: box.width / fitted.width,
      height: box.height / fitted.height,
    },
  };
}

/** Where a vignette begins, as a part of the way from the middle of the picture to its corner. */
const VIGNETTE_BEGIN = 0.35;

/**
 * A vignette as parts of the light that is kept, 0 to 1, row by row: an ellipse around the middle of `window` that darkens from its beginning
 * to the corners, where `vignette` of the light is lost.
 */
export function vignetteMask(vignette: number, window: Rect, {width, height}: Size): Float64Array {
  const mask = new Float64Array(width * height);
  const across = (at: number, length: number, from: number, part: number): number =>
    ((at + 0.5) / length - (from + part / 2)) / (part / 2);
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      const x = across(column, width, window.x, window.width);
      const y = across(row, height, window.y, window.height);
      const way = Math.min(
        Math.max((Math.hypot(x, y) / Math.SQRT2 - VIGNETTE_BEGIN) / (1 - VIGNETTE_BEGIN), 0),
        1,
      );
      mask[row * width + column] = 1 - vignette * way * way * (3 - 2 * way);
    }
  return mask;
}
