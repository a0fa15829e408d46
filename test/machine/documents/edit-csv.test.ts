import fc from 'fast-check';
import Papa from 'papaparse';
import {expect, test} from 'vitest';
import {setCell} from '../../../src/machine/documents/edit-csv.ts';

test('a cell is replaced, and every other byte stays: mark, separator line, quotes, empty lines', () => {
  const text = '\uFEFFsep=;\r\nID;copy.hook;"b ""c"""\r\none;"x;\r\ny";1\r\n;;\r\ntwo;z;2';
  expect(setCell(text, 1, 'copy.hook', 'new')).toBe(text.replace('two;z;2', 'two;new;2'));
  expect(setCell(text, 0, 'copy.hook', 'a\nb"')).toBe(text.replace('"x;\r\ny"', '"a\r\nb"""'));
  expect(setCell(text, 1, 'id', 'three')).toBe(text.replace('two', 'three'));
});

test('an unknown row or column, and quotes that do not close, give nothing', () => {
  expect(setCell('id,a\n1,2\n', 5, 'a', 'x')).toBeUndefined();
  expect(setCell('id,a\n1,2\n', 0, 'b', 'x')).toBeUndefined();
  expect(setCell('id,a\n1,"2\n', 0, 'a', 'x')).toBeUndefined();
});

test('any cell of any table gets any text, and the others keep theirs', () => {
  const cell = fc.oneof(fc.string({maxLength: 6}), fc.constantFrom('a,b', 'say "x"', 'a\nb', '=1+1', ''));
  const table = fc
    .tuple(fc.integer({min: 1, max: 4}), fc.integer({min: 1, max: 4}))
    .chain(([columns, rows]) =>
      fc.array(fc.array(cell, {minLength: columns, maxLength: columns}), {minLength: rows, maxLength: rows}),
    );
  fc.assert(
    fc.property(table, fc.nat(), fc.nat(), cell, (body, r, c, value) => {
      const clean = body.map((line, at) => [`r${at}`, ...line.map((each) => each.replaceAll('\r', ''))]);
      const header = ['id', ...(clean[0] ?? []).slice(1).map((_, at) => `c${at}`)];
      const text = Papa.unparse([header, ...clean], {newline: '\n'});
      const [row, column] = [r % clean.length, c % (header.length - 1)];
      const text2 = setCell(text, row, `c${column}`, value.replaceAll('\r', ''));
      const wanted = clean.map((line) => [...line]);
      (wanted[row] ?? [])[column + 1] = value.replaceAll('\r', '');
      expect(Papa.parse(text2 ?? '', {delimiter: ',', newline: '\n'}).data.slice(1)).toEqual(wanted);
    }),
  );
});
