import {z} from 'zod';
import {Staged} from '../brand/staged-brand.ts';
import type {Box, Size} from '../geometry/box.ts';
import {FORMAT_SIZE, type Format} from '../variant/format.ts';

/** One variant on the contact sheet. `shots` are frames of it; a failed variant has none, and its note says why. */
export const ContactSheetCell = z.strictObject({label: z.string(), note: z.string(), shots: z.array(Staged)});
export type ContactSheetCell = z.infer<typeof ContactSheetCell>;

const Pixels = z.strictObject({width: z.int().positive(), height: z.int().positive()});

/** The props of `contact-sheet.jpg`: all variants of a batch, with a few frames of each side by side. */
export const ContactSheet = Pixels.extend({
  /** The names of the brands, and the spot. */
  title: z.string(),
  /** How many variants, which formats and lengths. */
  subtitle: z.string(),
  /** The variants, in the order of `variants.yaml`. */
  cells: z.array(ContactSheetCell),
  /** How many cells are in a row. */
  columns: z.int().min(1),
  /** The size of one frame on the sheet, in pixels. */
  thumb: Pixels,
});
export type ContactSheet = z.infer<typeof ContactSheet>;

/** Margins, gaps and heights of the sheet in pixels. */
export const CONTACT_SHEET = {margin: 72, header: 132, gap: 48, between: 6, label: 76, footer: 24} as const;

/** Limits of the sheet's width in pixels. The minimum leaves room for the title. */
const WIDEST = 3200;
const NARROWEST = 1200;

/** Area of a thumbnail in pixels: 160x284 for 9:16, 284x160 for 16:9. */
const AREA = 160 * 284;

/** The size of a thumbnail in a format. All formats have about the same area. */
export function thumbFor(format: Format): Size {
  const {width, height} = FORMAT_SIZE[format];
  const scale = Math.sqrt(AREA / (width * height));
  return {width: Math.round(width * scale), height: Math.round(height * scale)};
}

type Sheet = Pick<ContactSheet, 'title' | 'subtitle' | 'cells'> & {thumb: Size};

/** Lays out the sheet: as many columns as fit the width, with the cells spread evenly over the rows. */
export function layContactSheet({title, subtitle, cells, thumb}: Sheet): ContactSheet {
  const {width} = cellSize(thumb, momentsOf(cells));
  const room = Math.max(
    1,
    Math.floor((WIDEST - 2 * CONTACT_SHEET.margin + CONTACT_SHEET.gap) / (width + CONTACT_SHEET.gap)),
  );
  const rows = Math.max(1, Math.ceil(cells.length / room));
  const columns = Math.max(1, Math.ceil(cells.length / rows));
  return {title, subtitle, cells, columns, thumb, ...sheetSize(thumb, momentsOf(cells), columns, rows)};
}

/** The position and size of each cell on the sheet. */
export function contactSheetBoxes({
  cells,
  columns,
  thumb,
}: Pick<ContactSheet, 'cells' | 'columns' | 'thumb'>): Box[] {
  const size = cellSize(thumb, momentsOf(cells));
  return cells.map((_, index) => ({
    x: CONTACT_SHEET.margin + (index % columns) * (size.width + CONTACT_SHEET.gap),
    y:
      CONTACT_SHEET.margin +
      CONTACT_SHEET.header +
      Math.floor(index / columns) * (size.height + CONTACT_SHEET.gap),
    ...size,
  }));
}

/** The largest number of frames of any variant. Every cell has room for that many. */
export const momentsOf = (cells: readonly ContactSheetCell[]): number =>
  Math.max(1, ...cells.map(({shots}) => shots.length));

const cellSize = (thumb: Size, moments: number): Size => ({
  width: moments * thumb.width + (moments - 1) * CONTACT_SHEET.between,
  height: thumb.height + CONTACT_SHEET.label,
});

function sheetSize(thumb: Size, moments: number, columns: number, rows: number): Size {
  const cell = cellSize(thumb, moments);
  const width = 2 * CONTACT_SHEET.margin + columns * (cell.width + CONTACT_SHEET.gap) - CONTACT_SHEET.gap;
  const height =
    2 * CONTACT_SHEET.margin +
    CONTACT_SHEET.header +
    rows * (cell.height + CONTACT_SHEET.gap) -
    CONTACT_SHEET.gap +
    CONTACT_SHEET.footer;
  return {width: Math.max(width, NARROWEST), height};
}
