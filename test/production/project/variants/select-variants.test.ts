import {expect, test} from 'vitest';
import {selectVariants} from '../../../../src/production/project/variants/select-variants.ts';
import {SpotProps} from '../../../../src/spot/variant/spot-props.ts';

const props = SpotProps.parse({template: 't', brand: 'b', copy: {}});
const variants = ['ice-shop', 'ice-try', 'trail-shop'].map((id) => ({
  id,
  name: id,
  props,
  choices: {hook: id.split('-')[0] ?? '', cta: id.split('-')[1] ?? ''},
}));
const ids = (...only: string[]) => selectVariants(variants, only).map(({id}) => id);

test('nothing selected is everything', () => {
  expect(ids()).toEqual(['ice-shop', 'ice-try', 'trail-shop']);
});

test('ids and axis values select, several are a union, in the order of the spot', () => {
  expect(ids('trail-shop', 'hook=ice')).toEqual(['ice-shop', 'ice-try', 'trail-shop']);
  expect(ids('trail-shop,ice-try')).toEqual(['ice-try', 'trail-shop']);
  expect(ids('cta=shop')).toEqual(['ice-shop', 'trail-shop']);
});

test('a word that selects nothing is told with the one that was meant', () => {
  expect(() => ids('hook=icee')).toThrow('Did you mean "hook=ice"?');
});
