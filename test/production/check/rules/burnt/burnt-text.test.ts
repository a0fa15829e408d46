import {expect, it} from 'vitest';
import type {BurntFrame, BurntText} from '../../../../../src/production/check/burnt/burnt.ts';
import {burntText} from '../../../../../src/production/check/rules/burnt/burnt-text.ts';
import {applyRule} from '../../../../../src/spot/findings/rule.ts';
import {area, frameOf, masterOf} from './burnt-master.ts';

const text = (read: string | null, approved = '€39'): BurntText => ({
  name: 'copy.price',
  approved,
  isApproved: true,
  read,
  frame: 7,
  box: {x: 80, y: 80, width: 80, height: 40},
});
const found = (own: BurntText, frames: BurntFrame[] = []) =>
  applyRule(burntText, masterOf({texts: [own], frames}), 'a');

it('accepts what reads as approved', () => {
  expect(found(text('E39'))).toEqual([]);
});

it.each([
  ['Скидка 20 %', 'the OCR does not know its script'],
  ['تسوق الآن', 'the OCR does not know its script'],
  ['Shop now', 'its frame could not be decoded'],
])('says that %s was not read, and why', (approved, why) => {
  expect(found(text(null, approved))).toMatchObject([{severity: 'info', got: `not checked: ${why}`}]);
});

it('finds another price and another call to action', () => {
  expect(found(text('€49'))).toMatchObject([
    {severity: 'error', expected: 'copy.price to read "€39"', got: '"€49"'},
  ]);
  expect(found(text('Buy it now', 'Shop the flask'))).toHaveLength(1);
});

it('only tells it where the pixels are as drawn', () => {
  expect(found(text('€3'), [frameOf([])])).toMatchObject([{severity: 'info'}]);
  expect(found(text('€3'), [frameOf(area(11, 11, 2, 2))])).toMatchObject([{severity: 'error'}]);
  expect(found(text('€3'), [frameOf([], 0.4, 45)])).toMatchObject([{severity: 'error'}]);
});

it('finds other words that the template itself draws, although their pixels match', () => {
  const other = {...text('Keeps ice for 42 hours', 'Keeps ice for 24 hours'), isApproved: false};
  expect(found(other, [frameOf([])])).toMatchObject([{severity: 'error', got: '"Keeps ice for 42 hours"'}]);
});

it('finds one other letter where the pixels differ too: OCR alone misreads single letters', () => {
  const near = text('Ride quiat', 'Ride quiet');
  expect(found(near)).toEqual([]);
  expect(found(near, [frameOf([])])).toEqual([]);
  expect(found(near, [frameOf(area(11, 11, 1, 1))])).toEqual([]);
  expect(found(near, [frameOf(area(11, 11, 2, 1))])).toMatchObject([
    {severity: 'error', got: '"Ride quiat"'},
  ]);
  expect(found(text('Ride quiet', 'Ride quiet'), [frameOf(area(11, 11, 2, 1))])).toEqual([]);
});

it('says that nothing was read where no reader is installed', () => {
  expect(applyRule(burntText, masterOf({texts: null}), 'a')).toMatchObject([
    {severity: 'info', frames: null},
  ]);
});
