import {existsSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import Papa from 'papaparse';
import {describe, expect, test} from 'vitest';
import type {BulkAd, BulkExporter} from '../../../../src/production/deliver/bulk/bulk-exporter.ts';
import {bulkSheet} from '../../../../src/production/deliver/bulk/bulk-sheet.ts';
import {BULK_EXPORTERS} from '../../../../src/production/deliver/bulk/exporters.ts';
import {takesPlacement} from '../../../../src/production/deliver/bulk/write-bulk.ts';
import {PLACEMENTS} from '../../../../src/spot/placement/placements.ts';
import {FORMULAS} from '../../../support/formulas.ts';
import {ROOT} from '../../../support/tools.ts';
import {someAd} from './some-ad.ts';

const textOf = ({encoding}: BulkExporter, data: Buffer): string =>
  data.toString(encoding === 'utf-16le' ? 'utf16le' : 'utf8');

const rowsOf = (exporter: BulkExporter, ads: readonly BulkAd[]): Record<string, string>[] => {
  const text = textOf(exporter, bulkSheet(exporter, ads)).replace(/^\ufeff/, '');
  return Papa.parse<Record<string, string>>(text, {
    header: true,
    delimiter: exporter.delimiter,
    newline: '\r\n',
    skipEmptyLines: true,
  }).data;
};

test('every file of the folder is in the list', () => {
  const files = readdirSync(join(ROOT, 'src/production/deliver/bulk/exporters'));
  expect(files.sort()).toEqual(BULK_EXPORTERS.map(({id}) => `${id}.ts`).sort());
  expect(existsSync(join(ROOT, 'docs/deliver.md'))).toBe(true);
});

describe.each(BULK_EXPORTERS.map((exporter) => [exporter.id, exporter] as const))('%s', (_, exporter) => {
  test('each column has a name of its own and a source with a date', () => {
    const headers = exporter.columns.map(({header}) => header);
    expect(new Set(headers).size).toBe(headers.length);
    for (const {header, from} of exporter.columns) {
      expect(from.source.length, header).toBeGreaterThan(10);
      expect(from.asOf, header).toMatch(/^20\d\d-\d\d$/);
      expect(from.confirmed, header).toBe(from.confidence === 'official');
    }
    expect(exporter.steps.length).toBeGreaterThan(0);
  });

  test('every ad comes out paused, and every switch that the format has is off', () => {
    for (const row of rowsOf(exporter, [someAd(), someAd({name: 'other'})])) {
      expect(row).toMatchObject(exporter.paused);
      expect(row).toMatchObject(exporter.switchedOff);
    }
    expect(Object.keys(exporter.paused).length).toBeGreaterThan(0);
  });

  test('a sheet never has the name of a campaign of an earlier delivery, which may run', () => {
    const campaign = /^campaign( name)?$/i;
    for (const row of rowsOf(exporter, [someAd()]))
      for (const [header, cell] of Object.entries(row))
        if (campaign.test(header)) expect(cell).toBe('flask r2 20261129T101500');
  });

  test('texts stay under their own video, with line breaks, quotes, tabs and other scripts', () => {
    const texts = ['Zeile 1\nZeile 2', 'She said "ice"; and, then', 'a\tb', '正午の氷', 'Ice 🧊'];
    const rows = rowsOf(
      exporter,
      texts.map((text, at) =>
        someAd({name: `ad${at}`, primaryText: text, headline: text, description: text}),
      ),
    );
    expect(rows).toHaveLength(texts.length);
    for (const [at, row] of rows.entries()) {
      expect(Object.values(row), JSON.stringify(row)).toContain(`ad${at}`);
      expect(Object.values(row)).toContain(texts[at]);
    }
  });

  test('a text that a spreadsheet would run is refused', () => {
    for (const text of [...FORMULAS.filter((each) => !each.startsWith('",')), '-50 % today', '@ice', '+1'])
      expect(() => bulkSheet(exporter, [someAd({headline: text})]), JSON.stringify(text)).toThrow(
        expect.objectContaining({code: 'bulk-formula'}),
      );
  });

  test('a text with the quotes and commas of a cell stays one cell', () => {
    const [text = ''] = FORMULAS.filter((each) => each.startsWith('",'));
    expect(Object.values(rowsOf(exporter, [someAd({headline: text})])[0] ?? {})).toContain(text);
  });

  test('it takes placements of its platform', () => {
    const taken = Object.values(PLACEMENTS).filter(({id}) => takesPlacement(exporter, id));
    expect(taken.length).toBeGreaterThan(0);
    expect(taken.every(({platform}) => platform === exporter.platform)).toBe(true);
  });
});
