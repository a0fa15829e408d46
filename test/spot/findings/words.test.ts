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

test('scripts without spaces are divided into words', () => {
  expect(countWords('氷は一日中そのまま', 'ja')).toBeGreaterThan(3);
  expect(countWords('冰块一整天都不化', 'zh')).toBeGreaterThan(3);
  expect(countWords('น้ำแข็งทั้งวัน', 'th')).toBeGreaterThan(1);
  expect(countWords('얼음 그대로', 'ko')).toBe(2);
});
