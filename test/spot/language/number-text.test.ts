import fc from 'fast-check';
import {expect, test} from 'vitest';
import {isNumberValue, numberText} from '../../../src/spot/language/number-text.ts';

const NBSP = '\u00a0';

test.each([
  ['en', {amount: 39, currency: 'EUR'}, '€39'],
  ['en', {amount: 39.9, currency: 'EUR'}, '€39.90'],
  ['de', {amount: 39.9, currency: 'EUR'}, `39,90${NBSP}€`],
  ['de', {amount: 1299, currency: 'EUR'}, `1.299${NBSP}€`],
  ['de-CH', {amount: '45.5', currency: 'CHF'}, `CHF${NBSP}45.50`],
  ['ja', {amount: 5800, currency: 'JPY'}, '￥5,800'],
  ['en', {number: 0.75, unit: 'liter'}, `0.75${NBSP}L`],
  ['de', {number: 0.75, unit: 'liter'}, `0,75${NBSP}l`],
  ['de', {number: 12000}, '12.000'],
  ['ar-ab-cd', {number: 1.5}, expect.any(String)],
] as const)('in %s, %j is written %s', (language, value, text) => {
  expect(numberText(value, language)).toMatchObject({text});
});

test.each([
  [{amount: 39}, 'currency'],
  [{amount: 'thirty', currency: 'EUR'}, 'amount'],
  [{amount: '', currency: 'EUR'}, 'amount'],
  [{amount: 39, currency: 'Euro'}, 'currency'],
  [{number: true}, 'number'],
  [{number: 3, unit: 'bottle'}, 'unit'],
])('%j is no number: what was expected names the field', (value, named) => {
  expect(numberText(value, 'de')).toEqual({problem: expect.stringContaining(named)});
});

test.each([
  [{amount: 39, currency: 'EUR'}, true],
  [{amount: 39}, true],
  [{number: 3}, true],
  [{number: 1, title: 'Clip it'}, false],
  [{currency: 'EUR'}, false],
  [['39'], false],
  [null, false],
])('%j is meant as a number: %s', (value, meant) => {
  expect(isNumberValue(value)).toBe(meant);
});

test('any price keeps its digits, and does not break at a space', () => {
  fc.assert(
    fc.property(
      fc.integer({min: 0, max: 99_999_999}),
      fc.constantFrom('en', 'de', 'de-AT', 'fr', 'ja', 'th', 'pt-BR', 'he'),
      fc.constantFrom('EUR', 'USD', 'CHF', 'THB', 'SEK'),
      (cents, language, currency) => {
        const made = numberText({amount: cents / 100, currency}, language);
        const text = 'text' in made ? made.text : expect.fail(made.problem);
        const digits = text.replaceAll(/\D/g, '');
        expect(digits).toBe(
          cents % 100 === 0
            ? String(cents / 100)
            : cents < 100
              ? String(cents).padStart(3, '0')
              : String(cents),
        );
        expect(text).not.toContain(' ');
      },
    ),
  );
});
