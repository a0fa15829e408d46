/** A value of a cell. Null is an empty cell. */
export type Cell = string | number | boolean | null;

/** What spreadsheets take for a formula at the start of a cell, also after spaces and in its wide form. */
const FORMULA = /^[\s\u00a0\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20|%]|^[\t\r\n]/;

/** A plain number is no formula: `-3.5`. */
const NUMBER = /^-?\d+(\.\d+)?$/;

/**
 * A text that no spreadsheet runs: one that looks like a formula gets an apostrophe in front, as OWASP recommends. Texts of an ad that
 * begin with such a character are changed by that; the JSON beside the sheet has them as they are.
 */
export const harmless = (text: string): string =>
  FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;

type Options = {
  /** Default: a comma. */
  delimiter?: ',' | '\t';
  /** Default: `\r\n`, as RFC 4180 says. */
  newline?: '\r\n' | '\n';
};

/** A sheet with a line of column names. Cells are quoted where they have to be; none of them is a formula. */
export const csvSheet = (
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
  {delimiter = ',', newline = '\r\n'}: Options = {},
): string =>
  [columns, ...rows]
    .map((cells) => cells.map((cell) => quoted(textOf(cell), delimiter)).join(delimiter) + newline)
    .join('');

const textOf = (cell: Cell): string =>
  typeof cell === 'string' ? harmless(cell) : cell === null ? '' : String(cell);

const quoted = (text: string, delimiter: string): string =>
  /["\r\n]/.test(text) || text.includes(delimiter) || /^\s|\s$/.test(text)
    ? `"${text.replaceAll('"', '""')}"`
    : text;
