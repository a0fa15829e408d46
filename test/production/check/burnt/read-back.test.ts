import {expect, test} from 'vitest';
import {textsToRead} from '../../../../src/production/check/burnt/read-back.ts';
import {graphicsOf, words} from '../rules/brand/graphics.ts';

const COPY = {hook: 'Keeps ice for 24 hours'};

const wanted = (...texts: string[]) => {
  const {spot, shown} = graphicsOf({pieces: texts.map((text) => words(text))}, COPY);
  return textsToRead(spot, shown, 1).map(({approved, isApproved}) => ({approved, isApproved}));
};

test('a text that the template draws from the copy is read back as it is drawn', () => {
  expect(wanted('KEEPS ICE FOR 24 HOURS')).toEqual([{approved: 'KEEPS ICE FOR 24 HOURS', isApproved: true}]);
});

test('each part of a text is read back as the part that it is', () => {
  expect(wanted('Keeps ice', 'for 24 hours').map(({approved}) => approved)).toEqual([
    'Keeps ice',
    'for 24 hours',
  ]);
});

test('other words than those of the copy are not approved, whatever the template draws', () => {
  expect(wanted('Keeps ice for 42 hours')).toEqual([{approved: 'Keeps ice for 24 hours', isApproved: false}]);
});
