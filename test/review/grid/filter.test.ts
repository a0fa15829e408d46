import {expect, test} from 'vitest';
import {choicesMatch} from '../../../src/review/grid/filter.ts';

test('a variant is shown if it has the value of each axis that is filtered', () => {
  const choices = {hook: 'ice', cta: 'shop'};
  expect(choicesMatch(choices, {})).toBe(true);
  expect(choicesMatch(choices, {hook: 'ice'})).toBe(true);
  expect(choicesMatch(choices, {hook: 'ice', cta: 'try'})).toBe(false);
  expect(choicesMatch(choices, {format: '9:16'})).toBe(false);
});
