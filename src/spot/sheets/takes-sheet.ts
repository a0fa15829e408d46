import {z} from 'zod';
import {Staged} from '../brand/staged-brand.ts';
import type {Box} from '../geometry/box.ts';
import {Format} from '../variant/format.ts';
import {CONTACT_SHEET, thumbFor} from './contact-sheet.ts';

/** One take on the sheet. `shots` are frames of it; a take without a clip has none, and its note says why. */
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

/** The props of `takes.jpg`: a row for each shot, with a few frames of each of its takes side by side. */
export const TakesSheetData = z.strictObject({
  title: z.string(),
  subtitle: z.string(),
  rows: z.array(TakesRow),
  width: z.int().positive(),
  height: z.int().positive(),
});
export type TakesSheetData = z.infer<typeof TakesSheetData>;

/** The frames of a take that are shown, as fractions of its length. */
export const MOMENTS = [0.1, 0.5, 0.9];

/** Pixels: the width of the shot's text left of its takes, the height of the lines under each take, and the maximum width of the sheet. */
const ASIDE = 330;
const LABEL = 92;
const WIDEST = 3200;

type RowBoxes = {aside: Box; cells: Box[]};

/** The boxes of each row, and the size of the sheet in pixels: the shot's text, and its takes in as many lines as they need. */
export function takesBoxes(rows: readonly TakesRow[]): {rows: RowBoxes[]; width: number; height: number} {
  const left = CONTACT_SHEET.margin + ASIDE + CONTACT_SHEET.gap;
  let bottom = CONTACT_SHEET.margin + CONTACT_SHEET.header;
  let right = left + 1000;
  const placed = rows.map(({format, cells}): RowBoxes => {
    const thumb = thumbFor(format);
    const width = MOMENTS.length * thumb.width + (MOMENTS.length - 1) * CONTACT_SHEET.between;
    const height = thumb.height + LABEL;
    const columns = Math.max(
      1,
      Math.floor((WIDEST - left - CONTACT_SHEET.margin + CONTACT_SHEET.gap) / (width + CONTACT_SHEET.gap)),
    );
    const top = bottom;
    const boxes = cells.map((_, at) => ({
      x: left + (at % columns) * (width + CONTACT_SHEET.gap),
      y: top + Math.floor(at / columns) * (height + CONTACT_SHEET.gap),
      width,
      height,
    }));
    const lines = Math.max(1, Math.ceil(cells.length / columns));
    bottom += lines * (height + CONTACT_SHEET.gap);
    right = Math.max(right, ...boxes.map((box) => box.x + box.width));
    return {aside: {x: CONTACT_SHEET.margin, y: top, width: ASIDE, height}, cells: boxes};
  });
  return {
    rows: placed,
    width: right + CONTACT_SHEET.margin,
    height: bottom + CONTACT_SHEET.margin - (rows.length > 0 ? CONTACT_SHEET.gap : 0),
  };
}

/** Adds the size of the sheet to its content. */
export function layTakes(sheet: Pick<TakesSheetData, 'title' | 'subtitle' | 'rows'>): TakesSheetData {
  const {width, height} = takesBoxes(sheet.rows);
  return {...sheet, width, height};
}
