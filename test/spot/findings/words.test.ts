import {expect, test} from 'vitest';
import {countCharacters, countWords, plainWords} from '../../../src/spot/findings/words.ts';

test('words are counted between spaces, and signs without a letter or a digit are none', () => {
  expect(countWords('Sample advertisement. Moss & Meridian is a fictional brand.')).toBe(8);
  expect(countWords('24 h at 21 °C,\nlid closed')).toBe(7);
  expect(countWords(' → & – ')).toBe(0);
});

test('characters are counted as a reader sees them', () => {
  expect(countCharacters('Cafe\u0301')).toBe(4);
  expect(countCharacters('👩‍👩‍👧 at noon')).toBe(9);
  expect(countCharacters('Donau\u00addampf')).toBe(10);
});

test('soft hyphens and double spaces are no part of the words', () => {
  expect(plainWords(' Donau\u00addampf \n schiff ')).toBe('Donaudampf schiff');
});
