import fc from 'fast-check';
import {expect, test} from 'vitest';
import {feedAxis, productId} from '../../../../src/production/project/feed/feed-axis.ts';
import type {FeedItem} from '../../../../src/production/project/feed/feed-item.ts';
import {googleItems} from '../../../../src/production/project/feed/google-items.ts';
import {ID_PATTERN} from '../../../../src/spot/documents/field-types.ts';
import {FeedSettings} from '../../../../src/spot/feed/feed-settings.ts';

const axisOf = (items: FeedItem[], settings: object = {}) =>
  feedAxis(items, 'feed', {
    settings: FeedSettings.parse({file: 'feed', map: {'copy.a': 'brand'}, ...settings}),
    pictures: new Map(),
    now: new Date('2026-11-29'),
  });

const items = (...fields: Record<string, unknown>[]): FeedItem[] =>
  googleItems(
    fields.map((each, at) => ({line: at + 2, fields: {availability: 'in_stock', ...each} as never})),
  );

test('the id of a value is an id, whatever the feed calls its product', () => {
  fc.assert(
    fc.property(fc.string({unit: 'grapheme', maxLength: 60}), (text) => {
      const id = productId(text);
      if (id !== '') expect(id).toMatch(ID_PATTERN);
      expect(productId(id)).toBe(id);
    }),
  );
  expect(productId('SKU_12/b')).toBe('sku-12-b');
  expect(productId('Café')).toBe('cafe');
});

test('ids that are long, or differ in letters of other scripts only, stay different, with room for other axes', () => {
  const long = 'x'.repeat(70);
  const ids = [`${long}a`, `${long}b`, 'shirt-赤', 'shirt-青', 'shirt'].map(productId);
  expect(new Set(ids).size).toBe(5);
  for (const id of ids) expect(`${id}-tall`).toMatch(ID_PATTERN);
  expect(ids[2]).toMatch(/^shirt-[0-9a-f]{8}$/);
});

test('two products whose ids become one need other ids, and a product that is there twice has to go', () => {
  const fixes = (other: string) =>
    axisOf(items({id: 'B-2'}, {id: other}))
      .problems.get('b-2')
      ?.map(({fix}) => fix);
  expect(fixes('b_2')).toEqual([expect.stringContaining('another id')]);
  expect(fixes('B-2')).toEqual([expect.stringContaining('Remove one of them')]);
});

test('a field is found under its own name, which may have dots, and else by dot path', () => {
  const read = (field: string) =>
    axisOf(items({id: 'a', 'Colour (x.y)': 'red', shipping: {price: '4 EUR'}, picture: ['p', 'q']}), {
      map: {'copy.a': field},
    }).values;
  expect(read('Colour (x.y)')).toEqual([{id: 'a', 'copy.a': 'red'}]);
  expect(read('shipping.price')).toEqual([{id: 'a', 'copy.a': '4 EUR'}]);
  expect(read('picture.1')).toEqual([{id: 'a', 'copy.a': 'q'}]);
});

test('a repeated field needs its place, and the first place is also that of a field that is there once', () => {
  const read = (fields: object, field: string) =>
    axisOf(items({id: 'a', ...fields}), {map: {'copy.a': field}})
      .problems.get('a')
      ?.map(({code}) => code);
  expect(read({picture: ['p', 'q']}, 'picture')).toEqual(['feed-value']);
  expect(axisOf(items({id: 'a', picture: 'p'}), {map: {'copy.a': 'picture.0'}}).values).toEqual([
    {id: 'a', 'copy.a': 'p'},
  ]);
  expect(read({title: {b: 'x'}}, 'title')).toEqual(['feed-value']);
  expect(read({price: ['9 EUR', '8 EUR']}, 'current_price')).toEqual(['feed-value']);
  expect(read({price: ['9 EUR', '9 EUR']}, 'current_price')).toBeUndefined();
  // A field that no prop shows does not matter, but those that say whether the product is sold always do.
  expect(read({title: {b: 'x'}, brand: 'B'}, 'brand')).toBeUndefined();
  expect(read({brand: 'B', availability: ['in_stock', 'out_of_stock']}, 'brand')).toEqual(['feed-value']);
  expect(read({brand: 'B', expiration_date: ['2026-01-01', '2027-01-01']}, 'brand')).toEqual(['feed-value']);
});

test.each(['title', 'link', 'image', 'price', 'current_price'])(
  'a product without the %s that a prop shows is an error: the shared prop is about another product',
  (field) => {
    const map = {[field === 'image' ? 'shots.a.file' : 'copy.a']: field};
    expect(axisOf(items({id: 'a'}), {map}).problems.get('a')).toMatchObject([
      {code: 'feed-value', where: {field}, got: 'none'},
    ]);
  },
);

test.each(['description', 'brand', 'sale_price', 'custom'])(
  'without a %s, the shared prop stays',
  (field) => {
    const {problems, values} = axisOf(items({id: 'a'}, {id: 'b', custom: 'x'}), {map: {'copy.a': field}});
    expect(problems.size).toBe(0);
    expect(values[0]).toEqual({id: 'a'});
  },
);

test.each(['<p>Keeps cold</p>', 'Caf&eacute;', 'Line<br/>break', 'a&#160;b'])(
  'the text %s is no text to show',
  (brand) => {
    expect(axisOf(items({id: 'a', brand})).problems.get('a')).toMatchObject([{code: 'feed-value'}]);
  },
);

test.each([
  ['link', {link: 'https://shop.example/p?a=1&amp;variant=2'}],
  ['image', {image_link: 'https://shop.example/p.png?w=1&amp;crop=2'}],
])(
  'an address with `&amp;` in the field %s is refused: it leads to another page or picture',
  (field, each) => {
    const {problems} = axisOf(items({id: 'a', ...each}), {
      map: field === 'link' ? {'ad.url': 'link'} : {'shots.hook.file': 'image'},
    });
    expect(problems.get('a')).toMatchObject([{got: '&amp;'}]);
  },
);

test.each(['5 < 6 > 4', 'Salt & pepper; <750 ml>', 'a <3'])('the text %s is shown as it is', (brand) => {
  expect(axisOf(items({id: 'a', brand})).values).toEqual([{id: 'a', 'copy.a': brand}]);
});

test('a product is sold until the end of the day on which it expires, in the zone of the feed', () => {
  const codes = (expiration_date: string, zone = 'UTC') =>
    axisOf(items({id: 'a', expiration_date}), {zone})
      .problems.get('a')
      ?.map(({code}) => code);
  expect(codes('2026-11-29')).toBeUndefined();
  expect(codes('2026-11-28')).toEqual(['feed-expired']);
  expect(codes('2026-11-28', 'America/New_York')).toBeUndefined();
});

test.each(['constructor', '__proto__', 'own.constructor', 'toString.name'])('%s is not a field', (field) => {
  const {faults, values} = axisOf(items({id: 'a'}), {map: {'copy.a': field}});
  expect(values).toEqual([{id: 'a'}]);
  expect(faults.map(({code}) => code)).toEqual(['feed-field']);
});

test('a product without an id is an error if the whole feed is used, but not if ids leaves it out', () => {
  expect(axisOf(items({id: 'a'}, {id: '花'})).faults).toMatchObject([{code: 'feed-id', where: {line: 3}}]);
  expect(axisOf(items({id: 'a'}, {id: '花'}), {ids: ['a']}).faults).toEqual([]);
});

test('a feed without products is an error', () => {
  expect(axisOf([]).faults).toMatchObject([{code: 'feed-invalid'}]);
});

test.each([
  ['in stock', undefined],
  ['preorder', undefined],
  ['back-order', undefined],
  ['Out of Stock', 'feed-out-of-stock'],
  ['draft', 'feed-out-of-stock'],
  ['', 'feed-availability'],
  ['approve', 'feed-availability'],
])('availability %o gives %s', (availability, code) => {
  expect(axisOf(items({id: 'a', availability})).problems.get('a')?.[0]?.code).toBe(code);
});
