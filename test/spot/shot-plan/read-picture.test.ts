import {expect, test} from 'vitest';
import {framingOf, kindOf, moveIn, namesProduct} from '../../../src/spot/shot-plan/read-picture.ts';

test.each([
  ['Pen', 'an open window at dawn'],
  ['One', 'a stone beach at dusk'],
  ['One', 'one boat on a lake'],
  ['Rye', 'a fryer in a kitchen'],
  ['cap', 'a landscape of hills'],
  ['Tee', 'Teelichter auf einem Tisch'],
])('the product %s is not in "%s": its photo is not sent', (product, shows) => {
  expect(namesProduct(shows, [product])).toBe(false);
  expect(kindOf(shows, [product])).not.toMatch(/^product/);
});

test.each([
  ['Pen', 'a pen on a desk'],
  ['One', 'the One on a rock'],
  ['cap', 'two caps on a fence'],
  ['barley-tea', 'barley tea in the sun'],
  ['Lampe', 'Lampen im Regen'],
  ['Meridian Flask 750', 'the Meridian Flask 750’s lid'],
])('the product %s is in "%s"', (product, shows) => {
  expect(namesProduct(shows, [product])).toBe(true);
  expect(kindOf(shows, [product])).toBe('product-detail');
});

test.each([
  ['eggs sizzle in a pan on a stove', undefined],
  ['pots and pans on a wall', undefined],
  ['a zoom call on a laptop', undefined],
  ['Sie schwenkt eine Fahne', undefined],
  ['slow pan over a kitchen', 'pan-right'],
  ['the camera pans right', 'pan-right'],
  ['pans left along a shelf', 'pan-left'],
  ['slow zoom on a cup', 'push'],
  ['Kamera schwenkt nach rechts', 'pan-right'],
  ['langsamer Schwenk über die Küste', 'pan-right'],
] as const)('"%s" names the move %s', (shows, move) => {
  expect(moveIn(shows)).toBe(move);
});

test('wide eyes are no wide shot', () => {
  expect(framingOf('a cat with wide eyes', 'texture')).toBe('extreme-close-up');
  expect(framingOf('a wide shot of a bay', 'texture')).toBe('wide');
});
