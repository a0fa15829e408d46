import {describe, expect, test} from 'vitest';
import {
  CELLS_ON_PAGE,
  CONTACT_SHEET,
  contactSheetBoxes,
  divideIntoPages,
  type FormatCell,
  layContactSheet,
  thumbFor,
} from '../../../src/spot/sheets/contact-sheet.ts';
import type {Format} from '../../../src/spot/variant/format.ts';

const FORMATS = ['9:16', '4:5', '1:1', '16:9'] as const;
const shot = `${'a'.repeat(64)}.jpg`;
const cells = (count: number, format: Format = '9:16', moments = 3): FormatCell[] =>
  Array.from({length: count}, (_, index) => ({
    label: `v${index}`,
    note: '',
    shots: Array(moments).fill(shot),
    format,
  }));
const sheetOf = (all: FormatCell[]) => layContactSheet({title: '', subtitle: '', cells: all});
const columnsOf = (all: FormatCell[]) => sheetOf(all).groups.map(({columns}) => columns);

describe('a page', () => {
  test('of ten portrait variants of three moments has five columns and two rows', () => {
    const {width, height} = sheetOf(cells(10));
    expect(columnsOf(cells(10))).toEqual([5]);
    expect(width).toBeGreaterThan(2400);
    expect(width).toBeLessThan(3200);
    expect(height).toBeLessThan(width / 2);
  });

  test('fills its rows evenly', () => {
    expect(columnsOf(cells(6))).toEqual([3]);
    expect(columnsOf(cells(12))).toEqual([4]);
  });

  test('has cells of the shape of each format, formats together, so that no picture has bars', () => {
    const mixed = FORMATS.flatMap((format) => cells(3, format));
    const interleaved = [...mixed].sort((a, b) => a.label.localeCompare(b.label));
    const {groups} = sheetOf(interleaved);
    expect(groups.map(({thumb}) => thumb)).toEqual(FORMATS.map(thumbFor));
    expect(groups.map((group) => group.cells.length)).toEqual([3, 3, 3, 3]);
  });

  test('has no cell that touches another or leaves the sheet, however many there are', () => {
    for (const count of [1, 2, 5, 10, 23, CELLS_ON_PAGE]) {
      for (const all of [...FORMATS.map((format) => cells(count, format)), mixedCells(count)]) {
        const sheet = sheetOf(all);
        const boxes = contactSheetBoxes(sheet).flat();
        expect(boxes).toHaveLength(all.length);
        for (const [at, box] of boxes.entries()) {
          expect(box.x + box.width).toBeLessThanOrEqual(sheet.width - CONTACT_SHEET.margin);
          expect(box.y + box.height).toBeLessThanOrEqual(sheet.height - CONTACT_SHEET.margin);
          for (const other of boxes.slice(at + 1))
            expect(
              box.x + box.width <= other.x || other.x + other.width <= box.x || box.y + box.height <= other.y,
            ).toBe(true);
        }
      }
    }
  });

  test('gives a failed variant as much room as the others', () => {
    const failed = {label: 'x', note: 'no', shots: [], format: '9:16' as const};
    expect(contactSheetBoxes(sheetOf([...cells(1), failed]))[0]?.[1]?.width).toBe(
      contactSheetBoxes(sheetOf(cells(2)))[0]?.[1]?.width,
    );
  });
});

describe('the pages of a batch', () => {
  test('of up to forty variants are one, of a thousand twenty-five, each small enough for a JPEG', () => {
    expect(divideIntoPages(cells(40))).toHaveLength(1);
    expect(divideIntoPages(cells(41)).map((page) => page.length)).toEqual([21, 20]);
    const pages = divideIntoPages([...cells(700), ...cells(300, '16:9')]);
    expect(pages).toHaveLength(25);
    for (const page of pages) {
      const {width, height} = sheetOf(page);
      expect(width).toBeLessThan(4000);
      expect(height).toBeLessThan(8000);
    }
  });

  test('show every variant once, with the variants of a format together', () => {
    const mixed = mixedCells(30);
    const flat = divideIntoPages(mixed).flat();
    expect(flat.map(({format}) => format)).toEqual(FORMATS.flatMap((format) => Array(30).fill(format)));
    expect(new Set(flat)).toEqual(new Set(mixed));
  });
});

test('thumbnails of all formats have about the same area', () => {
  for (const format of FORMATS) {
    const {width, height} = thumbFor(format);
    expect(width * height).toBeGreaterThan(45000);
    expect(width * height).toBeLessThan(46000);
  }
});

/** So many variants in each format, in turn. */
function mixedCells(count: number): FormatCell[] {
  return Array.from({length: count}, (_, at) =>
    FORMATS.flatMap((format) => cells(count, format)[at] ?? []),
  ).flat();
}
