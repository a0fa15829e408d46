import type {Box} from '../../spot/geometry/box.ts';

/** A box without margins: `across` at the left and right, `down` at the top and bottom. */
export const inset = (box: Box, across: number, down: number = across): Box => ({
  x: box.x + across,
  y: box.y + down,
  width: box.width - 2 * across,
  height: box.height - 2 * down,
});

/** The top `height` of a box. */
export const topOf = (box: Box, height: number): Box => ({...box, height});

/** The bottom `height` of a box. */
export const bottomOf = (box: Box, height: number): Box => ({...box, y: box.y + box.height - height, height});

/** The left `width` of a box. */
export const leftOf = (box: Box, width: number): Box => ({...box, width});

/** The right `width` of a box. */
export const rightOf = (box: Box, width: number): Box => ({...box, x: box.x + box.width - width, width});

/** The intersection of two boxes. Its size is negative where they do not overlap. */
export function intersect(a: Box, b: Box): Box {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  return {
    x,
    y,
    width: Math.min(a.x + a.width, b.x + b.width) - x,
    height: Math.min(a.y + a.height, b.y + b.height) - y,
  };
}
