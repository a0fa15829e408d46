import {expect, test} from 'vitest';
import {ownAds, withOpeningAds} from '../../../src/spot/writing/opening-ads.ts';
import type {WrittenAxes} from '../../../src/spot/writing/write-axes.ts';

const HOOK = [
  {id: 'a', 'copy.title': 'A'},
  {id: 'b', 'copy.title': 'B'},
];
const written: WrittenAxes = {
  axes: {hook: HOOK},
  shared: {},
  ad: {headline: 'Of the brief', description: 'Of the brief too'},
  openAd: ['primaryText'],
};
const NONE = {shared: new Set<never>(), partly: new Set<never>(), openings: new Map()};

test('a field that every opening has is not shared, and one that some have stays as the rest for the others', () => {
  const ads = new Map([
    ['a', {primaryText: 'P1', headline: 'H1'}],
    ['b', {primaryText: 'P2'}],
  ]);
  const done = withOpeningAds(written, ads, NONE);
  expect(done.axes.hook).toEqual([
    {...HOOK[0], 'ad.primaryText': 'P1', 'ad.headline': 'H1'},
    {...HOOK[1], 'ad.primaryText': 'P2'},
  ]);
  expect(done.ad).toEqual(written.ad);
  expect(done.openAd).toEqual([]);
});

test('what a person wrote for an opening counts while the opening says the same', () => {
  const axes = {
    hook: [
      {...HOOK[0], id: 'a', 'ad.headline': 'Mine'},
      {id: 'b', 'copy.title': 'Other', 'ad.headline': 'Old'},
    ],
  };
  const own = ownAds({ad: {}, axes}, HOOK, () => true);
  expect(own.openings).toEqual(new Map([['a', {headline: 'Mine'}]]));
  const done = withOpeningAds(written, new Map([['a', {headline: 'Of a model'}]]), own);
  expect(done.axes.hook?.[0]).toMatchObject({'ad.headline': 'Mine'});
});

test("a field that a person wrote for all, or that another axis sets, is no opening's", () => {
  const axes = {market: [{id: 'x', 'ad.description': 'Of the market'}]};
  const own = ownAds(
    {ad: {headline: 'Mine', primaryText: 'Of Tenspot'}, axes},
    HOOK,
    (path) => path === 'ad.headline',
  );
  expect([...own.shared]).toEqual(['headline', 'description']);
  const all = {primaryText: 'P', headline: 'H', description: 'D'};
  const done = withOpeningAds(
    written,
    new Map([
      ['a', all],
      ['b', all],
    ]),
    own,
  );
  expect(done.axes.hook?.[0]).toEqual({...HOOK[0], 'ad.primaryText': 'P'});
  expect(done.ad).toEqual({});
});

test('where some values of another axis set a field, the other variants show the shared text, and no opening replaces it', () => {
  const axes = {market: [{id: 'us'}, {id: 'de', 'ad.headline': 'Kalt'}]};
  const own = ownAds({ad: {}, axes}, HOOK, () => true);
  expect([[...own.shared], [...own.partly]]).toEqual([[], ['headline']]);
  const ads = new Map(HOOK.map(({id}) => [id, {headline: 'Of a model', description: 'D'}]));
  const done = withOpeningAds(written, ads, own);
  expect(done.ad).toEqual({headline: 'Of the brief'});
  expect(done.axes.hook).toEqual(HOOK.map((value) => ({...value, 'ad.description': 'D'})));
});

test('a text in an axis that is written again does not count, because the axis is replaced', () => {
  const axes = {
    body: [{id: 'b', 'ad.headline': 'Mine'}],
    cta: [{id: 'c', 'ad.description': 'Mine'}],
  };
  const own = ownAds({ad: {}, axes}, HOOK, () => true);
  expect([...own.shared, ...own.partly]).toEqual([]);
  expect(withOpeningAds(written, new Map(), own).ad).toEqual(written.ad);
});
