import {describe, expect, test} from 'vitest';
import {coveredFootage} from '../../../src/spot/findings/covered-footage.ts';
import type {InspectedFrame} from '../../../src/spot/findings/inspection.ts';
import {during, graphics, line} from '../../production/check/graphics.ts';
import {logo, panel} from '../../production/check/rules/brand/graphics.ts';

const FRAME = {width: 1080, height: 1920};
const half = {x: 0, y: 0, width: 1080, height: 960};
const covered = (more: Partial<InspectedFrame>, pieces = [] as Parameters<typeof during>[0]) =>
  coveredFootage(
    graphics([during(pieces, 10, more)]).runs,
    FRAME,
    (src) => src === 'opaque.png',
    () => true,
  )[0];

describe('an area that hides the footage', () => {
  test.each([
    ['an opaque panel', {panels: [panel({box: half})]}],
    ['a panel at 95 % of its opacity', {panels: [panel({box: half, opacity: 0.95})]}],
    ['a picture without transparency', {images: [logo({src: 'opaque.png', box: half})]}],
  ])('%s', (_, more) => {
    expect(covered(more)).toMatchObject({hidden: [half], touched: []});
  });

  test('is each part that a shape with cutouts covers; its outline may hide a part', () => {
    const parts = {covered: [half], crossed: [{...half, y: 960, height: 40}]};
    expect(covered({panels: [panel({cover: 0, parts})]})).toMatchObject({
      hidden: parts.covered,
      touched: parts.crossed,
    });
    expect(covered({panels: [panel({cover: 0, parts, opacity: 0.5})]})).toMatchObject({
      hidden: [],
      touched: [...parts.covered, ...parts.crossed],
    });
  });

  test('ends where something clips it', () => {
    const clip = {x: 0, y: 0, width: 1080, height: 100};
    expect(covered({panels: [panel({box: half, clip})]})).toMatchObject({hidden: [clip]});
  });
});

describe('an area that may hide a part of the footage', () => {
  test.each([
    ['a translucent panel', {panels: [panel({box: half, opacity: 0.5})]}],
    ['a gradient or a shape', {panels: [panel({box: half, cover: 0})]}],
    [
      'a border or a stroke',
      {panels: [panel({box: half, cover: 0, paints: [], edges: [{color: '#fff', alpha: 1}]})]},
    ],
    ['a picture with transparency', {images: [logo({box: half})]}],
    ['a picture that leaves bars', {images: [logo({src: 'opaque.png', fit: 'contain', box: half})]}],
  ])('%s', (_, more) => {
    expect(covered(more)).toMatchObject({hidden: [], touched: [half]});
  });

  test('is none that has only a shadow', () => {
    const shadow = panel({box: half, cover: 0, paints: [], shadows: [{color: '#fff', alpha: 1}]});
    expect(covered({panels: [shadow]})).toMatchObject({hidden: [], touched: []});
  });

  test('is a text', () => {
    const text = line();
    expect(covered({}, [text])).toMatchObject({hidden: [], words: [text.ink], touched: []});
  });
});

test('only an opaque black panel over the whole frame makes it black', () => {
  const black = {paints: [{color: '#050505', alpha: 1}]};
  expect(covered({panels: [panel(black)]})?.black).toBe(true);
  expect(covered({panels: [panel({...black, box: half})]})?.black).toBe(false);
  expect(covered({panels: [panel({...black, cover: 0.5})]})?.black).toBe(false);
  expect(covered({panels: [panel()]})?.black).toBe(false);
});

test('frames in which the same is covered are one span', () => {
  const parts = [during([], 5, {panels: [panel()]}), during([], 5, {panels: [panel()]}), during([], 5)];
  const found = coveredFootage(
    graphics(parts).runs,
    FRAME,
    () => false,
    () => true,
  );
  expect(found.map(({from, frames}) => [from, frames])).toEqual([
    [0, 10],
    [10, 5],
  ]);
});

test('graphics rest while nothing of them changes, where nothing can be seen through them', () => {
  const restsOf = (isSteady: boolean, ...parts: Parameters<typeof graphics>[0]) =>
    coveredFootage(
      graphics(parts).runs,
      FRAME,
      () => false,
      () => isSteady,
    ).flatMap(({rests}) => rests);
  const card = {panels: [panel({box: half})]};
  expect(restsOf(true, during([], 5, card), during([line()], 7, card), during([], 2, card))).toEqual([
    {from: 0, frames: 5, solid: [half]},
    {from: 5, frames: 7, solid: [half]},
  ]);
  expect(restsOf(true, during([], 5, {panels: [panel({box: half, opacity: 0.95})]}))).toEqual([]);
  expect(restsOf(false, during([], 5, card))).toEqual([]);
});
