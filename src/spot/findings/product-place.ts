import {z} from 'zod';
import {Box} from '../geometry/box.ts';

/** Where the product is at one frame of a spot, in pixels of the frame. */
export const ProductPlace = z.strictObject({
  frame: z.int().min(0),
  box: Box,
  /**
   * The cells of `box` that the product covers, row by row from the top, `1` or `0`: `columns` in each row. Absent: all of the box.
   */
  mask: z.strictObject({columns: z.int().min(1), rows: z.int().min(1), cells: z.string()}).optional(),
});
export type ProductPlace = z.infer<typeof ProductPlace>;

/** The part of a box that the product covers, 0 to 1. */
export function coveredByProduct(box: Box, {box: product, mask}: ProductPlace): number {
  const area = box.width * box.height;
  if (area <= 0) return 0;
  if (!mask) return sharedArea(box, product) / area;
  const {columns, rows, cells} = mask;
  const [width, height] = [product.width / columns, product.height / rows];
  let covered = 0;
  for (let at = 0; at < columns * rows; at++) {
    if (cells[at] !== '1') continue;
    const cell = {
      x: product.x + (at % columns) * width,
      y: product.y + Math.floor(at / columns) * height,
      width,
      height,
    };
    covered += sharedArea(box, cell);
  }
  return covered / area;
}

function sharedArea(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}
