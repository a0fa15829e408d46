import {join} from 'node:path';
import Papa from 'papaparse';
import {readText} from '../../machine/files.ts';
import {invalid} from '../../spot/errors.ts';
import type {Row} from '../../spot/variant.ts';

/** Rows of a CSV as changes: the columns are dot paths, empty cells change nothing. Excel's `;` and BOM are fine. */
export async function readRows(folder: string, file: string): Promise<Row[]> {
  const path = join(folder, file);
  const text = (await readText(path)).replace(/^\uFEFF/, '');
  const {data, errors, meta} = Papa.parse<Record<string, string>>(text, {
    header: true,
    skipEmptyLines: 'greedy',
    transformHeader: (name) => name.trim(),
  });
  const serious = errors.filter((error) => error.code !== 'UndetectableDelimiter');
  if (serious.length > 0) {
    throw invalid(
      serious.map((error) => ({
        code: 'csv-invalid',
        what: 'this row cannot be read',
        where: {file: path, line: (error.row ?? 0) + 2},
        expected: `${meta.fields?.length ?? 0} cells, as in the first line`,
        got: error.message,
        fix: 'Put cells that hold the delimiter or a line break into double quotes.',
      })),
    );
  }
  return data.map((row) =>
    Object.fromEntries(
      Object.entries(row)
        .map(([column, cell]) => [column, cell.normalize('NFC').trim()])
        .filter(([, cell]) => cell !== ''),
    ),
  );
}
