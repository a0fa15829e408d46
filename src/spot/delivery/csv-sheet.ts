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

/** A formula after a character at which a spreadsheet with another separator begins a new cell: `Fresh;=1+1`. */
const INNER_FORMULA = /([;\t\r\n]\s*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20|%])/g;

/** An inner formula of a text that is written as it is. A hyphen before a space is a list, which no spreadsheet runs. */
const INNER_RISK = /[;\t\r\n]\s*(?:[=+@\uff1d\uff0b\uff0d\uff20|%]|-(?!\s))/;

/** Whether a spreadsheet could run a text, also one that reads the file with another separator. For sheets whose texts stay as they are. */
export const isRisky = (text: string): boolean => harmless(text) !== text || INNER_RISK.test(text);

/** As `harmless`, also where a spreadsheet reads the file with another separator than its own, and so divides the text. */
export const harmlessDivided = (text: string): string => harmless(text).replace(INNER_FORMULA, "$1'");

type Options = {
  /** Default: a comma. */
  delimiter?: ',' | '\t';
  /** Default: `\r\n`, as RFC 4180 says. */
  newline?: '\r\n' | '\n';
  /** Texts stay as they are: the sheet is for a platform, and its formulas were refused. Default: false. */
  exact?: boolean;
};

/** A sheet with a line of column names. Cells are quoted where they have to be; unless they are `exact`, none of them is a formula. */
export const csvSheet = (
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
  {delimiter = ',', newline = '\r\n', exact = false}: Options = {},
): string =>
  [columns, ...rows]
    .map((cells) => cells.map((cell) => quoted(textOf(cell, exact), delimiter)).join(delimiter) + newline)
    .join('');

/** A sheet with a byte order mark: without it, Excel does not read it as UTF-8. */
export const forSpreadsheets = (sheet: string): string => `\ufeff${sheet}`;

const textOf = (cell: Cell, exact: boolean): string =>
  typeof cell === 'string' ? (exact ? cell : harmlessDivided(cell)) : cell === null ? '' : String(cell);

const quoted = (text: string, delimiter: string): string =>
  /["\r\n;\t]/.test(text) || text.includes(delimiter) || /^\s|\s$/.test(text)
    ? `"${text.replaceAll('"', '""')}"`
    : text;
