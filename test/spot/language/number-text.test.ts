import fc from 'fast-check';
import {expect, test} from 'vitest';
import {statementsIn} from '../../../src/spot/claims/statements.ts';
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
  ['de', {number: ' -5 ', unit: 'celsius'}, `-5${NBSP}°C`],
  ['ar-ab-cd', {number: 1.5}, '1.5'],
  ['ar-EG', {number: 1299.5}, '١٬٢٩٩٫٥'],
  ['en', {number: 0.0004, unit: 'liter'}, `0.0004${NBSP}L`],
  ['en', {amount: 390, currency: 'THB'}, '฿390'],
  ['en', {amount: 39, currency: 'CAD'}, 'CA$39'],
  ['en-CA', {amount: 39, currency: 'CAD'}, '$39'],
  ['en-CA', {amount: 39, currency: 'USD'}, 'US$39'],
  ['en', {amount: 399, currency: 'SEK'}, `SEK${NBSP}399`],
  ['sv', {amount: 399, currency: 'SEK'}, `399${NBSP}kr`],
  // In countries whose own currency is written with `$`.
  ['es-AR', {amount: 39, currency: 'USD'}, `US$${NBSP}39`],
  ['es-AR', {amount: 39, currency: 'ARS'}, `$${NBSP}39`],
  ['es-CL', {amount: 39, currency: 'USD'}, 'US$39'],
  ['es-CO', {amount: 39, currency: 'USD'}, `US$${NBSP}39`],
  ['es-UY', {amount: 39, currency: 'USD'}, `US$${NBSP}39`],
  ['en-JM', {amount: 39, currency: 'USD'}, 'US$39'],
  // In countries with the US dollar.
  ['es-EC', {amount: 39, currency: 'USD'}, '$39'],
] as const)('in %s, %j is written %s', (language, value, text) => {
  expect(numberText(value, language)).toMatchObject({text});
});

test.each([
  [{amount: 39}, 'currency'],
  [{amount: 'thirty', currency: 'EUR'}, 'amount'],
  [{amount: '', currency: 'EUR'}, 'amount'],
  [{amount: '0x10', currency: 'EUR'}, 'amount'],
  [{amount: '1e3', currency: 'EUR'}, 'amount'],
  [{amount: -5, currency: 'EUR'}, 'amount'],
  [{amount: '-5', currency: 'EUR'}, 'amount'],
  [{amount: 39, currency: 'Euro'}, 'currency'],
  [{amount: 39, currency: 'EUX'}, 'currency'],
  [{amount: 39.9, currency: 'JPY'}, 'at most 0 decimals'],
  [{amount: 39.999, currency: 'EUR'}, 'at most 2 decimals'],
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

test('a price that is written from a value is read as the same price, in every language', () => {
  const languages = [
    'en',
    'en-CA',
    'en-AU',
    'de',
    'fr',
    'ar',
    'ar-EG',
    'fa',
    'ja',
    'th',
    'tr',
    'pl',
    'cs',
    'es-MX',
    'es-AR',
    'es-CL',
    'en-ZA',
    'en-PH',
    'zh-CN',
    'hi',
  ];
  const currencies = [
    'EUR',
    'USD',
    'CAD',
    'AUD',
    'MXN',
    'CNY',
    'GBP',
    'THB',
    'TRY',
    'ILS',
    'CZK',
    'AED',
    'SAR',
    'EGP',
    'INR',
    'BRL',
    'ARS',
    'CLP',
    'ZAR',
    'PHP',
    'KES',
  ];
  for (const language of languages)
    for (const currency of currencies)
      for (const amount of currency === 'CLP' ? [39, 1299] : [39.9, 1299]) {
        const made = numberText({amount, currency}, language);
        const text = 'text' in made ? made.text : expect.fail(made.problem);
        const figures = statementsIn(text, language).flatMap(({marks}) => marks.map(({figure}) => figure));
        expect(figures, `${language}: ${text}`).toMatchObject([
          {value: amount, unit: currency, isPrice: true},
        ]);
      }
});
