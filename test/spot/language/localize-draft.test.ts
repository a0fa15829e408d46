import {expect, test} from 'vitest';
import {TranslationsFile} from '../../../src/spot/documents/translations.ts';
import {localizeDraft, sourceLanguage} from '../../../src/spot/language/localize-draft.ts';
import {type Draft, draftVariants, VariantsFile} from '../../../src/spot/variant/variants-file.ts';

const BEATS = [
  {slot: 'hook', says: 'Ice stays ice'},
  {slot: 'end', says: ''},
];

const GERMAN = [
  {from: 'Still ice', to: 'Noch Eis'},
  {from: 'Shop now', to: 'Jetzt kaufen', unreviewed: true},
  {from: 'Ice stays ice', to: 'Eis bleibt Eis'},
  {from: 'Cold all day', to: 'Den ganzen Tag kalt'},
];

/** The variants of a document in their languages, by id. */
function localized(document: object, texts: object[] = GERMAN): Record<string, Draft> {
  const file = VariantsFile.parse({template: 't', brand: 'b', ...document});
  const translations = [
    {
      language: 'de',
      value: TranslationsFile.parse({texts}),
      locate: (path: readonly (string | number)[]) => ({
        file: 'translations/de.yaml',
        line: Number(path[1]) + 1,
      }),
    },
  ];
  const drafts = draftVariants(file, file.rows);
  const localizing = {
    file,
    source: sourceLanguage(file, drafts),
    rows: file.rows,
    beats: BEATS,
    translations,
  };
  return Object.fromEntries(drafts.map((draft) => [draft.id, localizeDraft(draft, localizing)]));
}

const AXES = {
  hook: [{id: 'ice', 'copy.hook': 'Still ice'}],
  language: [{id: 'en'}, {id: 'de', language: 'de', 'copy.offer': 'Nimm eine'}],
};
const PROPS = {language: 'en', copy: {cta: 'Shop now', offer: 'Take one'}};

test('the texts that variants share are translated, and those beside the language stay', () => {
  const {'ice-en': english, 'ice-de': german} = localized({props: PROPS, axes: AXES});
  expect(english?.props.copy).toEqual({hook: 'Still ice', cta: 'Shop now', offer: 'Take one'});
  expect(german?.props.copy).toEqual({hook: 'Noch Eis', cta: 'Jetzt kaufen', offer: 'Nimm eine'});
  expect(english?.localized).toBeUndefined();
  expect(german?.localized).toMatchObject({
    missing: [],
    translated: {
      'copy.cta': {text: 'Shop now', unreviewed: true, where: {file: 'translations/de.yaml', line: 2}},
      'copy.hook': {unreviewed: false},
    },
  });
});

test('a text without a translation stays, and is listed', () => {
  const {'ice-de': german} = localized({props: PROPS, axes: AXES}, [{from: 'Still ice', to: 'Noch Eis'}]);
  expect(german?.props.copy).toMatchObject({cta: 'Shop now'});
  expect(german?.localized?.missing).toEqual([{field: 'copy.cta', text: 'Shop now'}]);
});

test('the texts of a row are in the language of the row', () => {
  const rows = [{id: 'a', language: 'de', 'copy.hook': 'Ice'}];
  const {a} = localized({props: {language: 'en', copy: {cta: 'Shop now'}}, rows});
  expect(a?.props.copy).toEqual({hook: 'Ice', cta: 'Jetzt kaufen'});
  expect(a?.localized?.missing).toEqual([]);
});

test('a spot in one language needs no translation, whatever the language', () => {
  const {a} = localized({
    props: {language: 'de-AT', copy: {cta: 'Kaufen'}},
    rows: [{id: 'a', language: 'de'}],
  });
  expect(a?.localized?.missing ?? []).toEqual([]);
});

test.each([
  ['zh-CN', 'zh-TW', 1],
  ['sr-Latn', 'sr-Cyrl', 1],
  ['sr', 'sr-Latn', 1],
  ['zh-TW', 'zh-HK', 0],
  ['zh', 'zh-CN', 0],
  ['en-GB', 'en-US', 0],
])('a text in %s needs a translation into %s: %i', (source, language, missing) => {
  const {a} = localized({props: {language: source, copy: {cta: 'Shop now'}}, rows: [{id: 'a', language}]});
  expect(a?.localized?.missing ?? []).toHaveLength(missing);
});

test('numbers and symbols are the same in every language', () => {
  const {a} = localized({
    props: {language: 'en', copy: {price: '39 €', list: ['24/7']}},
    rows: [{id: 'a', language: 'de'}],
  });
  expect(a?.localized?.missing).toEqual([]);
});

test('the speaker says the translation of the script, and of words of its own', () => {
  const voice = {speaker: 'ada', says: {end: 'Cold all day'}};
  const {a} = localized({props: {language: 'en', copy: {}, voice}, rows: [{id: 'a', language: 'de'}]});
  expect(a?.props.voice).toEqual({
    speaker: 'ada',
    says: {hook: 'Eis bleibt Eis', end: 'Den ganzen Tag kalt'},
  });
  const {b} = localized({
    props: {language: 'en', copy: {}, voice: 'voice.wav'},
    rows: [{id: 'b', language: 'de'}],
  });
  expect(b?.props.voice).toBe('voice.wav');
});

test('the words of the ad are translated, and its other fields are not', () => {
  const ad = {headline: 'Still ice', url: 'https://a.example/Still ice', callToAction: 'shop-now'};
  const {a} = localized({
    props: {language: 'en', copy: {}},
    ad,
    rows: [{id: 'a', language: 'de', 'ad.description': 'Kalt'}],
  });
  expect(a?.ad).toEqual({...ad, headline: 'Noch Eis', description: 'Kalt'});
  expect(a?.localized?.missing).toEqual([]);
});

test('a price as a value is written in the language of each variant', () => {
  const price = {amount: 39.9, currency: 'EUR'};
  const {'ice-en': english, 'ice-de': german} = localized({
    props: {...PROPS, copy: {...PROPS.copy, price, steps: [{weight: {number: 0.38, unit: 'kilogram'}}]}},
    axes: AXES,
  });
  expect(english?.props.copy).toMatchObject({price: '€39.90', steps: [{weight: '0.38\u00a0kg'}]});
  expect(german?.props.copy).toMatchObject({price: '39,90\u00a0€', steps: [{weight: '0,38\u00a0kg'}]});
  expect(german?.localized).toMatchObject({currencies: {'copy.price': 'EUR'}, missing: []});
});

test('the cells of a row give a price by dot paths, and one that is no price is listed', () => {
  const rows = [
    {id: 'a', 'copy.price.amount': '1299', 'copy.price.currency': 'EUR'},
    {id: 'b', 'copy.price.amount': '12,99', 'copy.price.currency': 'EUR'},
  ];
  const {a, b} = localized({props: {copy: {}}, rows});
  expect(a?.props.copy).toEqual({price: '€1,299'});
  expect(b?.localized?.wrong).toMatchObject([{field: 'copy.price', got: {amount: '12,99'}}]);
});

test('where each variant has a language of its own, that is the language of the spot if it is one', () => {
  const source = (rows: object[], props: object = {}): string => {
    const file = VariantsFile.parse({template: 't', brand: 'b', props, rows});
    return sourceLanguage(file, draftVariants(file, file.rows));
  };
  const [german, austrian, french] = [
    {id: 'a', language: 'de-DE'},
    {id: 'b', language: 'de-AT'},
    {id: 'c', language: 'fr'},
  ];
  expect(source([german, austrian])).toBe('de-DE');
  expect(source([german, french])).toBe('en');
  expect(source([german, {id: 'd'}])).toBe('en');
  expect(source([german, austrian], {language: 'fr'})).toBe('fr');
});
