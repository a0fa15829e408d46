import {expect, test} from 'vitest';
import {plainText} from '../../../src/spot/claims/plain-text.ts';

test.each([
  ['39⁹⁹ €', '39.99 €'],
  ['€39⁹⁹', '€39.99'],
  ['39 €⁹⁹', '39.99 €'],
  ['39,⁹⁹ €', '39.99 €'],
  ['1.299⁹⁰ €', '1.299,90 €'],
  ['€³⁹', '€39'],
  ['€39²', '€39'],
  ['39 €²', '39 €'],
  ['20 m²', '20 m2'],
  ['24 hours¹²', '24 hours'],
])('the small digits of %s: %s', (text, plain) => {
  expect(plainText(text)).toBe(plain);
});

test.each([
  ['Solvaneで', 'Solvane で'],
  ['氷を24時間', '氷を 24 時間'],
  ['39%オフ', '39% オフ'],
  ['価格は¥39です', '価格は ¥39 です'],
  ['750은', '750 은'],
  ['5800円で', '5800 円 で'],
  ['一日中冷たい。', '一日中冷たい。'],
  ['Ice · 24 h', 'Ice · 24 h'],
])('words and numbers of other scripts in %s: %s', (text, plain) => {
  expect(plainText(text)).toBe(plain);
});
