import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {readReport} from '../../../src/machine/documents/read-report.ts';
import {temporaryFolder} from '../../support/folder.ts';

const HEADER = 'Ad name,Impressions,Link clicks';

function read(...lines: string[]) {
  const file = join(temporaryFolder(), 'report.csv');
  writeFileSync(file, lines.join('\n'));
  return readReport(file, (cells) => cells.includes('Impressions'));
}

test('rows are read by their columns, below the lines that a platform writes above them', async () => {
  expect(
    await read('Report,2026', '', HEADER, '"spring, ice",1000,10', '', 'spring fire,2000,20'),
  ).toMatchObject({
    line: 3,
    columns: ['Ad name', 'Impressions', 'Link clicks'],
    rows: [
      {line: 4, cells: {'Ad name': 'spring, ice', Impressions: '1000', 'Link clicks': '10'}, more: 0},
      {line: 6, cells: {'Ad name': 'spring fire'}},
    ],
  });
});

test.each([
  ['a quote that is never closed', '"spring fire,2000,20', 'spring ice,3000,30'],
  ['text after a closing quote', '"spring" fire,2000,20', 'spring ice,3000,30'],
])('%s is refused: it would take the rows after it with it', async (_, ...lines) => {
  await expect(read(HEADER, 'spring ice,1000,10', ...lines)).rejects.toMatchObject({
    code: 'report-unreadable',
    problems: [{where: {line: 3}}],
  });
});

test('a row tells which cells it does not have, and that it has more than there are columns', async () => {
  const {rows} = await read(HEADER, 'spring ice,1000', 'spring fire,1,000,20', 'spring snow,10,1,,');
  expect(rows).toMatchObject([{more: 0}, {more: 1}, {more: 0}]);
  expect(Object.keys(rows[0]?.cells ?? {})).toEqual(['Ad name', 'Impressions']);
});
