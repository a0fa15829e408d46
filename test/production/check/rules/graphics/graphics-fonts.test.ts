import {expect, test} from 'vitest';
import {graphicsFonts} from '../../../../../src/production/check/rules/graphics/graphics-fonts.ts';
import {during, graphics, judged, line} from '../../graphics.ts';

const fonts = [
  {family: 'Onest 1f2e3d4c', src: 'a.woff2', weight: '300 700', style: 'normal', range: null},
  {family: 'Literata 5a6b7c8d', src: 'b.woff2', weight: '400', style: 'italic', range: null},
];

const set = (style: NonNullable<Parameters<typeof line>[0]>['style']) =>
  judged(graphicsFonts, graphics([during([line({style})])], {spot: {brand: {typography: {fonts}}}}));

test('text in a font of the brand passes', () => {
  expect(set({families: ['Onest 1f2e3d4c', 'sans-serif'], weight: 300})).toEqual([]);
  expect(set({families: ['Onest 1f2e3d4c'], weight: 700})).toEqual([]);
  expect(set({families: ['Literata 5a6b7c8d'], weight: 400, slant: 'italic'})).toEqual([]);
});

test('another family is found', () => {
  expect(set({families: ['Arial', 'Onest 1f2e3d4c']})).toEqual(['error: Arial']);
  expect(set({families: ['Onest']})).toEqual(['error: Onest']);
});

test('a weight and a slant that the brand has no file for are found', () => {
  expect(set({families: ['Onest 1f2e3d4c'], weight: 701})).toEqual([
    'error: Onest in weight 701, for which the brand has no file: it is set in another weight',
  ]);
  expect(set({families: ['Onest 1f2e3d4c'], slant: 'italic', synthesis: true})).toEqual([
    'error: Onest italic, for which the brand has no file: the browser imitates it',
  ]);
});

test('a character that the browser takes from another font is found', () => {
  const subject = graphics([during([line()])], {foreign: [{frame: 12, character: '"☃" (U+2603)'}]});
  expect(judged(graphicsFonts, subject)).toEqual(['error: "☃" (U+2603) in a font of the machine']);
});
