import fc from 'fast-check';
import Papa from 'papaparse';
import {expect, test} from 'vitest';
import {csvSheet, harmlessDivided, isRisky} from '../../../src/spot/delivery/csv-sheet.ts';
import {FORMULAS} from '../../support/formulas.ts';

/** What a spreadsheet takes for a formula. */
const RUNS = /^[\s\u00a0\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20|%]|^[\t\r\n]/;

test.each(FORMULAS)('the cell %j is no formula, and stays one cell', (payload) => {
  for (const delimiter of [',', '\t'] as const) {
    const text = csvSheet(['a', 'b'], [[payload, 'next']], {delimiter});
    const {data} = Papa.parse<string[]>(text, {delimiter, newline: '\r\n', skipEmptyLines: true});
    expect(data).toHaveLength(2);
    expect(data[1]).toHaveLength(2);
    expect(data[1]?.[0]).not.toMatch(RUNS);
    expect(data[1]?.[0]?.replaceAll("'", '')).toBe(payload.replaceAll("'", ''));
  }
});

test.each(FORMULAS)(
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

test.each(FORMULAS)(
  'the text %j is not written as it is, unless its own quotes keep it one cell',
  (payload) => {
    const quotes = payload.startsWith('",');
    expect(isRisky(payload)).toBe(!quotes);
  },
);

test('lists, numbers and semicolons in a text are no risk', () => {
  for (const text of ['Why;\n- light\n- cold', 'Ice; and, then', '-3.5', 'a\tb', 'Rated 4.8 = good'])
    expect(isRisky(text)).toBe(false);
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
