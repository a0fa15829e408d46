import {join} from 'node:path';
import Papa from 'papaparse';
import {csvLayout, linesOfRows} from '../../../machine/documents/csv-layout.ts';
import type {DocumentTexts} from '../../../machine/documents/document.ts';
import {findFile} from '../../../machine/files/find-file.ts';
import {readText} from '../../../machine/files/read-file.ts';
import {invalid, type Problem, type Where} from '../../../spot/problem/errors.ts';
import {linesInWords} from '../../../spot/problem/join-problems.ts';
import type {VariantRow} from '../../../spot/variant/variants-file.ts';

/** The rows of a CSV. `at`: the file and the line of each. */
export type CsvRows = {rows: VariantRow[]; at: (index: number) => Where};

/** The path of a CSV that `variants.yaml` names. */
export const csvFile = (folder: string, name: string): Promise<string> =>
  findFile(name, [folder]).then((found) => found ?? join(folder, name));

/**
 * Reads the rows of a CSV, and the line of each. A column is the path of a prop; an empty cell changes nothing. What Excel writes is
 * allowed: a BOM, a first line `sep=;`, semicolons, empty columns and rows at the end, and `ID` for `id`.
 */
export async function readRows(folder: string, name: string, texts?: DocumentTexts): Promise<CsvRows> {
  const file = await csvFile(folder, name);
  const text = readable(texts?.get(file) ?? (await readText(file)), file).replaceAll(/\r\n?/g, '\n');
  const {start, delimiter, stated} = csvLayout(text);
  const {data, errors} = Papa.parse<string[]>(text.slice(start), {delimiter, skipEmptyLines: false});
  const lines = linesOfRows(data, stated ? 2 : 1);
  const [first = [], ...body] = data.map((cells) => cells.map((cell) => cell.normalize('NFC').trim()));
  const header = first
    .slice(0, lastFilled(first) + 1)
    .map((column) => (column.toLowerCase() === 'id' ? 'id' : column));
  const filled = body
    .map((cells, index) => ({
      cells: cells.slice(0, Math.max(header.length, lastFilled(cells) + 1)),
      line: lines[index + 1] ?? index + 2,
    }))
    .filter(({cells}) => cells.some((cell) => cell !== ''));
  const top = lines[0] ?? 1;
  const problems = [
    ...errors.map((error) =>
      problem(
        file,
        lines[error.row ?? 0] ?? 1,
        'a CSV',
        error.message,
        'Put cells that hold the delimiter or a quote into double quotes.',
      ),
    ),
    ...header.flatMap((column, index) =>
      column === ''
        ? [
            problem(
              file,
              top,
              'a name for every column',
              `none in column ${letterOf(index)}`,
              'Name it, or remove it.',
            ),
          ]
        : header.indexOf(column) === index
          ? []
          : [problem(file, top, 'every column once', `"${column}" twice`, 'Remove one of them.')],
    ),
    ...cellCounts(file, header, filled),
    ...(filled.length === 0
      ? [problem(file, top, 'a row for each variant', 'no rows', 'Add rows under the column names.')]
      : []),
  ];
  if (problems.length > 0) throw invalid(problems);
  const rows = filled.map(({cells}) =>
    Object.fromEntries(
      header.map((column, index) => [column, cells[index] ?? '']).filter(([, cell]) => cell !== ''),
    ),
  );
  return {rows, at: (index) => ({file, line: filled[index]?.line})};
}

const lastFilled = (cells: readonly string[]): number => cells.findLastIndex((cell) => cell !== '');

type Row = {cells: readonly string[]; line: number};

/** One problem for all rows with a number of cells that is not the header's. */
function cellCounts(file: string, header: readonly string[], rows: readonly Row[]): Problem[] {
  const wrong = Map.groupBy(
    rows.filter(({cells}) => cells.length !== header.length),
    ({cells}) => cells.length,
  );
  return [...wrong].map(([count, same]) =>
    problem(
      file,
      same[0]?.line ?? 1,
      `${header.length} cells, as in the line of column names`,
      `${count}${same.length > 1 ? ` (${linesInWords(same.map(({line}) => line))})` : ''}`,
      'Put cells that hold the delimiter or a line break into double quotes.',
    ),
  );
}

/** The letter of a column as spreadsheets name it: A, B, ... Z, AA. */
const letterOf = (index: number): string =>
  (index >= 26 ? letterOf(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));

/** Refuses text that is not UTF-8: some spreadsheets write Windows-1252 by default. */
function readable(text: string, file: string): string {
  const at = text.indexOf(NO_CHARACTER);
  if (at < 0) return text;
  throw invalid(
    problem(
      file,
      text.slice(0, at).split('\n').length,
      'text in UTF-8',
      'bytes that are not UTF-8',
      'Save the file again as "CSV UTF-8".',
    ),
  );
}

/** The decoder puts this in place of bytes that are not UTF-8. */
const NO_CHARACTER = '\uFFFD';

const problem = (file: string, line: number, expected: string, got: string, fix: string): Problem => ({
  code: 'csv-invalid',
  what: 'this line cannot be used',
  where: {file, line},
  expected,
  got,
  fix,
});
