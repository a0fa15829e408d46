import {expect, test} from 'vitest';
import {RightsRecord} from '../../../src/spot/documents/rights.ts';
import {rightsDoubts} from '../../../src/spot/findings/rights-doubts.ts';

const record = (files: string[], term: {from: string; to: string | null}, edits = true): RightsRecord =>
  RightsRecord.parse({
    files,
    title: `the licence of ${files[0]}`,
    creator: 'Sample Studio',
    licence: {name: 'sample'},
    media: ['all'],
    territory: ['worldwide'],
    term,
    edits,
    proof: 'order 1',
  });
const OPEN = {from: '2020-01-01', to: null};
const TODAY = {from: '2026-11-29', to: '2026-11-29', media: [], countries: null};
const doubts = (files: string[], ...records: RightsRecord[]) => rightsDoubts(files, records, TODAY);

test('files whose licence runs and permits edits are fine, also on the first and on the last day', () => {
  const today = {from: '2026-11-29', to: '2026-11-29'};
  expect(
    doubts(['a.wav', 'fonts/b.woff2'], record(['a.wav'], OPEN), record(['fonts/*.woff2'], today)),
  ).toEqual([]);
});

test('a term that is over, a term that has not begun, and a licence without edits are told', () => {
  expect(doubts(['a.wav'], record(['a.wav'], {from: '2020-01-01', to: '2026-11-28'}))).toMatchObject([
    {record: 'the licence of a.wav', got: 'over since 2026-11-28'},
  ]);
  expect(doubts(['a.wav'], record(['a.wav'], {from: '2026-11-30', to: null}))).toMatchObject([
    {got: 'begins on 2026-11-30'},
  ]);
  expect(doubts(['a.wav'], record(['a.wav'], {from: '2027-01-01', to: null}, false))).toMatchObject([
    {got: 'begins on 2027-01-01'},
    {got: 'edits: false'},
  ]);
});

test('a file without a record is told by its name, and a record once for all of its files', () => {
  expect(doubts(['fonts/c.woff2'], record(['a.wav'], OPEN))).toMatchObject([
    {file: 'fonts/c.woff2', record: null, got: 'none for fonts/c.woff2'},
  ]);
  expect(doubts(['a.wav', 'b.wav'], record(['*.wav'], OPEN, false))).toHaveLength(1);
});

test('each record that names a file counts, in any order: a general one does not hide one that is over', () => {
  const general = record(['clips/*'], OPEN);
  const own = record(['clips/anna.mp4'], {from: '2020-01-01', to: '2026-01-01'});
  for (const records of [
    [general, own],
    [own, general],
  ])
    expect(doubts(['clips/anna.mp4'], ...records)).toMatchObject([
      {record: 'the licence of clips/anna.mp4', got: 'over since 2026-01-01'},
    ]);
  const uncut = record(['*/anna.mp4'], OPEN, false);
  expect(doubts(['clips/anna.mp4'], general, uncut, own).map(({got}) => got)).toEqual([
    'edits: false',
    'over since 2026-01-01',
  ]);
  expect(doubts(['clips/ben.mp4'], general, uncut, own)).toEqual([]);
});

test('a name counts in any form of Unicode', () => {
  expect(doubts(['m\u00fcll.mp4'], record(['mu\u0308ll.mp4'], OPEN))).toEqual([]);
});

test('the consent of a person is no licence of the clip, and its end is told as well', () => {
  const consent = {...record(['clips/*'], {from: '2020-01-01', to: '2026-01-01'}), kind: 'person' as const};
  expect(doubts(['clips/anna.mp4'], consent)).toMatchObject([
    {field: 'files', got: 'only the consent of a person for clips/anna.mp4'},
    {field: 'term.to', got: 'over since 2026-01-01'},
  ]);
  expect(doubts(['clips/anna.mp4'], record(['clips/*'], OPEN), consent)).toMatchObject([
    {field: 'term.to', record: 'the licence of clips/*', at: 1},
  ]);
});

test('a file has to be the licensed one, and each of several files needs its hash', () => {
  const [own, other] = ['a'.repeat(64), 'b'.repeat(64)];
  const hashes = new Map([
    ['a.wav', own],
    ['b.wav', other],
  ]);
  const licensed = (files: string[], sha256: unknown) => RightsRecord.parse({...record(files, OPEN), sha256});
  const judge = (files: string[], licence: RightsRecord) => rightsDoubts(files, [licence], TODAY, {hashes});
  expect(judge(['a.wav'], licensed(['a.wav'], own))).toEqual([]);
  expect(judge(['b.wav'], licensed(['b.wav'], own))).toMatchObject([{field: 'sha256', got: other}]);
  expect(judge(['a.wav', 'b.wav'], licensed(['*.wav'], {'a.wav': own}))).toMatchObject([
    {file: 'b.wav', field: 'sha256', got: 'none'},
  ]);
  expect(RightsRecord.safeParse({...record(['*.wav'], OPEN), sha256: own}).error?.issues[0]?.path).toEqual([
    'sha256',
  ]);
});

test('a proof file that does not exist is told', () => {
  const proven = {...record(['a.wav'], OPEN), proofFile: 'contracts/1.pdf'};
  const missingProofs = new Set(['contracts/1.pdf']);
  expect(rightsDoubts(['a.wav'], [proven], TODAY, {missingProofs})).toMatchObject([{field: 'proofFile'}]);
  expect(rightsDoubts(['a.wav'], [proven], TODAY, {missingProofs: new Set()})).toEqual([]);
});

test('a licence whose last day is before its first is refused', () => {
  const parsed = RightsRecord.safeParse({
    ...record(['a'], OPEN),
    term: {from: '2026-02-01', to: '2026-01-01'},
  });
  expect(parsed.error?.issues[0]).toMatchObject({path: ['term', 'to']});
});
