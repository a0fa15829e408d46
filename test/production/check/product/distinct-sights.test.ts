import {expect, test} from 'vitest';
import {distinctSights} from '../../../../src/production/check/product/distinct-sights.ts';
import type {ProductSight} from '../../../../src/spot/findings/product-sight.ts';
import {sight} from '../takes.ts';

const flavour = (product: string, difference: number, changed: Partial<ProductSight> = {}): ProductSight =>
  sight(0, {
    product,
    colours: [{share: 0.6, expected: [40, 0, 0], found: [40, 0, 0], difference}],
    ...changed,
  });
const names = (...sights: ProductSight[]) => distinctSights(sights).map(({product}) => product);

test('of two flavours with one layout, the one whose colours are nearest is there', () => {
  expect(names(flavour('lemon', 30), flavour('mint', 2))).toEqual(['mint']);
  expect(names(flavour('mint', 2, {keypoints: 50}), flavour('lemon', 30, {keypoints: 60}))).toEqual(['mint']);
});

test('a product of which clearly more details are found stays, in whatever colour', () => {
  expect(names(flavour('tea', 20, {keypoints: 200}), flavour('cola', 5, {keypoints: 20}))).toEqual(['tea']);
});

test('products beside one another are two', () => {
  const beside = {box: {x: 400, y: 200, width: 200, height: 400}};
  expect(names(flavour('lemon', 2), flavour('mint', 2, beside))).toEqual(['lemon', 'mint']);
});
