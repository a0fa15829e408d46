import {z} from 'zod';
import {Staged} from '../brand/staged-brand.ts';
import type {Box, Size} from '../geometry/box.ts';
import {FORMAT_SIZE, type Format} from '../variant/format.ts';

/** One variant on the contact sheet. A variant that failed has no shots; its note says why. */
export const ContactSheetCell = z.strictObject({label: z.string(), note: z.string(), shots: z.array(Staged)});
export type ContactSheetCell = z.infer<typeof ContactSheetCell>;

const Pixels = z.strictObject({width: z.int().positive(), height: z.int().positive()});

/** `contact-sheet.jpg` before it is drawn: every variant of a batch, a few moments of each side by side. */
export const ContactSheet = Pixels.extend({
  title: z.string(),
  subtitle: z.string(),
  cells: z.array(ContactSheetCell),
  columns: z.int().min(1),
  thumb: Pixels,
});
export type ContactSheet = z.infer<typeof ContactSheet>;

/** Pixels between and around things. */
export const CONTACT_SHEET = {margin: 72, header: 132, gap: 48, between: 6, label: 76, footer: 24} as const;

/** A sheet is never wider than this, and never so narrow that its title has no room. */
const WIDEST = 3200;
const NARROWEST = 1200;

/** Area of a thumb: portrait ones become 160x284, wide ones 284x160. */
const AREA = 160 * 284;

export function thumbFor(format: Format): Size {
  const {width, height} = FORMAT_SIZE[format];
  const scale = Math.sqrt(AREA / (width * height));
  return {width: Math.round(width * scale), height: Math.round(height * scale)};
}

type Sheet = Pick<ContactSheet, 'title' | 'subtitle' | 'cells'> & {thumb: Size};

/** Columns and size of the sheet: as many columns as there is width for, spread evenly over the rows. */
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

/** Where each cell stands on the sheet. */
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

/** The most moments that any variant shows; failed ones take as much room. */
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
