import {expect, test} from 'vitest';
import type {RightsMedium} from '../../../src/spot/documents/rights.ts';
import {RightsRecord} from '../../../src/spot/documents/rights.ts';
import {rightsDoubts} from '../../../src/spot/findings/rights-doubts.ts';
import {rightsUse} from '../../../src/spot/findings/rights-use.ts';
import {findPlacement, PLACEMENTS} from '../../../src/spot/placement/placements.ts';

/** The media that the ads of each placement run in: written again here, so that a placement cannot lose one unseen. */
const RUNS_IN: Record<string, RightsMedium[]> = {
  common: ['paid-social'],
  'meta-feed': ['paid-social'],
  'meta-stories': ['paid-social'],
  'meta-reels': ['paid-social'],
  'tiktok-in-feed': ['paid-social'],
  'youtube-in-stream': ['paid-social'],
  'youtube-non-skippable': ['paid-social'],
  'youtube-bumper': ['paid-social'],
  'youtube-shorts': ['paid-social'],
  'demand-gen': ['paid-social', 'display'],
  'performance-max': ['paid-social', 'display'],
  'linkedin-feed': ['paid-social'],
  snapchat: ['paid-social'],
  pinterest: ['paid-social'],
  x: ['paid-social'],
  'tv-ebu': ['tv'],
  'tv-us': ['tv'],
};

type MediaTerms = Pick<RightsRecord, 'media' | 'except'>;
/** Terms of a licence with the media that they cover. */
const MEDIA: [terms: MediaTerms, covers: RightsMedium[]][] = [
  [{media: ['all']}, ['paid-social', 'display', 'tv']],
  [{media: ['paid-social']}, ['paid-social']],
  [{media: ['display']}, ['display']],
  [{media: ['paid-social', 'display']}, ['paid-social', 'display']],
  [{media: ['tv']}, ['tv']],
  [{media: ['organic']}, []],
  [{media: ['organic', 'ctv', 'radio', 'cinema', 'film', 'games', 'ooh', 'in-store']}, []],
  [{media: ['all'], except: ['film', 'tv', 'radio', 'games']}, ['paid-social', 'display']],
  [{media: ['all'], except: ['paid-social']}, ['display', 'tv']],
  [{media: ['paid-social', 'tv'], except: ['tv']}, ['paid-social']],
];
/** Territories, and whether they cover Germany and Norway, in which the ads run. */
const TERRITORIES: [territory: string[], covered: boolean][] = [
  [['worldwide'], true],
  [['DE', 'NO'], true],
  [['EEA'], true],
  [['EU', 'NO'], true],
  [['EU'], false],
  [['DE'], false],
  [['US', 'CA'], false],
];
/** Terms, and the fields that fail for a flight from 1 December 2026 to 31 January 2027. */
const TERMS: [from: string, to: string | null, fails: string[]][] = [
  ['2026-01-01', null, []],
  ['2026-12-01', '2027-01-31', []],
  ['2026-01-01', '2027-01-30', ['term.to']],
  ['2026-01-01', '2026-11-28', ['term.to']],
  ['2026-12-02', null, ['term.from']],
  ['2026-12-02', '2027-01-30', ['term.from', 'term.to']],
];

const brief = {markets: ['DE', 'NO'], flight: {from: '2026-12-01', to: '2027-01-31'}};

test('the table has every placement', () => {
  expect(Object.keys(RUNS_IN).sort()).toEqual(Object.keys(PLACEMENTS).sort());
});

test.each(Object.entries(RUNS_IN))(
  'a licence passes for %s only if its media, territory, term, edits and kind all permit the use, and each field that does not is named',
  (id, runsIn) => {
    const use = rightsUse({brief, days: ['2026-11-29'], placements: [findPlacement(id)]});
    let passed = 0;
    for (const [terms, covers] of MEDIA)
      for (const [territory, isCovered] of TERRITORIES)
        for (const [from, to, late] of TERMS)
          for (const edits of [true, false])
            for (const kind of ['track', 'person'] as const) {
              const record = RightsRecord.parse({
                ...{files: ['a.wav'], title: 'A', creator: 'C', licence: {name: 'l'}, proof: 'p'},
                ...{...terms, territory, term: {from, to}, edits, kind},
              });
              const fails = [
                ...(kind === 'person' ? ['files'] : []),
                ...late,
                ...(runsIn.every((medium) => covers.includes(medium)) ? [] : ['media']),
                ...(isCovered ? [] : ['territory']),
                ...(edits ? [] : ['edits']),
              ];
              const doubts = rightsDoubts(['a.wav'], [record], use).map(({field}) => field);
              expect(doubts.sort(), JSON.stringify(record)).toEqual(fails.sort());
              if (fails.length === 0) passed += 1;
            }
    const covering = MEDIA.filter(([, covers]) => runsIn.every((medium) => covers.includes(medium)));
    expect(passed).toBe(covering.length * 4 * 2);
    expect(passed).toBeGreaterThan(0);
  },
);

test('without a flight, a licence has to be in force on the days of the delivery', () => {
  const use = rightsUse({brief: null, days: ['2026-11-29', '2026-11-30'], placements: []});
  expect(use).toEqual({from: '2026-11-29', to: '2026-11-30', media: [], countries: []});
  const over = {markets: [], flight: {from: '2026-01-01', to: '2026-02-01'}};
  expect(rightsUse({brief: over, days: ['2026-11-29'], placements: []}).to).toBe('2026-11-29');
});

test('where no market is known, only a licence for the whole world is enough', () => {
  const use = rightsUse({brief: null, days: ['2026-11-29'], placements: [findPlacement('tv-us')]});
  const licence = (territory: string[]) =>
    RightsRecord.parse({
      ...{files: ['a.wav'], title: 'A', creator: 'C', licence: {name: 'l'}, proof: 'p', media: ['all']},
      ...{territory, term: {from: '2026-01-01', to: null}, edits: true},
    });
  expect(rightsDoubts(['a.wav'], [licence(['worldwide'])], use)).toEqual([]);
  expect(rightsDoubts(['a.wav'], [licence(['US'])], use)).toMatchObject([{field: 'territory'}]);
});

const MARKETS = {us: {countries: ['US']}, dach: {countries: ['DE', 'AT', 'CH']}, online: {countries: []}};
const countriesOf = (language: string, market: string | undefined, known: string[] | null) =>
  rightsUse({
    ...{brief: known && {markets: known, flight: undefined}, days: ['2026-11-29'], placements: []},
    ...{props: {language, market}, markets: MARKETS},
  }).countries;

test('an ad also runs in the countries of its market, or of the region of its language', () => {
  expect(countriesOf('en', 'us', ['DE'])).toEqual(['DE', 'US']);
  expect(countriesOf('de-AT', undefined, ['DE'])).toEqual(['DE', 'AT']);
  expect(countriesOf('de', 'dach', ['DE'])).toEqual(['DE', 'AT', 'CH']);
  // The market says where the ad runs, whatever its language.
  expect(countriesOf('en-GB', 'us', ['DE'])).toEqual(['DE', 'US']);
  expect(countriesOf('en-GB', 'online', ['DE'])).toEqual(['DE', 'GB']);
  expect(countriesOf('en', undefined, ['DE'])).toEqual(['DE']);
});

test('without the markets of a brief, the market of a variant is known, but the region of a language says too little', () => {
  expect(countriesOf('en', 'us', null)).toEqual(['US']);
  expect(countriesOf('en-US', undefined, null)).toEqual([]);
  expect(countriesOf('en-US', 'online', [])).toEqual([]);
});

test('in a flight that runs, a licence has to be in force from today on, not from before', () => {
  const running = {markets: [], flight: {from: '2026-11-01', to: '2026-12-31'}};
  const use = (today: string) => rightsUse({brief: running, days: [today], placements: []});
  expect(use('2026-11-30')).toMatchObject({from: '2026-11-30', to: '2026-12-31'});
  expect(use('2026-10-30')).toMatchObject({from: '2026-11-01', to: '2026-12-31'});
});
