import {z} from 'zod';
import type {Box, Size} from '../geometry/box.ts';
import {NONE} from './controls.ts';

/** Sizes of the variant grid in pixels: the grid, its margins and gaps, its title, and a cell's label. */
export const VARIANT_GRID = {width: 1920, height: 1080, margin: 40, header: 76, gap: 28, label: 34} as const;

/** The controls of a grid: the variant whose sound is played. */
export const variantGridSchema = (ids: readonly string[]): z.ZodObject =>
  z.object({sound: z.enum([NONE, ...new Set(ids)])});

/** The box of a picture, and the width of its column, which is the maximum width of its label. */
export type GridPlace = Box & {column: number};

/** The box of each picture, in the number of columns that makes the pictures largest. */
export function layCells(sizes: readonly Size[]): GridPlace[] {
  const counts = sizes.map((_, index) => index + 1);
  const [best = []] = counts.map((columns) => grid(sizes, columns)).sort((a, b) => areaOf(b) - areaOf(a));
  return best;
}

const areaOf = (boxes: readonly Box[]): number =>
  boxes.reduce((sum, {width, height}) => sum + width * height, 0);

function grid(sizes: readonly Size[], columns: number): GridPlace[] {
  const {margin, header, gap, label} = VARIANT_GRID;
  const rows = Math.ceil(sizes.length / columns);
  const width = (VARIANT_GRID.width - 2 * margin - (columns - 1) * gap) / columns;
  const height = (VARIANT_GRID.height - 2 * margin - header - (rows - 1) * gap) / rows - label;
  if (width <= 0 || height <= 0) return [];
  return sizes.map((size, index) => {
    const scale = Math.min(width / size.width, height / size.height);
    const row = Math.floor(index / columns);
    return {
      column: width,
      width: size.width * scale,
      height: size.height * scale,
      x: margin + (index % columns) * (width + gap) + (width - size.width * scale) / 2,
      y: margin + header + row * (height + label + gap) + (height - size.height * scale) / 2,
    };
  });
}
