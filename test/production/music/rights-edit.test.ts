import {expect, test} from 'vitest';
import {parse} from 'yaml';
import {withRecord} from '../../../src/production/music/rights-edit.ts';
import {RightsFile, RightsRecord} from '../../../src/spot/documents/rights.ts';

const [OLD, NEW] = ['a'.repeat(64), 'b'.repeat(64)];

const record = RightsRecord.parse({
  title: 'Bed "warm"',
  files: ['music/warm.mp3'],
  kind: 'track',
  creator: 'A model',
  licence: {name: 'Terms: of 2026 # yes'},
  media: ['organic'],
  except: ['tv'],
  territory: ['worldwide'],
  term: {from: '2026-11-30', to: null},
  edits: true,
  generated: 'Slow',
  ai: 'A model',
  proof: 'job 1',
  sha256: NEW,
});
const former = {...record, generated: 'Fast', proof: 'job 0', sha256: OLD};

const edit = (text: string, bought: readonly string[] = [], sameLicence = true): string =>
  withRecord(text, record, {isBought: (hash) => bought.includes(hash), sameLicence: () => sameLicence});

const recordsIn = (text: string) => RightsFile.parse(parse(text)).records;

test.each(['', 'records: []\n', '# Ours\nrecords:\n  # First\n', 'records: [] # none\n'])(
  'a record is added to %j, and the comments stay',
  (text) => {
    const done = edit(text);
    expect(recordsIn(done)).toEqual([record]);
    for (const comment of text.match(/#.*$/gm) ?? []) expect(done).toContain(comment);
  },
);

test('a record of the same track stays as it is', () => {
  const text = edit('').replace('organic', 'ctv');
  expect(edit(text, [NEW])).toBe(text);
  // Also where the licence of the card is another one by now, or the ledger is lost.
  expect(edit(text, [NEW], false)).toBe(text);
  expect(edit(text, [])).toBe(text);
});

test('a record that names the same track as `./music` is the record of the track', () => {
  const text = edit('').replace('music/warm.mp3', './music/warm.mp3');
  expect(edit(text, [NEW])).toBe(text);
});

test("the record of an earlier track becomes that of the new one, with a person's changes to the licence", () => {
  const text = `# Top\n${withRecord('', former, {isBought: () => false, sameLicence: () => true})}`.replace(
    'organic',
    'ctv',
  );
  const done = edit(text, [OLD]);
  expect(recordsIn(done)).toEqual([{...record, media: ['ctv']}]);
  expect(done).toContain('# Top');
  // Another model has another licence.
  expect(recordsIn(edit(text, [OLD], false))).toEqual([record]);
});

test('a record of a person before the bought one changes nothing: a second run adds no record', () => {
  const text = withRecord('', former, {isBought: () => false, sameLicence: () => true});
  const done = edit(text, [NEW]);
  expect(recordsIn(done)).toEqual([former, record]);
  expect(edit(done, [NEW])).toBe(done);
  // The bought record after it is the one that a later track replaces.
  const later = {...record, sha256: 'c'.repeat(64)};
  const known = {isBought: (hash: string) => hash === NEW, sameLicence: () => false};
  expect(recordsIn(withRecord(done, later, known))).toEqual([former, later]);
});

test('a record of a track that was not bought stays, and counts beside the new one', () => {
  const text = withRecord('', former, {isBought: () => false, sameLicence: () => true});
  expect(recordsIn(edit(text))).toEqual([former, record]);
});
