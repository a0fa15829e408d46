import {z} from 'zod';
import {Staged} from '../brand/staged-brand.ts';
import {type Box, Format} from '../placement/placement.ts';
import {thumbFor, WALL} from './contact-sheet.ts';

/** One take on the sheet. One whose clip is not there has no shots; its note says why. */
const TakeCell = z.strictObject({
  label: z.string(),
  price: z.string(),
  note: z.string(),
  tone: z.enum(['good', 'bad', 'doubt', 'plain']),
  shots: z.array(Staged),
});
export type TakeCell = z.infer<typeof TakeCell>;

const TakesRow = z.strictObject({
  title: z.string(),
  subtitle: z.string(),
  text: z.string(),
  format: Format,
  cells: z.array(TakeCell),
});
export type TakesRow = z.infer<typeof TakesRow>;

/** `takes.jpg` before it is drawn: a row a shot, a few moments of each of its takes side by side. */
export const TakesWall = z.strictObject({
  title: z.string(),
  subtitle: z.string(),
  rows: z.array(TakesRow),
  width: z.int().positive(),
  height: z.int().positive(),
});
export type TakesWall = z.infer<typeof TakesWall>;

/** Moments of a take that are shown: early, in the middle, late. */
export const MOMENTS = [0.1, 0.5, 0.9];

/** Pixels of what stands beside the takes of a shot, and of the lines under each of them. */
const ASIDE = 330;
const LABEL = 92;
const WIDEST = 3200;

type RowBoxes = {aside: Box; cells: Box[]};

/** Where everything stands: takes beside their shot, in as many lines as they need. */
export function takesBoxes(rows: readonly TakesRow[]): {rows: RowBoxes[]; width: number; height: number} {
  const left = WALL.margin + ASIDE + WALL.gap;
  let [bottom, right] = [WALL.margin + WALL.header, left + 1000];
  const placed = rows.map(({format, cells}): RowBoxes => {
    const thumb = thumbFor(format);
    const width = MOMENTS.length * thumb.width + (MOMENTS.length - 1) * WALL.between;
    const height = thumb.height + LABEL;
    const columns = Math.max(1, Math.floor((WIDEST - left - WALL.margin + WALL.gap) / (width + WALL.gap)));
    const top = bottom;
    const boxes = cells.map((_, at) => ({
      x: left + (at % columns) * (width + WALL.gap),
      y: top + Math.floor(at / columns) * (height + WALL.gap),
      width,
      height,
    }));
    const lines = Math.max(1, Math.ceil(cells.length / columns));
    bottom += lines * (height + WALL.gap);
    right = Math.max(right, ...boxes.map((box) => box.x + box.width));
    return {aside: {x: WALL.margin, y: top, width: ASIDE, height}, cells: boxes};
  });
  return {
    rows: placed,
    width: right + WALL.margin,
    height: bottom + WALL.margin - (rows.length > 0 ? WALL.gap : 0),
  };
}

export function layTakes(sheet: Pick<TakesWall, 'title' | 'subtitle' | 'rows'>): TakesWall {
  const {width, height} = takesBoxes(sheet.rows);
  return {...sheet, width, height};
}
