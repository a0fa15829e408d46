import {expect, test} from 'vitest';
import {type BrandLines, brandLinesIn, textsOfLine} from '../../../src/spot/brand/brand-lines.ts';

const lines: BrandLines = {
  legal: {en: 'Sample.', de: 'Muster.', 'de-AT': 'Muster, Wien.'},
  'end-card': {tagline: 'Drink up.'},
  markets: {ch: {countries: ['CH'], currency: 'CHF', legal: {de: 'Muster, Bern.', fr: 'Exemple.'}}},
};

const legalIn = (language: string, market?: string) => brandLinesIn(lines, {language, market}).legal;

test('the line of the most exact language counts', () => {
  expect(['de-AT', 'de-DE', 'de', 'en-GB'].map((language) => legalIn(language).text)).toEqual([
    'Muster, Wien.',
    'Muster.',
    'Muster.',
    'Sample.',
  ]);
});

test('a language that the brand has no line in is missing, and a line that it does not have at all is not', () => {
  expect(legalIn('fr')).toMatchObject({text: null, isMissing: true});
  expect(brandLinesIn(lines, {language: 'fr'}).url).toMatchObject({text: null, isMissing: false});
});

test('one text is that of every language', () => {
  expect(brandLinesIn(lines, {language: 'fr'}).tagline).toMatchObject({text: 'Drink up.', isOneText: true});
});

test('the lines of a market come before those of the brand, and their place is in the market', () => {
  expect(legalIn('fr-CH', 'ch')).toMatchObject({text: 'Exemple.', field: ['markets', 'ch', 'legal', 'fr']});
  expect(legalIn('en', 'ch')).toMatchObject({isMissing: true, field: ['markets', 'ch', 'legal']});
  expect(brandLinesIn(lines, {language: 'de', market: 'ch'}).tagline.text).toBe('Drink up.');
});

test('all texts of a line are listed', () => {
  expect([textsOfLine(undefined), textsOfLine('a'), textsOfLine({en: 'a', de: 'b'})]).toEqual([
    [],
    ['a'],
    ['a', 'b'],
  ]);
});
