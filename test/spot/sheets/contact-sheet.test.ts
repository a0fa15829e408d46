import {expect, test} from 'vitest';
import {
  CONTACT_SHEET,
  type ContactSheetCell,
  contactSheetBoxes,
  layContactSheet,
  thumbFor,
} from '../../../src/spot/sheets/contact-sheet.ts';

const shot = `${'a'.repeat(64)}.jpg`;
const cells = (count: number, moments = 3): ContactSheetCell[] =>
  Array.from({length: count}, (_, index) => ({
    label: `v${index}`,
    note: '',
    shots: Array(moments).fill(shot),
  }));
const sheetOf = (all: ContactSheetCell[], format: '9:16' | '16:9' | '1:1' = '9:16') =>
  layContactSheet({title: '', subtitle: '', cells: all, thumb: thumbFor(format)});

test('ten portrait variants of three moments make five columns and two rows', () => {
  const {columns, width, height} = sheetOf(cells(10));
  expect(columns).toBe(5);
  expect(width).toBeGreaterThan(2400);
  expect(width).toBeLessThan(3200);
  expect(height).toBeLessThan(width / 2);
});

test('rows are filled evenly', () => {
  expect(sheetOf(cells(6)).columns).toBe(3);
  expect(sheetOf(cells(12)).columns).toBe(4);
});

test('thumbnails of all formats have about the same area', () => {
  for (const format of ['9:16', '4:5', '1:1', '16:9'] as const) {
    const {width, height} = thumbFor(format);
    expect(width * height).toBeGreaterThan(45000);
    expect(width * height).toBeLessThan(46000);
  }
});

test('no cell touches another or leaves the sheet, however many there are', () => {
  for (const count of [1, 2, 5, 10, 23, 100]) {
    for (const format of ['9:16', '1:1', '16:9'] as const) {
      const sheet = sheetOf(cells(count), format);
      const boxes = contactSheetBoxes(sheet);
      const right = Math.max(...boxes.map((box) => box.x + box.width));
      const bottom = Math.max(...boxes.map((box) => box.y + box.height));
      expect(right).toBeLessThanOrEqual(sheet.width - CONTACT_SHEET.margin);
      expect(bottom).toBeLessThanOrEqual(sheet.height - CONTACT_SHEET.margin);
      expect(new Set(boxes.map(({x, y}) => `${x} ${y}`)).size).toBe(count);
    }
  }
});

test('a failed variant takes as much room as the others', () => {
  const failed = {label: 'x', note: 'no', shots: []};
  expect(contactSheetBoxes(sheetOf([...cells(1), failed]))[1]?.width).toBe(
    contactSheetBoxes(sheetOf(cells(2)))[1]?.width,
  );
});
