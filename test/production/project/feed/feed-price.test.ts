import fc from 'fast-check';
import {expect, test} from 'vitest';
import {pricesOf, readPrice} from '../../../../src/production/project/feed/feed-price.ts';

const now = new Date('2026-11-29T12:00:00Z');

test('any amount with at most two decimals is read as it is written, with its currency on either side', () => {
  fc.assert(
    fc.property(
      fc.integer({min: 1, max: 99_999_999}),
      fc.constantFrom('EUR', 'USD', 'KWD'),
      (cents, currency) => {
        const amount = (cents / 100).toFixed(2);
        const value = {amount: Number(amount), currency};
        for (const text of [`${amount} ${currency}`, `${amount}${currency}`, `${currency} ${amount}`])
          expect(readPrice(text, 'price', undefined)).toEqual({value});
        expect(readPrice(amount, 'price', currency)).toEqual({value});
      },
    ),
  );
});

test.each([
  '19,99 EUR',
  '1,299.00 EUR',
  '1.299,00 EUR',
  '-5 EUR',
  'free',
  'EUR 5 EUR',
  '1e3 EUR',
  '',
  '5 euro',
])('the price %o is not guessed', (text) => {
  expect(readPrice(text, 'price', undefined).fault?.field).toBe('price');
});

test('an amount has as many decimals as its currency: three digits after a point may be thousands', () => {
  expect(readPrice('1.500 KWD', 'price', undefined).value).toEqual({amount: 1.5, currency: 'KWD'});
  expect(readPrice('2000.00 JPY', 'price', undefined).value).toEqual({amount: 2000, currency: 'JPY'});
  for (const text of ['1.500 EUR', '2.000 JPY', '20.5 JPY'])
    expect(readPrice(text, 'price', undefined).fault).toMatchObject({field: 'price', got: text});
  expect(readPrice('1.500', 'price', 'EUR').fault?.expected).toContain('2 decimals, as EUR has');
});

test('a price is above 0, and a sale price of 0 says that there is no sale', () => {
  expect(readPrice('0.00 EUR', 'price', undefined).fault?.expected).toBe('an amount above 0');
  expect(readPrice('0.00 EUR', 'sale_price', undefined).fault?.fix).toContain('Leave `sale_price` empty');
});

test.each([
  ['10 EUR', '10 EUR'],
  ['10 EUR', '12 EUR'],
  ['10 EUR', '8 USD'],
  [undefined, '8 EUR'],
])('at a price of %s, the sale price %s is an error while it counts', (price, salePrice) => {
  const read = (saleDates?: string) => pricesOf({price, salePrice, saleDates, faults: {}}, {}, now);
  expect(read().current_price.fault).toMatchObject({
    field: 'sale_price',
    got: expect.stringContaining(salePrice),
  });
  expect(read('2026-11-01/2026-11-02').current_price.fault).toBeUndefined();
});

test('a currency that is not that of the feed is not converted', () => {
  expect(readPrice('5 USD', 'price', 'EUR').fault?.expected).toContain('EUR');
});

const prices = (salePrice?: string, saleDates?: string) => {
  const {sale_price, current_price} = pricesOf({price: '10 EUR', salePrice, saleDates, faults: {}}, {}, now);
  return [sale_price.value?.amount, current_price.value?.amount, current_price.fault?.field];
};

test('a sale price counts within its dates only, and the current price follows it', () => {
  expect(prices()).toEqual([undefined, 10, undefined]);
  expect(prices('8 EUR')).toEqual([8, 8, undefined]);
  expect(prices('8 EUR', '2026-11-29T12:00Z/2026-11-30T00:00Z')).toEqual([8, 8, undefined]);
  // Noon in UTC is 13:00 in this zone: the sale begins in half an hour.
  expect(prices('8 EUR', '2026-11-29T13:30+0100/2026-11-30T00:00+0100')).toEqual([undefined, 10, undefined]);
  expect(prices('8 EUR', '2026-11-01T00:00Z/2026-11-29T11:59Z')).toEqual([undefined, 10, undefined]);
});

test('if the sale price or its dates cannot be read, there is no current price either', () => {
  expect(prices('8,00 EUR')).toEqual([undefined, undefined, 'sale_price']);
  expect(prices('8 EUR', 'soon')).toEqual([undefined, undefined, 'sale_price_effective_date']);
  expect(prices('8 EUR', '2026-11-30/2026-11-29')).toEqual([
    undefined,
    undefined,
    'sale_price_effective_date',
  ]);
});
