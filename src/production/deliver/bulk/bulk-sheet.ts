import {csvSheet, isRisky} from '../../../spot/delivery/csv-sheet.ts';
import {invalid} from '../../../spot/problem/errors.ts';
import type {BulkAd, BulkExporter} from './bulk-exporter.ts';

/**
 * The bytes of a sheet with a row for each ad. Errors: `bulk-formula` for a text that spreadsheets would run: in a sheet that a platform
 * reads, an apostrophe in front would become a part of the ad.
 */
export function bulkSheet({columns, delimiter, encoding}: BulkExporter, ads: readonly BulkAd[]): Buffer {
  const rows = ads.map((ad) => columns.map(({value}) => value(ad)));
  for (const [index, cells] of rows.entries())
    for (const [at, cell] of cells.entries())
      if (cell !== null) refuseFormula(cell, columns[at]?.header ?? '', ads[index] as BulkAd);
  return encoded(
    csvSheet(
      columns.map(({header}) => header),
      rows,
      {delimiter, exact: true},
    ),
    encoding,
  );
}

/** Refuses a text that a spreadsheet would run. */
export function refuseFormula(
  cell: string,
  header: string,
  {deliverable}: Pick<BulkAd, 'deliverable'>,
): void {
  if (!isRisky(cell)) return;
  throw invalid({
    code: 'bulk-formula',
    what: `the text for "${header}" of ${deliverable.variant} looks like a formula to a spreadsheet`,
    expected:
      'a text without =, +, -, @, | or % at its beginning, and after a semicolon, a tab or a line break',
    got: JSON.stringify(cell.slice(0, 80)),
    fix: 'Write another character before it, or deliver without --bulk and --fill.',
  });
}

/** A text as a platform reads it. */
export function encoded(text: string, encoding: BulkExporter['encoding']): Buffer {
  if (encoding === 'utf-16le') return Buffer.from(`\ufeff${text}`, 'utf16le');
  return Buffer.from(encoding === 'utf-8-bom' ? `\ufeff${text}` : text);
}
