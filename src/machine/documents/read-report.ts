import Papa from 'papaparse';
import {invalid} from '../../spot/problem/errors.ts';
import {readText} from '../files/read-file.ts';

/** A row of a report, by its column. A cell that the row does not have is left out. `more`: how many cells it has beyond the columns. */
export type ReportRow = {line: number; cells: Readonly<Record<string, string>>; more: number};

/** A table of a report: its columns, and its rows. `line`: the one with the columns. */
export type AdReport = {file: string; line: number; columns: string[]; rows: ReportRow[]};

/** Lines above the header that reports of platforms begin with, at most. */
const PREAMBLE = 20;

/**
 * Reads the CSV of a report. Lines above the header and empty rows are left out; the header is the first line with at least two filled cells
 * that `isHeader` accepts. Errors: `report-unreadable`, with file and line, also where quotes are damaged: rows after them would be lost.
 */
export async function readReport(
  file: string,
  isHeader: (cells: readonly string[]) => boolean,
): Promise<AdReport> {
  const text = (await readText(file)).replace(/^\uFEFF/, '');
  const {data, errors} = Papa.parse<string[]>(text, {skipEmptyLines: false});
  const [fault] = errors.filter(({type}) => type === 'Quotes');
  if (fault) throw damaged(file, (fault.row ?? 0) + 1, fault.message);
  const top = data.slice(0, PREAMBLE).findIndex((row) => row.filter(Boolean).length > 1 && isHeader(row));
  if (top < 0)
    throw invalid({
      code: 'report-unreadable',
      what: 'this report cannot be read',
      where: {file, line: 1},
      expected: 'a CSV in UTF-8 with columns for the name of the ad, impressions, clicks',
      got: (data[0] ?? []).join(', ').slice(0, 120) || 'nothing',
      fix: 'Export the report again, one row an ad, with its name or file name.',
    });
  const columns = (data[top] ?? []).map((name) => name.trim());
  const rows = data.slice(top + 1).flatMap((cells, at): ReportRow[] => {
    if (cells.every((cell) => cell.trim() === '')) return [];
    return [
      {
        line: top + at + 2,
        cells: Object.fromEntries(
          columns.flatMap((column, index) => {
            const cell = cells[index];
            return cell === undefined ? [] : [[column, cell.trim()]];
          }),
        ),
        more: cells.slice(columns.length).some((cell) => cell.trim() !== '')
          ? cells.length - columns.length
          : 0,
      },
    ];
  });
  return {file, line: top + 1, columns, rows};
}

const damaged = (file: string, line: number, got: string) =>
  invalid({
    code: 'report-unreadable',
    what: 'this report is damaged',
    where: {file, line},
    expected: 'a quote at the end of each cell that begins with one',
    got,
    fix: 'Export the report again.',
  });
