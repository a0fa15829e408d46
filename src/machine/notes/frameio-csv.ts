import Papa from 'papaparse';
import {invalid} from '../../spot/problem/errors.ts';
import {type ForeignNote, foreignNote} from '../../spot/review/foreign-note.ts';
import {parseTimecode} from '../../spot/review/timecode.ts';

/** Names of columns, in lower case, the most certain first. Only the comment and the timecode are certain in such exports; the others are used where they are there. */
const COLUMNS = {
  text: ['comment', 'comments', 'text', 'note'],
  at: ['timecode', 'timestamp', 'time', 'frame', 'in'],
  lasts: ['duration'],
  author: ['commenter', 'author', 'owner', 'user', 'name', 'commenter name'],
  media: ['file name', 'filename', 'file', 'asset', 'asset name', 'clip'],
  completed: ['completed', 'completed at', 'completed_at', 'status'],
  id: ['id', 'comment id'],
  parent: ['parent id', 'parent', 'reply to', 'in reply to'],
} as const;
type Column = keyof typeof COLUMNS;

/** Reads the CSV of comments that Frame.io exports. Errors: `notes-unreadable`. */
export function readFrameioCsv(text: string, file: string): ForeignNote[] {
  const {data, errors} = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), {skipEmptyLines: false});
  const top = data.findIndex((row) => find(row, 'text') >= 0 && find(row, 'at') >= 0);
  const [fault] = errors.filter(({type}) => type === 'Quotes');
  if (top < 0 || fault)
    throw invalid({
      code: 'notes-unreadable',
      what: 'this CSV is not an export of Frame.io comments, or it is damaged',
      where: {file, line: (fault?.row ?? 0) + 1},
      expected: 'columns "Comment" and "Timecode"',
      got: fault?.message ?? (data[0] ?? []).join(', ').slice(0, 100),
      fix: 'Export the comments again, as CSV.',
    });
  const header = data[top] ?? [];
  const byId = new Map<string, ForeignNote>();
  const notes: ForeignNote[] = [];
  for (const [index, row] of data.slice(top + 1).entries()) {
    const cell = (column: Column): string => row[find(header, column)]?.trim() ?? '';
    const words = cell('text');
    if (words === '') continue;
    const parent = byId.get(cell('parent'));
    if (parent) {
      parent.replies.push({author: cell('author') || null, text: words});
      continue;
    }
    const until = rangeIn(cell('at'))?.to;
    const note = foreignNote({
      text: words,
      where: `row ${top + index + 2}`,
      id: cell('id') || null,
      author: cell('author') || null,
      at: timeIn(cell('at')),
      lasts: cell('lasts') === '' ? null : timeIn(cell('lasts')),
      until: until === undefined ? null : {unit: 'timecode', value: until, rate: null},
      completed: isDone(cell('completed')),
      media: cell('media') || null,
    });
    notes.push(note);
    if (note.id !== null) byId.set(note.id, note);
  }
  return notes;
}

/** The place of a column, by the first of its names that the header has: a "Timestamp" beside a "Timecode" is the day of the comment. */
function find(header: readonly string[], column: Column): number {
  const names = header.map((name) => name.trim().toLowerCase());
  return COLUMNS[column].map((name) => names.indexOf(name)).find((at) => at >= 0) ?? -1;
}

/** A cell with a time: a timecode, or the number of a frame. What is neither is kept as it is, so that it is listed. */
const timeIn = (cell: string): ForeignNote['at'] => {
  if (cell === '') return null;
  if (/^\d{1,9}$/.test(cell)) return {unit: 'frames', value: Number(cell), rate: null};
  return {unit: 'timecode', value: rangeIn(cell)?.from ?? cell, rate: null};
};

/** The first and the last timecode of a range: `00:00:01:00 - 00:00:02:00`. Undefined for a cell that is none. */
function rangeIn(cell: string): {from: string; to: string} | undefined {
  const [from = '', to = '', ...more] = cell.split(/\s*(?:-|–|—|to)\s*/);
  return more.length === 0 && parseTimecode(from) && parseTimecode(to) ? {from, to} : undefined;
}

/** Words for a comment that is done, or the time at which it was. All else, such as `In Progress`, is not. */
const isDone = (cell: string): boolean =>
  /^(?:yes|true|1|x|✓|done|completed?|resolved|closed|erledigt|ja)$/i.test(cell) ||
  /^\d{10,13}$/.test(cell) ||
  (/\d{4}/.test(cell) && !Number.isNaN(Date.parse(cell)));
