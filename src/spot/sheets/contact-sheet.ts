import {z} from 'zod';
import {Staged} from '../brand/staged-brand.ts';
import type {Box, Size} from '../geometry/box.ts';
import {FORMAT_SIZE, type Format} from '../variant/format.ts';

/** One variant on the contact sheet. `shots` are frames of it; a failed variant has none, and its note says why. */
export const ContactSheetCell = z.strictObject({label: z.string(), note: z.string(), shots: z.array(Staged)});
export type ContactSheetCell = z.infer<typeof ContactSheetCell>;

const Pixels = z.strictObject({width: z.int().positive(), height: z.int().positive()});

/** Cells of one format: thumbnails of one size, in columns. */
const CellGroup = z.strictObject({thumb: Pixels, columns: z.int().min(1), cells: z.array(ContactSheetCell)});
export type CellGroup = z.infer<typeof CellGroup>;

/** The props of one page of the contact sheet: variants of a batch, with a few frames of each side by side. */
export const ContactSheet = Pixels.extend({
  /** The names of the brands, and the spot. */
  title: z.string(),
  /** How many variants, which formats and lengths, and which page it is. */
  subtitle: z.string(),
  /** The variants of this page, by format. */
  groups: z.array(CellGroup),
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

/** The most variants on one page: more are hard to look at, and a JPEG ends at 65,535 pixels. */
export const CELLS_ON_PAGE = 40;

/** A cell before it is laid out. */
export type FormatCell = ContactSheetCell & {format: Format};

/** Divides cells over pages of about the same length, with the cells of one format together. */
export function divideIntoPages<T extends {format: Format}>(cells: readonly T[]): T[][] {
  const sorted = [...Map.groupBy(cells, ({format}) => format).values()].flat();
  const pages = Math.max(1, Math.ceil(sorted.length / CELLS_ON_PAGE));
  const boundary = (page: number): number => Math.round((page * sorted.length) / pages);
  return Array.from({length: pages}, (_, page) => sorted.slice(boundary(page), boundary(page + 1)));
}

type Page = {title: string; subtitle: string; cells: readonly FormatCell[]};

/** Lays out one page: for each format as many columns as fit the width, with the cells spread evenly over the rows. */
export function layContactSheet({title, subtitle, cells}: Page): ContactSheet {
  const groups = [...Map.groupBy(cells, ({format}) => format)].map(([format, own]): CellGroup => {
    const thumb = thumbFor(format);
    const plain = own.map(({label, note, shots}) => ({label, note, shots}));
    const {width} = cellSize(thumb, plain);
    const room = Math.max(
      1,
      Math.floor((WIDEST - 2 * CONTACT_SHEET.margin + CONTACT_SHEET.gap) / (width + CONTACT_SHEET.gap)),
    );
    const rows = Math.ceil(own.length / room);
    return {thumb, columns: Math.ceil(own.length / rows), cells: plain};
  });
  const boxes = contactSheetBoxes({groups}).flat();
  const right = Math.max(0, ...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(
    CONTACT_SHEET.margin + CONTACT_SHEET.header,
    ...boxes.map((box) => box.y + box.height),
  );
  return {
    title,
    subtitle,
    groups,
    width: Math.max(right + CONTACT_SHEET.margin, NARROWEST),
    height: bottom + CONTACT_SHEET.footer + CONTACT_SHEET.margin,
  };
}

/** The position and size of each cell on the sheet, by group. The groups are one below the other. */
export function contactSheetBoxes({groups}: Pick<ContactSheet, 'groups'>): Box[][] {
  let top = CONTACT_SHEET.margin + CONTACT_SHEET.header;
  return groups.map(({thumb, columns, cells}) => {
    const size = cellSize(thumb, cells);
    const from = top;
    top += Math.ceil(cells.length / columns) * (size.height + CONTACT_SHEET.gap);
    return cells.map((_, index) => ({
      x: CONTACT_SHEET.margin + (index % columns) * (size.width + CONTACT_SHEET.gap),
      y: from + Math.floor(index / columns) * (size.height + CONTACT_SHEET.gap),
      ...size,
    }));
  });
}

/** Every cell has room for the largest number of frames of any variant of its group, and failed ones for as many. */
const cellSize = (thumb: Size, cells: readonly ContactSheetCell[]): Size => {
  const moments = Math.max(1, ...cells.map(({shots}) => shots.length));
  return {
    width: moments * thumb.width + (moments - 1) * CONTACT_SHEET.between,
    height: thumb.height + CONTACT_SHEET.label,
  };
};
