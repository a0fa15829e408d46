import fc from 'fast-check';
import {expect, test} from 'vitest';
import {feedAxis, productId} from '../../../../src/production/project/feed/feed-axis.ts';
import type {FeedItem} from '../../../../src/production/project/feed/feed-item.ts';
import {googleItems} from '../../../../src/production/project/feed/google-items.ts';
import {ID_PATTERN} from '../../../../src/spot/documents/field-types.ts';
import {FeedSettings} from '../../../../src/spot/feed/feed-settings.ts';

const axisOf = (items: FeedItem[], settings: object = {}) =>
  feedAxis(items, 'feed', {
    settings: FeedSettings.parse({file: 'feed', map: {'copy.a': 'title'}, ...settings}),
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
