import {expect, test} from 'vitest';
import type {Delivery} from '../../../src/spot/delivery/delivery.ts';
import {rightsLapses, supersededBy} from '../../../src/spot/delivery/rights-lapses.ts';
import {RightsRecord} from '../../../src/spot/documents/rights.ts';

const record = (to: string | null): RightsRecord =>
  RightsRecord.parse({
    ...{files: ['song.wav'], title: 'Song', creator: 'C', licence: {name: 'l', id: 'L-7'}, proof: 'p'},
    ...{media: ['paid-social'], territory: ['DE'], term: {from: '2026-01-01', to}, edits: true},
  });

type Row = {variant: string; placement?: string; supersedes?: string};

const delivery = (id: string, rows: Row[], records = [record('2027-02-01')]): Delivery =>
  ({
    id,
    spot: 'spring',
    deliverables: rows.map(({variant, placement = 'meta-reels', supersedes}) => ({
      ...{variant, placement, file: `${variant}-${placement}.mp4`, sha256: 'a'.repeat(64)},
      supersedes: supersedes
        ? {delivery: supersedes, file: `${variant}-${placement}.mp4`, sha256: 'a'.repeat(64)}
        : null,
    })),
    rights: [
      {
        of: 'brand',
        owner: 'b',
        file: 'song.wav',
        records,
        variants: [...new Set(rows.map(({variant}) => variant))],
      },
    ],
  }) as unknown as Delivery;

const lapses = (all: Delivery[], day: string, more: Partial<Parameters<typeof rightsLapses>[1]> = {}) =>
  all.flatMap((each) =>
    rightsLapses(each, {
      ...{day, countries: null, recordsOf: () => null, mediaOf: () => ['paid-social' as const]},
      ...{superseded: supersededBy(all), ...more},
    }),
  );

test('a variant loses a right on the day after the last day of a licence', () => {
  const all = [delivery('d1', [{variant: 'a'}, {variant: 'b'}])];
  expect(lapses(all, '2027-02-01')).toEqual([]);
  expect(lapses(all, '2027-02-02')).toMatchObject([
    {variant: 'a', record: 'Song', licence: 'L-7', field: 'term.to', until: '2027-02-01'},
    {variant: 'b', deliverables: [{placement: 'meta-reels', file: 'b-meta-reels.mp4'}]},
  ]);
});

test('a file that a later delivery took the place of does not count, and the others of its variant do', () => {
  const first = delivery('d1', [{variant: 'a'}, {variant: 'a', placement: 'pinterest'}]);
  const second = delivery('d2', [{variant: 'a', supersedes: 'd1'}], [record(null)]);
  expect(lapses([first, second], '2027-03-01')).toMatchObject([
    {delivery: 'd1', deliverables: [{placement: 'pinterest'}]},
  ]);
  expect(lapses([first, second], '2027-03-01')[0]?.deliverables).toHaveLength(1);
});

test('the records as they are now count: a renewal saves a variant, and a narrower licence takes it down', () => {
  const all = [delivery('d1', [{variant: 'a'}])];
  expect(lapses(all, '2027-03-01', {recordsOf: () => [record(null)]})).toEqual([]);
  expect(lapses(all, '2026-12-01', {recordsOf: () => [], countries: ['DE']})).toMatchObject([
    {field: 'files'},
  ]);
  expect(lapses(all, '2026-12-01', {countries: ['DE', 'FR']})).toMatchObject([{field: 'territory'}]);
  expect(lapses(all, '2026-12-01', {mediaOf: () => ['tv']})).toMatchObject([{field: 'media'}]);
});

test('a file that needed no record loses no right because it still has none, and is judged by a record that it has now', () => {
  const unjudged = delivery('d1', [{variant: 'a'}], []);
  for (const file of unjudged.rights ?? []) file.unjudged = true;
  expect(lapses([unjudged], '2026-12-01', {recordsOf: () => []})).toEqual([]);
  expect(lapses([unjudged], '2027-03-01', {recordsOf: () => [record('2027-02-01')]})).toMatchObject([
    {field: 'term.to'},
  ]);
  // One that needed a record, and that a person delivered without, never had the right.
  expect(lapses([delivery('d2', [{variant: 'a'}], [])], '2026-12-01')).toMatchObject([{field: 'files'}]);
});

test('a delivered file also runs in the countries of its own market', () => {
  const all = [delivery('d1', [{variant: 'a'}, {variant: 'b'}])];
  for (const each of all[0]?.deliverables ?? []) if (each.variant === 'b') each.countries = ['US'];
  expect(lapses(all, '2026-12-01', {countries: ['DE']})).toMatchObject([
    {variant: 'b', field: 'territory', expected: 'a licence for US'},
  ]);
  // The brief may not be there any more.
  expect(lapses(all, '2026-12-01')).toMatchObject([{variant: 'b', field: 'territory'}]);
});
