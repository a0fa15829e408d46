import Papa from 'papaparse';
import {csvLayout} from './csv-layout.ts';

/** Where a cell is in the text of a CSV: its first character, and the one after its last, quotes included. */
type CellRange = {from: number; to: number};

/**
 * Replaces a cell of a CSV. Every other byte stays: a BOM, line breaks, quotes. `row` counts the rows under the header that are not empty,
 * from 0. Undefined where there is no such row or column, or where the text cannot be split exactly.
 */
export function setCell(text: string, row: number, column: string, value: string): string | undefined {
  const {start, delimiter, lines} = csvLayout(text);
  const cells = rangesOf(text, start, delimiter);
  const table = text.slice(start).replaceAll(/\r\n?/g, '\n');
  const parsed = Papa.parse<string[]>(table, {delimiter, newline: '\n', skipEmptyLines: false}).data;
  const read = (range: CellRange): string => unquoted(text.slice(range.from, range.to));
  // The ranges are right if they give what the parser reads.
  if (JSON.stringify(cells.map((line) => line.map(read))) !== JSON.stringify(parsed)) return undefined;
  const [header = [], ...body] = cells;
  const at = header.findIndex((range) => nameOf(read(range)) === column);
  const range = body.filter((line) => line.some((each) => read(each).trim() !== ''))[row]?.[at];
  if (at < 0 || !range) return undefined;
  const isQuoted = text[range.from] === '"';
  const needsQuotes =
    isQuoted || [delimiter, '"', '\n', '\r'].some((each) => value.includes(each)) || value.trim() !== value;
  const broken = lines === '\r\n' ? value.replaceAll('\n', '\r\n') : value;
  const written = needsQuotes ? `"${broken.replaceAll('"', '""')}"` : broken;
  return text.slice(0, range.from) + written + text.slice(range.to);
}

const nameOf = (cell: string): string => {
  const name = cell.normalize('NFC').trim();
  return name.toLowerCase() === 'id' ? 'id' : name;
};

const unquoted = (cell: string): string =>
  (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell).replaceAll(/\r\n?/g, '\n');

/** The cells of each line (RFC 4180: a cell in quotes may contain delimiters, line breaks and doubled quotes). */
function rangesOf(text: string, start: number, delimiter: string): CellRange[][] {
  const rows: CellRange[][] = [[]];
  let at = start;
  for (;;) {
    const from = at;
    if (text[at] === '"') {
      at += 1;
      while (at < text.length && (text[at] !== '"' || text[at + 1] === '"')) at += text[at] === '"' ? 2 : 1;
      at = Math.min(at + 1, text.length);
    } else
      while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at += 1;
    rows.at(-1)?.push({from, to: at});
    if (at >= text.length) return rows;
    if (text[at] !== delimiter) rows.push([]);
    at += text.startsWith('\r\n', at) ? 2 : 1;
  }
}
