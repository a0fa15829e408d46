import {expect, test} from 'vitest';
import {TranslationsFile} from '../../../src/spot/documents/translations.ts';
import {
  findTranslation,
  type Translations,
  translatedTwice,
  translationsFor,
} from '../../../src/spot/language/translations.ts';

const into = (language: string, texts: unknown[]): Translations => ({
  language,
  value: TranslationsFile.parse({texts}),
  locate: (path) => ({file: `${language}.yaml`, line: Number(path[1]) + 1}),
});

const german = into('de', [
  {from: 'Shop now', to: 'Jetzt kaufen'},
  {from: 'Shop now', to: 'Zum Shop', field: 'ad.headline'},
  {from: 'Café', to: 'Kaffeehaus', unreviewed: true},
]);

test('a translation for the field comes before one for every field', () => {
  expect(findTranslation([german], 'Shop now', 'copy.cta')).toMatchObject({to: 'Jetzt kaufen', index: 0});
  expect(findTranslation([german], 'Shop now', 'ad.headline')).toMatchObject({to: 'Zum Shop', index: 1});
});

test('a text is found in either form of its accents, and whether it was read', () => {
  expect(findTranslation([german], 'Cafe\u0301', 'copy.hook')).toMatchObject({unreviewed: true});
});

test('a text that changed has no translation any more', () => {
  expect(findTranslation([german], 'Shop now!', 'copy.cta')).toBeUndefined();
});

test('the file of a region comes before that of its language, and does not count elsewhere', () => {
  const austrian = into('de-AT', [{from: 'Shop now', to: 'Jetzt einkaufen'}]);
  const all = [german, austrian, into('fr', [{from: 'Shop now', to: 'Acheter'}])];
  const toIn = (language: string) =>
    findTranslation(translationsFor(all, language), 'Shop now', 'copy.cta')?.to;
  expect(['de-AT', 'de-CH', 'de', 'fr-CA', 'nl'].map(toIn)).toEqual([
    'Jetzt einkaufen',
    'Jetzt kaufen',
    'Jetzt kaufen',
    'Acheter',
    undefined,
  ]);
});

test.each([
  ['zh', 'zh-TW', false],
  ['zh', 'zh-SG', true],
  ['sr', 'sr-Latn', false],
  ['sr', 'sr-Cyrl-RS', true],
])('whether the file of %s counts for %s depends on the script', (file, language, counts) => {
  const found = translationsFor([into(file, [{from: 'Shop now', to: 'x'}])], language);
  expect(found.length).toBe(counts ? 1 : 0);
});

test('a text that a file translates twice is told with its line', () => {
  expect(translatedTwice(german)).toEqual([]);
  const twice = into('de', [
    {from: 'Shop now', to: 'Jetzt kaufen'},
    {from: 'Shop now', to: 'Kaufen'},
  ]);
  expect(translatedTwice(twice)).toMatchObject([{code: 'translation-duplicate', where: {line: 2}}]);
});

test.each([
  ['an empty translation', {from: 'Shop now', to: ' '}],
  ['a field that no variant has', {from: 'Shop now', to: 'Kaufen', field: 'cta'}],
])('%s is refused', (_, item) => {
  expect(TranslationsFile.safeParse({texts: [item]}).success).toBe(false);
});
