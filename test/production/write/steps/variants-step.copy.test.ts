import {expect, test} from 'vitest';
import {draftVariantAxes} from '../../../../src/production/write/steps/variants-step.ts';
import {contextOf, written} from './write-context.ts';

const ANGLES = {
  angles: [{angle: 'routine', hooks: ['Up at five'], bodies: [['Cold']], ctas: ['Learn more']}],
};

const copyOf = (brief: object, copy: object = {}) => {
  const draft = draftVariantAxes(contextOf(brief, {copy}), ANGLES, []);
  const {props} = written<{props: {copy: Record<string, string>}}>(draft);
  return {copy: props.copy, notes: draft.notes};
};

const claim = (text: string) => ({text, proof: 'Price list'});

test('an amount that is not the product’s price is not written as its price, and the person is told which there are', () => {
  const {copy, notes} = copyOf({claims: [claim('Delivery costs €4.90'), claim('Instead of €59, now €39')]});
  expect(copy).not.toHaveProperty('price');
  expect(notes).toContainEqual({
    kind: 'open',
    about: 'copy.price',
    what: expect.stringContaining('"€4.90", "€59", "€39"'),
  });
});

test('the price of the product is written', () => {
  const {copy, notes} = copyOf({claims: [claim('The flask costs €39')]});
  expect(copy.price).toBe('€39');
  expect(notes.filter(({about}) => about === 'copy.price')).toEqual([]);
});

test('where a person wrote the price, it stays, and there is no note about it', () => {
  const {notes} = copyOf({claims: [claim('Instead of €59, now €39')]}, {price: '€39'});
  expect(notes.filter(({about}) => about === 'copy.price')).toEqual([]);
});

test('without a claim about money there is no price, and no note about it', () => {
  const {copy, notes} = copyOf({claims: [claim('Cold for 24 hours')]});
  expect(copy).not.toHaveProperty('price');
  expect(notes.filter(({about}) => about === 'copy.price')).toEqual([]);
});

test('an offer or a promise that claims more than is approved is left out, and named', () => {
  const {copy, notes} = copyOf({offer: '50 % off, guaranteed for life', promise: 'The lightest flask'});
  expect(copy.offer).toBe('Steel Flask');
  expect(notes.filter(({kind}) => kind === 'refused').map(({about, what}) => [about, what])).toEqual([
    ['copy.offer', expect.stringContaining('"50 % off, guaranteed for life"')],
    ['copy.offer', expect.stringContaining('"The lightest flask"')],
  ]);
});

test('an offer that is approved is written', () => {
  const {copy, notes} = copyOf({offer: 'Try it for 30 days', claims: [claim('Try it for 30 days')]});
  expect(copy.offer).toBe('Try it for 30 days');
  expect(notes.filter(({kind}) => kind === 'refused')).toEqual([]);
});
