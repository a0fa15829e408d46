import {expect, test} from 'vitest';
import {
  hasRightToLeft,
  readingDirection,
  textDirection,
} from '../../../src/spot/language/reading-direction.ts';

test.each([
  ['ar', 'rtl'],
  ['he-IL', 'rtl'],
  ['fa', 'rtl'],
  ['ur-PK', 'rtl'],
  ['az-Arab', 'rtl'],
  ['en', 'ltr'],
  ['pt-BR', 'ltr'],
  ['ja', 'ltr'],
  ['az', 'ltr'],
  ['ar-ab-cd', 'rtl'],
  ['en-ab-cd', 'ltr'],
])('%s is read %s', (language, direction) => {
  expect(readingDirection(language)).toBe(direction);
});

test.each([
  ['قمة الجبل', 'rtl', 'rtl'],
  ['Meridian Flask تحفظ الثلج.', 'rtl', 'rtl'],
  ['Meridian Flask 750', 'rtl', 'ltr'],
  ['€39', 'rtl', 'ltr'],
  ['\u200f39 $', 'rtl', 'rtl'],
  ['Noon. Thirty degrees.', 'ltr', 'ltr'],
  ['שלום, world', 'ltr', 'rtl'],
  ['24 שעות', 'ltr', 'rtl'],
  ['Meridian שומר על קרח', 'ltr', 'ltr'],
  ['', 'rtl', 'ltr'],
] as const)('the text %j in a layout that is %s is %s', (text, layout, direction) => {
  expect(textDirection(text, layout)).toBe(direction);
});

test('a text with one character from right to left has such characters', () => {
  expect(hasRightToLeft('Meridian ثلج')).toBe(true);
  expect(hasRightToLeft('Meridian 24 °C')).toBe(false);
});
