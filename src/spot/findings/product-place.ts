import {z} from 'zod';
import {Box, sharedArea} from '../geometry/box.ts';

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

/** Cells of a mask along each side. */
const CELLS = 24;

/** The cells of a box whose middle is inside an outline. No mask for an outline without an area, which stands for all of the box. */
export function maskOfOutline(
  outline: readonly (readonly [number, number])[],
  {x, y, width, height}: Box,
): Pick<ProductPlace, 'mask'> {
  if (outline.length < 3) return {};
  const cells = Array.from({length: CELLS}, (_, row) => {
    const crossings = crossingsAt(outline, y + ((row + 0.5) / CELLS) * height);
    return Array.from({length: CELLS}, (__, column) => {
      const middle = x + ((column + 0.5) / CELLS) * width;
      return isInside(crossings, middle) ? '1' : '0';
    }).join('');
  }).join('');
  return cells.includes('1') ? {mask: {columns: CELLS, rows: CELLS, cells}} : {};
}

/** Whether a point is inside a polygon, by the even-odd rule. */
export const isInPolygon = (corners: readonly (readonly [number, number])[], x: number, y: number): boolean =>
  isInside(crossingsAt(corners, y), x);

const isInside = (crossings: readonly number[], x: number): boolean =>
  crossings.filter((crossing) => x < crossing).length % 2 === 1;

/** Where a polygon crosses a horizontal line. A point of the line is inside if it has an odd number of crossings on its right. */
function crossingsAt(corners: readonly (readonly [number, number])[], y: number): number[] {
  return corners.flatMap(([ax, ay], at) => {
    const [bx, by] = corners.at(at - 1) as readonly [number, number];
    return ay > y === by > y ? [] : [((bx - ax) * (y - ay)) / (by - ay) + ax];
  });
}

/** The area that a product covers, in square pixels. */
export const areaOfProduct = ({box, mask}: ProductPlace): number =>
  box.width *
  box.height *
  (mask ? [...mask.cells].filter((cell) => cell === '1').length / mask.cells.length : 1);

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
