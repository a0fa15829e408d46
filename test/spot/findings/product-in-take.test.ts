import {expect, test} from 'vitest';
import {type FoundProduct, productsAt, productsInFrame} from '../../../src/spot/findings/product-in-take.ts';
import type {ClipFrame} from '../../../src/spot/timeline/footage-at.ts';

const place = (frame: number, x: number, product = 'flask'): FoundProduct => ({
  frame,
  product,
  box: {x, y: 100, width: 50, height: 80},
  outline: [
    [x, 100],
    [x + 50, 180],
  ],
});

const shown = (source: number): ClipFrame => ({
  clip: {
    ...{slot: 'a', layer: 'a', src: null, cube: null, missing: null, width: 200, height: 400},
    ...{from: 0, frames: 60, in: 0, length: 60, speed: 1, rect: {x: 0, y: 0.5, width: 1, height: 0.5}},
    ...{focus: [0.5, 0.5], move: {kind: 'static', amount: 0, ease: 'linear'}},
    entry: {kind: 'cut', frames: 0, color: null},
  },
  source,
  t: 0,
});

test('between two searched frames, a product is between its places', () => {
  const places = {sampled: [0, 10], places: [place(0, 0), place(10, 100)]};
  expect(productsAt(places, 3)).toEqual([place(3, 30)]);
  expect(productsAt(places, 10)).toEqual([place(10, 100)]);
  expect(productsAt(places, 99)).toEqual([place(99, 100)]);
});

test('between a frame with the product and one without, the nearer one counts', () => {
  const places = {sampled: [0, 10, 20], places: [place(0, 0), place(20, 40, 'cup')]};
  expect(productsAt(places, 4)).toEqual([place(4, 0)]);
  expect(productsAt(places, 5)).toEqual([]);
  expect(productsAt(places, 14)).toEqual([]);
  expect(productsAt(places, 15)).toEqual([place(15, 40, 'cup')]);
});

test('nothing was searched: nothing is known', () => {
  expect(productsAt({sampled: [], places: []}, 3)).toEqual([]);
});

test('a place in the master follows the crop of the clip, and is cut off at its rectangle', () => {
  const places = {sampled: [0], places: [place(0, 80)]};
  // The lower half of 400 x 400 shows the middle of the clip, at twice its size.
  expect(productsInFrame(places, shown(0), {width: 400, height: 400})).toMatchObject([
    {box: {x: 160, y: 200, width: 100, height: 60}},
  ]);
  const above = {sampled: [0], places: [{...place(0, 80), box: {x: 80, y: 0, width: 50, height: 80}}]};
  expect(productsInFrame(above, shown(0), {width: 400, height: 400})).toEqual([]);
});
