import {expect, test} from 'vitest';
import {z} from 'zod';
import type {Catalog} from '../../../../src/production/project/catalog.ts';
import type {SpotDocuments} from '../../../../src/production/project/load-spot.ts';
import {
  languageProblems,
  unreviewedProblem,
} from '../../../../src/production/project/variants/language-problems.ts';
import {Text} from '../../../../src/spot/documents/field-types.ts';
import {TranslationsFile} from '../../../../src/spot/documents/translations.ts';
import {localizeDraft, sourceLanguage} from '../../../../src/spot/language/localize-draft.ts';
import {defineTemplate} from '../../../../src/spot/variant/template.ts';
import {type Draft, draftVariants, VariantsFile} from '../../../../src/spot/variant/variants-file.ts';

const template = defineTemplate({
  id: 't',
  title: 'T',
  copy: z.strictObject({
    hook: Text.max(20).optional(),
    tone: z.enum(['light', 'dark', 'xl']).optional(),
    product: Text.max(20).optional(),
    price: Text.max(12).optional(),
  }),
  slots: {whole: {seconds: 5}},
});

const locate = (path: readonly (string | number)[]) => ({file: 'variants.yaml', field: path.join('.')});

type Lines = {legal?: unknown; tagline?: unknown; markets?: unknown};

/** The drafts of a document, and what is wrong with their languages. */
function judge(
  document: object,
  {texts = [], legal, tagline = '24/7', markets = {}}: Lines & {texts?: object[]} = {},
) {
  const value = VariantsFile.parse({template: 't', brand: 'b', ...document});
  const file = {
    language: 'de',
    value: {texts: texts.flatMap((each) => TranslationsFile.parse({texts: [each]}).texts)},
    locate,
  };
  const written = draftVariants(value, value.rows);
  const localizing = {
    file: value,
    source: sourceLanguage(value, written),
    rows: value.rows,
    beats: [{slot: 'whole', says: 'Still ice'}],
    translations: [file],
  };
  const drafts = written.map((draft) => localizeDraft(draft, localizing));
  const brand = {
    file: {meta: {name: 'Moss & Meridian'}, defaults: {tenspot: {legal, 'end-card': {tagline}, markets}}},
    locate: () => ({file: 'brand.yaml'}),
  };
  const catalog = {brands: {b: brand}, templates: {t: template}} as unknown as Catalog;
  const spot = {
    variants: {value, locate},
    brief: {product: 'Meridian Flask'},
    folder: '/spot',
  } as unknown as SpotDocuments;
  return {drafts, problems: languageProblems(spot, drafts, catalog)};
}

const GERMAN = {rows: [{id: 'en'}, {id: 'de', language: 'de'}]};

test('a text without a translation is an error that names the variant, the field and the language', () => {
  const {problems} = judge({props: {copy: {hook: 'Still ice'}}, ...GERMAN});
  expect(problems).toMatchObject([
    {
      id: 'de',
      problem: {
        code: 'translation-missing',
        what: 'has no translation of copy.hook into de',
        where: {file: 'variants.yaml', field: 'copy.hook'},
        got: '"Still ice"',
      },
    },
  ]);
});

test.each([
  ['a translation', {copy: {hook: 'Still ice'}}, [{from: 'Still ice', to: 'Noch Eis'}]],
  ['the name of a choice', {copy: {tone: 'dark'}}, []],
  ['the name of a choice that begins with x', {copy: {tone: 'xl'}}, []],
  ['the name of the brand', {copy: {product: 'Moss & Meridian'}}, []],
  ['the product of the brief', {copy: {product: 'Meridian Flask'}}, []],
  ['a text that stays as it is', {copy: {product: 'Peck'}}, [{from: 'Peck', to: 'Peck'}]],
  ['a price', {copy: {price: '€39'}}, []],
])('%s is no problem', (_, props, texts) => {
  expect(judge({props, ...GERMAN}, {texts}).problems).toEqual([]);
});

test('words of the script need a translation, and one spoken word does not', () => {
  const voice = {speaker: 'ada', says: {end: 'Peck'}};
  expect(judge({props: {copy: {}, voice}, ...GERMAN}).problems).toMatchObject([
    {problem: {code: 'translation-missing', where: {field: 'voice.says.whole'}}},
  ]);
});

test('a line of the brand in one language is an error in another, and one for each language is not', () => {
  const props = {copy: {}};
  expect(
    judge({props, ...GERMAN}, {legal: 'Sample.', tagline: {en: 'Drink up.', de: 'Trink aus.'}}).problems,
  ).toMatchObject([
    {
      id: 'de',
      problem: {code: 'translation-missing', where: {file: 'brand.yaml', field: 'defaults.tenspot.legal'}},
    },
  ]);
  expect(judge({props, ...GERMAN}, {tagline: {de: 'Trink aus.'}}).problems).toMatchObject([{id: 'en'}]);
});

test('a price in another currency than the market is an error, and so is a value that is no price', () => {
  const markets = {ch: {currency: 'CHF', countries: []}};
  const row = (id: string, price: object) => ({id, market: 'ch', 'copy.price': price});
  const rows = [
    row('a', {amount: 39, currency: 'EUR'}),
    row('b', {amount: 45, currency: 'CHF'}),
    row('c', {amount: 'x'}),
  ];
  expect(judge({props: {copy: {}}, rows}, {markets}).problems).toMatchObject([
    {id: 'a', problem: {code: 'price-currency', got: 'EUR', where: {field: 'copy.price'}}},
    {id: 'c', problem: {code: 'copy-number', got: '{"amount":"x"}'}},
  ]);
});

test('a translation that no person has read is told with its place', () => {
  const texts = [{from: 'Still ice', to: 'Noch Eis', unreviewed: true}];
  const {drafts, problems} = judge({props: {copy: {hook: 'Still ice'}}, ...GERMAN}, {texts});
  expect(problems).toEqual([]);
  const unreviewed = Object.fromEntries(drafts.map((draft: Draft) => [draft.id, unreviewedProblem(draft)]));
  expect(unreviewed).toMatchObject({
    en: undefined,
    de: {
      code: 'translation-unreviewed',
      where: {field: 'copy.hook'},
      got: '`unreviewed: true` for "Still ice"',
    },
  });
});

test('a recording and captions are in the language of the spot, and no variant in another one shares them', () => {
  const props = {language: 'en', voice: 'take.wav', captions: 'voice.srt'};
  const axis = (more: object) =>
    judge({props, axes: {language: [{id: 'en'}, {id: 'de', language: 'de', ...more}]}});
  const fieldsOf = (found: ReturnType<typeof judge>) =>
    found.problems
      .filter(({problem}) => problem.code === 'translation-missing')
      .map(({problem}) => problem.where?.field);
  expect(fieldsOf(axis({}))).toEqual(['voice', 'captions']);
  expect(fieldsOf(axis({voice: 'de.wav', captions: null}))).toEqual([]);
  expect(fieldsOf(axis({voice: {speaker: 'narrator', says: {whole: ''}}}))).toEqual(['captions']);
  expect(
    fieldsOf(judge({props, rows: [{id: 'de', language: 'de', voice: 'de.wav', captions: 'de.srt'}]})),
  ).toEqual([]);
  expect(fieldsOf(judge({props: {...props, language: 'de'}, rows: [{id: 'at', language: 'de-AT'}]}))).toEqual(
    [],
  );
});
