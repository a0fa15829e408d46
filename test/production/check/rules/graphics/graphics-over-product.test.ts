import {expect, test} from 'vitest';
import {graphicsOverProduct} from '../../../../../src/production/check/rules/graphics/graphics-over-product.ts';
import type {ProductPlace} from '../../../../../src/spot/findings/product-place.ts';
import {during, findingsOf, graphics, judged, line} from '../../graphics.ts';

const words = line({box: {x: 200, y: 400, width: 400, height: 100}});
const subject = (box: ProductPlace['box'], more: Partial<ProductPlace> = {}) =>
  graphics([during([words])], {product: [{frame: 30, box, ...more}]});

test('words that the product meets with 2 % of their area pass, and with 3 % do not', () => {
  const flask = {x: 300, width: 200, height: 800};
  expect(judged(graphicsOverProduct, subject({...flask, y: 496}))).toEqual([]);
  expect(judged(graphicsOverProduct, subject({...flask, y: 494}))).toEqual([
    'error: 3 % of it over the product at frame 30',
  ]);
});

test('only the cells that the product covers count', () => {
  const box = {x: 200, y: 450, width: 400, height: 100};
  const mask = (cells: string) => ({mask: {columns: 2, rows: 2, cells}});
  expect(judged(graphicsOverProduct, subject(box, mask('0011')))).toEqual([]);
  expect(judged(graphicsOverProduct, subject(box, mask('1000')))).toEqual([
    'error: 25 % of it over the product at frame 30',
  ]);
});

test('a close-up, and a product at another time than the words, do not count', () => {
  expect(judged(graphicsOverProduct, subject({x: 0, y: 0, width: 1080, height: 1920}))).toEqual([]);
  const flask = {x: 300, y: 420, width: 200, height: 800};
  expect(judged(graphicsOverProduct, subject(flask))).toHaveLength(1);
  expect(judged(graphicsOverProduct, subject(flask, {frame: 100}))).toEqual([]);
});

test('a plate over the product is found, a card that covers the footage is not', () => {
  const box = {x: 200, y: 400, width: 400, height: 100};
  const panel = (plate: boolean) => ({
    name: 'p',
    box,
    paints: [{color: '#000000', alpha: 1}],
    edges: [],
    shadows: [],
    opacity: 1,
    cover: 1,
    parts: null,
    clip: null,
    plate,
  });
  const card = line({kind: 'box', name: 'the plate of copy.hook', text: '', box});
  const flask = {frame: 30, box: {x: 300, y: 420, width: 200, height: 800}};
  const subject = (plate: boolean) =>
    graphics([during([card], 90, {panels: [panel(plate)]})], {product: [flask]});
  expect(judged(graphicsOverProduct, subject(true))).toEqual([
    'error: 40 % of it over the product at frame 30',
  ]);
  expect(judged(graphicsOverProduct, subject(false))).toEqual([]);
});

test('a focus point that moves the product away from the words repairs it, if the clip has room', () => {
  // A wide clip in an upright frame: 3413 px wide, of which 1080 px show.
  const clip = (width: number) => ({
    ...{
      slot: 'hook',
      layer: 'hook',
      src: 'a.mp4',
      width,
      height: 1080,
      from: 0,
      frames: 90,
      in: 0,
      length: 90,
    },
    ...{speed: 1, rect: {x: 0, y: 0, width: 1, height: 1}, focus: [0.5, 0.5]},
    ...{move: {kind: 'static', amount: 0, ease: 'linear'}, entry: {kind: 'cut', frames: 0, color: null}},
  });
  const fixOf = (width: number) => {
    const product = [{frame: 30, box: {x: 300, y: 420, width: 200, height: 800}}];
    const subject = graphics([during([words])], {product, spot: {footage: [clip(width)]}});
    return findingsOf(graphicsOverProduct, subject)[0]?.fix;
  };
  const fix = fixOf(1920);
  expect(fix).toMatchObject({kind: 'focus', slot: 'hook'});
  const [x] = fix && 'focus' in fix ? fix.focus : [0.5];
  // The words are at 200 to 600, the product at 300 to 500: it moves by 300 px to the right, or leaves the frame.
  expect((0.5 - x) * 3413).toBeGreaterThan(290);
  expect((0.5 - x) * 3413).toBeLessThan(580);
  expect(fixOf(608)).toBeUndefined();
});
