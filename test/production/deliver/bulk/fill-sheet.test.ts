import Papa from 'papaparse';
import {expect, test} from 'vitest';
import {fillSheet} from '../../../../src/production/deliver/bulk/fill-sheet.ts';
import {FORMULAS} from '../../../support/formulas.ts';
import {someAd} from './some-ad.ts';

const fill = (text: string, encoding: 'utf8' | 'utf16le' = 'utf8') => {
  const {data, ...rest} = fillSheet(Buffer.from(text, encoding), 'sheet.csv', [
    someAd(),
    someAd({name: 'two'}),
  ]);
  return {text: data.toString(encoding), ...rest};
};

test('rows go under the rows of the account, by header; everything else stays as it was', () => {
  const before =
    'Do not change this row,,,,\r\nCampaign ID,Ad name,Text,Video name,Ad status\r\nid:123,old,"Hi, you",old.mp4,Disable\r\n';
  const {text, filled, empty} = fill(before);
  expect(text).toBe(
    `${before},flask_ice,Still ice.,flask_ice.mp4,Disable\r\n,two,Still ice.,two.mp4,Disable\r\n`,
  );
  expect(filled).toEqual(['Ad name', 'Text', 'Video name', 'Ad status']);
  expect(empty).toEqual(['Campaign ID']);
});

test('tabs, UTF-16, a byte order mark and a missing last line break are kept', () => {
  const {text} = fill('\ufeffAd Name\tTitle\tAd Status', 'utf16le');
  expect(text).toBe(
    '\ufeffAd Name\tTitle\tAd Status\nflask_ice\tNoon\tPAUSED\ntwo\tNoon\tPAUSED\n'.replaceAll(
      '\n',
      text.includes('\r\n') ? '\r\n' : '\n',
    ),
  );
  expect(fill('\ufeffAd Name,Headline,Status\n').text).toBe(
    '\ufeffAd Name,Headline,Status\nflask_ice,Noon,PAUSED\ntwo,Noon,PAUSED\n',
  );
});

test('the delimiter stays, and a line break in a column name is no row', () => {
  expect(fill('Ad Name;Headline;Status\r\n').text).toBe(
    'Ad Name;Headline;Status\r\nflask_ice;Noon;PAUSED\r\ntwo;Noon;PAUSED\r\n',
  );
  expect(fill('"Ad Name","Campaign\r\n(required)",Headline,"Ad Status"\r\n').text).toBe(
    '"Ad Name","Campaign\r\n(required)",Headline,"Ad Status"\r\nflask_ice,,Noon,PAUSED\r\ntwo,,Noon,PAUSED\r\n',
  );
});

test('a sheet that cannot pause an ad, or that has another encoding, is refused', () => {
  expect(() => fill('Ad Name,Headline,Video Name\n')).toThrow(
    expect.objectContaining({code: 'fill-not-paused'}),
  );
  expect(() => fillSheet(Buffer.from('Ad Name,Gr\xfc\xdfe,Status\n', 'latin1'), 's.csv', [someAd()])).toThrow(
    expect.objectContaining({code: 'fill-encoding'}),
  );
});

test('a sheet without known columns is refused, and so is a text that looks like a formula', () => {
  expect(() => fill('Anzeigenname,Titel\n')).toThrow(expect.objectContaining({code: 'fill-unknown'}));
  expect(() => fill('')).toThrow(expect.objectContaining({code: 'fill-unknown'}));
  for (const headline of FORMULAS.filter((each) => !each.startsWith('",')))
    expect(
      () => fillSheet(Buffer.from('Ad Name,Headline,Status\n'), 's.csv', [someAd({headline})]),
      JSON.stringify(headline),
    ).toThrow(expect.objectContaining({code: 'bulk-formula'}));
});

test('a text with semicolons, tabs or quotes stays one cell, also where the sheet is read with another separator', () => {
  const texts = ['Why; light', 'a\tb', 'She said "ice"', '","=1+1'];
  for (const headline of texts) {
    const {data} = fillSheet(Buffer.from('Headline,Ad Name,Status\n'), 's.csv', [someAd({headline})]);
    expect(Papa.parse<string[]>(data.toString(), {delimiter: ','}).data[1]?.[0]).toBe(headline);
    expect(data.toString().split('\n')[1]).toMatch(/^"/);
  }
});

test('a damaged sheet is refused: rows that are added would become a part of its last cell', () => {
  expect(() => fill('Ad Name,Headline,Status\nold,"Ice,PAUSED\n')).toThrow(
    expect.objectContaining({code: 'fill-damaged'}),
  );
});

test('the parameters of an address are written once, in the column that the sheet has for them', () => {
  expect(fill('Ad Name,Final URL,Tracking Parameters,Status\n').text).toContain(
    'flask_ice,https://meridian.example,utm_source=meta,PAUSED',
  );
  expect(fill('Ad Name,Link,Status\n').text).toContain(
    'flask_ice,https://meridian.example/?utm_source=meta,PAUSED',
  );
});

test('a status that is not that of an ad does not pause it: such a sheet is refused', () => {
  for (const column of [
    ...['State', 'Campaign Status', 'Ad Set Run Status', 'Ad Group Status', 'Campaign Group Status'],
    ...['Approval Status', 'Ad Set State'],
  ])
    expect(() => fill(`Campaign Name,${column},Ad Name,Title\nLive,Paused,Old,Old\n`), column).toThrow(
      expect.objectContaining({code: 'fill-not-paused'}),
    );
});

test('the status of a campaign or an ad group stays empty, because a row can be put under a live one', () => {
  const header = 'Campaign Status,Ad Set Run Status,Ad Group Status,Ad Name,Title,Ad Status\n';
  const {text, filled, empty} = fill(`${header}ACTIVE,ACTIVE,Paused,Old,Old,ACTIVE\n`);
  expect(text).toContain('\n,,,flask_ice,Noon,PAUSED\n');
  expect(filled).toEqual(['Ad Name', 'Title', 'Ad Status']);
  expect(empty).toEqual(['Campaign Status', 'Ad Set Run Status', 'Ad Group Status']);
});

test('each name of the status of an ad is known', () => {
  for (const column of [
    ...['Status', 'Ad Status', 'Ad Run Status', 'Promoted Pin Status', 'Run Status', 'Asset Group Status'],
    ...['Operation Status', 'Ad operation status'],
  ])
    expect(fill(`Ad Name,Title,${column}\n`).text, column).toContain('\nflask_ice,Noon,PAUSED\n');
});

test('the word for an ad that does not run is a whole cell of the sheet, not a part of one', () => {
  const word = (cells: string[]): string | undefined =>
    fill(`Ad Name,Title,Ad Status\n${cells.map((cell) => `Old,Old,${cell}\n`).join('')}`)
      .text.split('\n')
      .at(-2)
      ?.split(',')
      .at(-1);
  for (const other of [
    ...['Not paused', 'Official review', 'Unpaused', 'Off schedule', 'Non-stop', 'Inactive campaign: live'],
    ...['Will be disabled', 'Active'],
  ])
    expect(word([other]), other).toBe('PAUSED');
  for (const paused of ['Paused', 'paused', 'Pause', 'Off', 'Disable', 'DISABLED', 'Inactive', 'Stopped'])
    expect(word(['Active', 'Not paused', ` ${paused} `]), paused).toBe(paused);
});
