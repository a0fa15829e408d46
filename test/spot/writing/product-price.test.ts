import {expect, test} from 'vitest';
import {productPrice} from '../../../src/spot/writing/product-price.ts';

const price = (claims: string[], language = 'en', product = 'Meridian Flask 750') =>
  productPrice(claims, {language, product, names: ['Moss & Meridian', product]});

test.each([
  ['The flask costs €39', '€39'],
  ['It costs only 39 euros', '39 euros'],
  ['Meridian Flask 750: €39', '€39'],
  ['Try it for 30 days. The flask is $39', '$39'],
])('%s: the price is %s', (claim, expected) => {
  expect(price([claim, 'Ice stays ice for 24 hours']).price).toBe(expected);
});

test.each([
  ['Die Lampe kostet 29 €', 'Pick Lampe', '29 €'],
  ['Pick Lampe für 29 Euro', 'Pick Lampe', '29 Euro'],
])('German: %s', (claim, product, expected) => {
  expect(price([claim], 'de', product).price).toBe(expected);
});

test.each([
  ['Delivery costs €4.90'],
  ['Each refill costs €9'],
  ['It replaces a €200 machine'],
  ['It costs €9 a month'],
  ['€39 p.m.'],
  ['The flask costs €9 monthly'],
  ['Save €10 on the flask'],
  ['The flask costs from €39'],
  ['Two flasks cost €39'],
  ['The flask was €59'],
  ['The lid of the flask costs €9'],
])('%s: this is no price of the product', (claim) => {
  expect(price([claim]).price).toBeNull();
});

test('a machine is not its cleaner', () => {
  expect(price(['A coffee machine costs €200'], 'en', 'Coffee Machine Cleaner').price).toBeNull();
});

test.each([
  [['Instead of €59, now €39']],
  [['Statt 59 € jetzt 39 €']],
  [['The flask costs €39', 'The flask costs €49']],
])('%s: of several amounts none is taken, and all are named', (claims) => {
  const found = price(claims);
  expect(found.price).toBeNull();
  expect(found.amounts.length).toBe(2);
});
