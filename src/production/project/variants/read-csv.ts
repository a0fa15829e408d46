import {join} from 'node:path';
import Papa from 'papaparse';
import {readText} from '../../../machine/files/read-file.ts';
import {invalid, type Problem, type Where} from '../../../spot/problem/errors.ts';
import type {VariantRow} from '../../../spot/variant/variants-file.ts';

/** Reads the rows of a CSV, and the line of each. A column is the path of a prop; an empty cell changes nothing. The `;` and BOM of Excel are allowed. */
export async function readRows(
  folder: string,
  name: string,
): Promise<{rows: VariantRow[]; at: (index: number) => Where}> {
  const file = join(folder, name);
  const text = readable(await readText(file), file)
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n');
  const {data, errors} = Papa.parse<string[]>(text, {delimiter: delimiterOf(text), skipEmptyLines: false});
  const lines = linesOf(data);
  const [header = [], ...body] = data.map((cells) => cells.map((cell) => cell.normalize('NFC').trim()));
  const filled = body
    .map((cells, index) => ({cells, line: lines[index + 1] ?? index + 2}))
    .filter(({cells}) => cells.some((cell) => cell !== ''));
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
      header.indexOf(column) === index
        ? []
        : [problem(file, 1, 'every column once', `"${column}" twice`, 'Remove one of them.')],
    ),
    ...filled
      .filter(({cells}) => cells.length !== header.length)
      .map(({cells, line}) =>
        problem(
          file,
          line,
          `${header.length} cells, as in the first line`,
          `${cells.length}`,
          'Put cells that hold the delimiter or a line break into double quotes.',
        ),
      ),
    ...(filled.length === 0
      ? [problem(file, 1, 'a row for each variant', 'no rows', 'Add rows under the column names.')]
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

/** The delimiter that the first line has most of. */
const delimiterOf = (text: string): string => {
  const [first = ''] = text.split('\n');
  const count = (delimiter: string): number => first.split(delimiter).length;
  return [',', ';', '\t', '|'].reduce((best, each) => (count(each) > count(best) ? each : best));
};

/** The line on which each row begins: cells may contain line breaks. */
function linesOf(data: readonly string[][]): number[] {
  let line = 1;
  return data.map((cells) => {
    const begins = line;
    line += 1 + cells.reduce((breaks, cell) => breaks + (cell.match(/\n/g)?.length ?? 0), 0);
    return begins;
  });
}

const problem = (file: string, line: number, expected: string, got: string, fix: string): Problem => ({
  code: 'csv-invalid',
  what: 'this line cannot be used',
  where: {file, line},
  expected,
  got,
  fix,
});
