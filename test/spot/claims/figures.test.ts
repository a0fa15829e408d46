import fc from 'fast-check';
import {expect, it} from 'vitest';
import {claimLanguages} from '../../../src/spot/claims/claim-words.ts';
import {claimFigures} from '../../../src/spot/claims/figures.ts';
import {thorough} from '../../support/thorough.ts';

const figures = (text: string, language = 'en') =>
  claimFigures(text, claimLanguages(text, language), language !== 'en').map(
    ({value, unit, bound, isSaving}) =>
      `${value} ${unit}${bound === 'exact' ? '' : ` ${bound}`}${isSaving ? ' saving' : ''}`,
  );

it('reads a number that is written as the language writes it, with any unit or currency', () => {
  const units = {h: 'hour', km: 'km', '%': 'percent', lumen: 'lumen', g: 'gram'};
  fc.assert(
    fc.property(
      fc.constantFrom('en', 'de'),
      fc.integer({min: 1, max: 99_999_999}),
      fc.constantFrom(0, 1, 2),
      fc.constantFrom(...Object.entries(units)),
      fc.constantFrom('', ' ', '\u00a0'),
      (language, digits, decimals, [written, unit], gap) => {
        const value = digits / 10 ** decimals;
        const text = new Intl.NumberFormat(language, {maximumFractionDigits: decimals}).format(value);
        expect(figures(`Ice ${text}${gap}${written} so`, language)).toEqual([`${value} ${unit}`]);
        for (const currency of ['EUR', 'USD', 'GBP', 'CHF']) {
          const price = new Intl.NumberFormat(language, {style: 'currency', currency}).format(value);
          expect(figures(`So ${price}!`, language)).toEqual([`${Number(value.toFixed(2))} ${currency}`]);
        }
      },
    ),
    {numRuns: thorough ? 2000 : 200},
  );
});

it.each([
  ['up to 24 hours', '24 hour at most'],
  ['over 1 million cups', '1000000  at least'],
  ['two hundred and fifty hours', '250 hour'],
  ['ninety-nine percent', '99 percent'],
  ['a 30-day trial', '30 day'],
  ['5 $ off', '5 USD saving'],
  ['from €9', '9 EUR at least'],
  ['seen from 400 metres', '400 metre'],
  ['with B12 and CO2', ''],
  ['ten moods', ''],
])('reads "%s" as %s', (text, expected) => {
  expect(figures(text).join(', ')).toBe(expected);
});

it.each([
  ['fünfundzwanzig Stunden', '25 hour'],
  ['zweihundertfünfzig Gramm', '250 gram'],
  ['eine dreißigtägige Probe', '30 day'],
  ['zwanzigprozentig', '20 percent'],
  ['für 1.299,– €', '1299 EUR'],
  ['ab 9,90 Euro', '9.9 EUR at least'],
  ['Du sparst 20 €', '20 EUR saving'],
  ['2 Mio. Fahrten', '2000000 '],
])('reads "%s" as %s in German', (text, expected) => {
  expect(figures(text, 'de').join(', ')).toBe(expected);
});
