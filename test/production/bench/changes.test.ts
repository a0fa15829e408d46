import {expect, test} from 'vitest';
import {
  edited,
  leastVaried,
  multiplied,
  ownEverything,
  sharedLine,
  sharedSlots,
  withLine,
  withLook,
  withShot,
} from '../../../src/production/bench/changes.ts';
import type {Variant} from '../../../src/spot/variant/check-variants.ts';
import {SpotProps} from '../../../src/spot/variant/spot-props.ts';

const variant = (id: string, hook: string): Variant => ({
  id,
  name: id,
  choices: {},
  props: SpotProps.parse({
    template: 'any',
    brand: 'any',
    copy: {hook, proof: 'It holds for a day', proofOn: 'dark', price: '39'},
    shots: {hook: id, product: 'hero'},
  }),
});
const variants = [variant('a', 'The first of the lines'), variant('b', 'Another line')];

test('the line that is changed is the longest that all variants show, and stays as long', () => {
  const field = sharedLine(variants);
  expect(field).toBe('proof');
  const [changed] = edited(variants, withLine('proof'));
  expect(changed?.props.copy).toEqual({...variants[0]?.props.copy, proof: 'It holds for a dax'});
});

test('a batch without a shared line has none to change', () => {
  const apart = variants.map((each, at) => edited([each], ownEverything(at, `own-${at}`))[0] as Variant);
  expect(sharedLine(apart)).toBeUndefined();
});

test('a slot is shared where all variants show one shot in it', () => {
  expect(sharedSlots(variants)).toEqual(['product']);
  const [changed] = edited(variants, withShot('product', 'spare'));
  expect(changed?.props.shots).toMatchObject({hook: {shot: 'a'}, product: {shot: 'spare'}});
});

test('variants that share nothing have looks, words and clips of their own, and keep choices that are no words', () => {
  const apart = variants.map((each, at) => edited([each], ownEverything(at, `own-${at}`))[0] as Variant);
  for (const of of ['look', 'copy', 'shots'] as const)
    expect(apart[0]?.props[of], of).not.toEqual(apart[1]?.props[of]);
  for (const {props} of apart) expect(props.copy).toMatchObject({proofOn: 'dark', price: '39'});
});

test('a look gets more light, whatever it had', () => {
  const [once] = edited(variants, withLook(0.1));
  const [twice] = edited([once as Variant], withLook(0.1));
  expect([once, twice].map((each) => each?.props.look.exposure)).toEqual([0.1, 0.2]);
});

test('a larger batch has each variant several times, with other letters in the line that varies least', () => {
  const three = [...variants, variant('c', 'Another line')];
  expect(leastVaried(three)).toBe('hook');
  const many = multiplied(three, 'proof', 700);
  expect(many).toHaveLength(2100);
  expect(new Set(many.map(({id}) => id)).size).toBe(2100);
  expect(new Set(many.map(({props}) => props.copy.proof)).size).toBe(700);
  expect(many[1]?.props.copy.proof).toBe('It holds for a aab');
  expect(many[1]?.props.copy.hook).toBe(variants[0]?.props.copy.hook);
});

test.for([
  ['Time to relax', 'Time to relaz'],
  ['It holds for a day', 'It holds for a dax'],
  ['Take the X', 'Take the x'],
])(
  'the line that is changed differs also where it ends in the letter that is put in: %s',
  ([line, changed]) => {
    const [first = variant('a', ''), second = first] = variants;
    const lined = [first, second].map((each) => ({
      ...each,
      props: {...each.props, copy: {...each.props.copy, proof: line}},
    }));
    expect(edited(lined, withLine('proof')).map(({props}) => props.copy.proof)).toEqual([changed, changed]);
  },
);
