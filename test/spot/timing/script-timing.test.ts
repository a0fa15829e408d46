import {expect, it} from 'vitest';
import {tooLongTexts} from '../../../src/spot/timing/script-timing.ts';

const WORDS = 'Your water was cold when you left the house and it is warm on the train';
const timing = (says: string, title: string, seconds: number, copy: unknown = {}) =>
  tooLongTexts({
    beats: [{slot: 'hook', says, super: title}],
    seconds: {hook: seconds},
    language: 'en',
    copy,
    legal: ['Terms apply.'],
  });

it('finds words that cannot be said in the time of their slot, and how many have to go', () => {
  expect(timing(WORDS, '', 8)).toEqual([]);
  expect(timing(WORDS, '', 2)).toMatchObject([{beat: 0, field: 'says', seconds: 2, cut: 9, words: 16}]);
});

it('judges supers that the copy shows, and not notes for people', () => {
  expect(timing('', 'What it does, and how that is known', 2.5)).toEqual([]);
  const title = 'Noon. Thirty degrees. Still ice.';
  expect(timing('', title, 2.5, {hook: 'Noon. Thirty degrees.\nStill ice.'})).toMatchObject([
    {field: 'super', cut: 3, words: 5},
  ]);
  expect(timing('', title, 3, {hook: title})).toEqual([]);
});

it('judges a legal line by the rule of broadcasters', () => {
  expect(timing('', 'Terms apply.', 2.3)).toMatchObject([{field: 'super', needed: 2.4, cut: 1}]);
});

it('ignores beats without a slot in the spot', () => {
  expect(
    tooLongTexts({
      beats: [{slot: 'gone', says: WORDS, super: ''}],
      seconds: {},
      language: 'en',
      copy: {},
      legal: [],
    }),
  ).toEqual([]);
});
