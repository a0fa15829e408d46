import type {Box} from '../../spot/geometry/box.ts';

/** A box without a margin on all sides, or across and down. */
export const inset = (box: Box, across: number, down: number = across): Box => ({
  x: box.x + across,
  y: box.y + down,
  width: box.width - 2 * across,
  height: box.height - 2 * down,
});

export const topOf = (box: Box, height: number): Box => ({...box, height});

export const bottomOf = (box: Box, height: number): Box => ({...box, y: box.y + box.height - height, height});

export const leftOf = (box: Box, width: number): Box => ({...box, width});

export const rightOf = (box: Box, width: number): Box => ({...box, x: box.x + box.width - width, width});

/** What two boxes share. */
export function meet(a: Box, b: Box): Box {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  return {
    x,
    y,
    width: Math.min(a.x + a.width, b.x + b.width) - x,
    height: Math.min(a.y + a.height, b.y + b.height) - y,
  };
}
