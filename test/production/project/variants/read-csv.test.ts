import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {readRows} from '../../../../src/production/project/variants/read-csv.ts';
import {temporaryFolder} from '../../../support/folder.ts';

async function rowsOf(text: string | Buffer) {
  const folder = temporaryFolder();
  await writeFile(join(folder, 'rows.csv'), text);
  return (await readRows(folder, 'rows.csv')).rows;
}

test('columns are dot paths; empty cells change nothing', async () => {
  expect(await rowsOf('id,copy.hook,shots.hook.file\na,"Hi, you",clips/a.mp4\nb,,photo.jpg\n')).toEqual([
    {id: 'a', 'copy.hook': 'Hi, you', 'shots.hook.file': 'clips/a.mp4'},
    {id: 'b', 'shots.hook.file': 'photo.jpg'},
  ]);
});

test('what a spreadsheet exports is read: semicolons, a byte order mark, CRLF, line breaks in quotes', async () => {
  expect(await rowsOf('\uFEFFid;copy.hook\r\na;"two\nlines"\r\n')).toEqual([
    {id: 'a', 'copy.hook': 'two\nlines'},
  ]);
});

test('text is brought to one form, so that equal words are equal bytes', async () => {
  expect(await rowsOf('id,copy.hook\na,Cafe\u0301\n')).toEqual([{id: 'a', 'copy.hook': 'Caf\u00e9'}]);
});

test('rows that cannot be read are all told, with their lines', async () => {
  await expect(rowsOf('id,copy.hook\na,b,c\n"two\nlines",e\nf\n')).rejects.toMatchObject({
    problems: [
      {code: 'csv-invalid', where: {line: 2}, expected: expect.stringContaining('2 cells'), got: '3'},
      {code: 'csv-invalid', where: {line: 5}, got: '1'},
    ],
  });
});

test('a column that stands twice, and a file without rows, are refused', async () => {
  await expect(rowsOf('id,copy.hook,copy.hook\na,b,c\n')).rejects.toMatchObject({
    problems: [{got: '"copy.hook" twice'}],
  });
  await expect(rowsOf('id,copy.hook\n')).rejects.toMatchObject({problems: [{got: 'no rows'}]});
});

test('a csv that is not there is named', async () => {
  await expect(readRows('/nowhere', 'rows.csv')).rejects.toMatchObject({
    problems: [{where: {file: '/nowhere/rows.csv'}}],
  });
});

test('umlauts in another encoding are refused, with their line, instead of being shown as blots', async () => {
  await expect(rowsOf(Buffer.from('id;copy.hook\na;Eis\nb;K\u00fchl\n', 'latin1'))).rejects.toMatchObject({
    problems: [{code: 'csv-invalid', where: {line: 3}, expected: 'text in UTF-8'}],
  });
});

test('what Excel adds is read: `sep=`, `ID`, empty columns and rows at the end', async () => {
  const table = 'ID;copy.hook;;\r\na;Hi;;\r\nb;Ho;;\r\n;;;\r\n';
  const rows = [
    {id: 'a', 'copy.hook': 'Hi'},
    {id: 'b', 'copy.hook': 'Ho'},
  ];
  expect(await rowsOf(`sep=;\r\n${table}`)).toEqual(rows);
  expect(await rowsOf(`\uFEFFsep=;\r\n${table}`)).toEqual(rows);
  expect(await rowsOf(table.replaceAll('\r\n', '\r'))).toEqual(rows);
});

test('lines count from the start of the file, also after `sep=`', async () => {
  await expect(rowsOf('sep=,\nid,copy.hook\na,b,c\nd,e,f\n')).rejects.toMatchObject({
    problems: [{where: {line: 3}, got: '3 (lines 3 to 4)'}],
  });
});

test('a cell under a column without a name is located by its column', async () => {
  await expect(rowsOf('id,,copy.hook\na,x,Hi\n')).rejects.toMatchObject({
    problems: [{where: {line: 1}, got: 'none in column B'}],
  });
});
