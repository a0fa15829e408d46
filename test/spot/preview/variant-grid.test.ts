import fc from 'fast-check';
import {expect, test} from 'vitest';
import {layCells, VARIANT_GRID} from '../../../src/spot/preview/variant-grid.ts';
import {FORMAT_SIZE, type Format} from '../../../src/spot/variant/format.ts';

const sizes = (...formats: Format[]) => formats.map((format) => FORMAT_SIZE[format]);

test('pictures keep their ratio, stay inside the grid, and overlap no other picture or label', () => {
  const formats = fc.array(fc.constantFrom<Format>('9:16', '4:5', '1:1', '16:9'), {
    minLength: 1,
    maxLength: 24,
  });
  fc.assert(
    fc.property(formats, (chosen) => {
      const cells = layCells(sizes(...chosen));
      expect(cells).toHaveLength(chosen.length);
      cells.forEach((cell, at) => {
        const {width, height} = FORMAT_SIZE[chosen[at] as Format];
        expect(cell.width / cell.height).toBeCloseTo(width / height, 6);
        expect(cell.x).toBeGreaterThanOrEqual(VARIANT_GRID.margin - 1e-6);
        expect(cell.x + cell.width).toBeLessThanOrEqual(VARIANT_GRID.width - VARIANT_GRID.margin + 1e-6);
        expect(cell.y).toBeGreaterThanOrEqual(VARIANT_GRID.header);
        expect(cell.y + cell.height + VARIANT_GRID.label).toBeLessThanOrEqual(VARIANT_GRID.height + 1e-6);
        for (const other of cells.slice(at + 1)) {
          const beside = other.x >= cell.x + cell.width || cell.x >= other.x + other.width;
          const below =
            other.y >= cell.y + cell.height + VARIANT_GRID.label || cell.y >= other.y + other.height;
          expect(beside || below).toBe(true);
        }
      });
    }),
  );
});

test('ten tall variants are laid out in two rows of five', () => {
  const cells = layCells(sizes(...Array.from({length: 10}, () => '9:16' as const)));
  expect(new Set(cells.map(({y}) => y)).size).toBe(2);
});
