import {expect, test} from 'vitest';
import {alphaOf, elementBoxName} from '../../../src/picture/inspect/element-boxes.ts';

test.each([
  ['transparent', 0],
  ['rgb(1, 2, 3)', 1],
  ['rgba(1, 2, 3, 0.5)', 0.5],
  ['rgb(1 2 3 / 0.25)', 0.25],
  ['rgb(1 2 3 / 40%)', 0.4],
  ['color(srgb 0.1 0.2 0.3)', 1],
  ['color(srgb 0.1 0.2 0.3 / 0.95)', 0.95],
])('the opacity of %s is %d', (color, alpha) => {
  expect(alphaOf(color)).toBe(alpha);
});

test.each([
  [{box: 'Badge'}, 'the box "Badge"'],
  [{super: 'copy.hook'}, 'the box of copy.hook'],
  [{cta: 'copy.cta'}, 'the button of copy.cta'],
  [{price: 'copy.price'}, 'the price tag of copy.price'],
  [{endCard: ''}, 'the end card'],
  [{}, 'the panel that it is on'],
])('a box with the data attributes %j is called %s', (dataset, name) => {
  expect(elementBoxName({dataset} as unknown as HTMLElement)).toBe(name);
});
