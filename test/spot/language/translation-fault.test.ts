import fc from 'fast-check';
import {expect, test} from 'vitest';
import {numberText} from '../../../src/spot/language/number-text.ts';
import {translationFault} from '../../../src/spot/language/translation-fault.ts';

const fault = (from: string, to: string, language = 'de', more: {misfit?: (to: string) => string} = {}) =>
  translationFault(to, {from, source: 'en', language, names: ['Tiny Flask', 'Plain'], ...more});

test.each([
  ['It costs €39.90', 'Sie kostet 39,90 €'],
  ['Cold for 24 hours', '24 Stunden kalt'],
  ['From €39', 'Ab 39 €'],
  ['Up to 24 hours', 'Bis zu 24 Std.'],
  ['More than 5 °C', 'Über 5 Grad'],
  ['Twenty percent off', '20 % günstiger'],
  ['1,000 bottles, 1.5 litres each', '1.000 Flaschen mit je 1,5 Litern'],
  ['Tiny Flask stays cold', 'Tiny Flask bleibt kalt'],
  ['Still cold?', 'Noch kalt?'],
])('%s may be %s', (from, to) => expect(fault(from, to)).toBeUndefined());

test.each([
  ['It costs €39.90', 'Sie kostet 39 €', '39.90'],
  ['It costs €39', 'Sie kostet 39 $', '39'],
  ['It costs €39', 'Sie kostet wenig', '39'],
  ['Cold for 24 hours', '48 Stunden kalt', '24'],
  ['Cold all day', '24 Stunden kalt', 'the original does not'],
  ['Cold for 24 hours', '24 Tage kalt', '24 hours'],
  ['Cold for 24 hours', '24 Minuten kalt', '24 hours'],
  ['From €39', 'Nur 39 €', '39'],
  ['Up to 24 hours', '24 Stunden', '24 hours'],
  ['2 for 2', '2 für alle', '2'],
  ['Tiny Flask stays cold', 'Die kleine Flasche bleibt kalt', 'Tiny Flask'],
])('%s is not %s', (from, to, why) => expect(fault(from, to)).toContain(why));

test.each([
  ['Still cold?', 'still  cold?', 'the original'],
  ['Tiny Flask stays cold', 'Tiny Flask stays cold', 'the original'],
  ['Shop', 'Shop', undefined],
  ['Tiny Flask Pro', 'Tiny Flask Pro', undefined],
  ['€39 · 24 h', '€39 · 24 h', undefined],
])('%s, translated as %s, is %s', (from, to, why) =>
  expect(fault(from, to)).toEqual(why === undefined ? undefined : expect.stringContaining(why)),
);

test.each([
  ['one', 'Your phone, alone', 'Dein Handy allein', 'de', false],
  ['one', 'Take one along', 'Nimm ein Telephone mit', 'de', true],
  ['one', 'Take one along', 'Nimm one mit', 'de', false],
  ['Moss+', "Moss+'s flask", 'La gourde de Moss', 'fr', true],
  ['Moss+', "Moss+'s flask", 'La gourde de Moss+', 'fr', false],
  ['Meridian', 'A flask by Meridian', 'Meridians Flasche', 'de', false],
  ['Meridian', 'A flask by Meridian', '私のMeridianを連れて', 'ja', false],
  ['Meridian', 'A flask by Meridian', 'Meridian은 차갑다', 'ko', false],
  ['Cafe\u0301', 'The Caf\u00e9 flask', 'Die Flasche', 'de', true],
])('the name %s of %s is missing from %s: %#', (name, from, to, language, missing) => {
  const text = {from, source: 'en', language, names: [name]};
  expect(translationFault(to, text)).toEqual(
    missing ? expect.stringContaining('does not have the name') : undefined,
  );
});

test('a text in another script of the same language may be the same', () => {
  const text = {from: '保冷一整天', source: 'zh', names: []};
  expect(translationFault('保冷一整天', {...text, language: 'zh-TW'})).toBeUndefined();
  expect(translationFault('保冷一整天', {...text, language: 'ja'})).toContain('the original');
});

test('a sign that several countries have is the currency of the language', () => {
  expect(fault('It costs $39', 'It costs $39', 'en-CA')).toContain('39');
  expect(fault('It costs $39', 'It costs US$39', 'en-CA')).toBeUndefined();
});

test('a translation that fits no field that shows it is named with the limit', () => {
  expect(fault('Still cold?', 'Noch kalt?', 'de', {misfit: () => 'at most 5 characters'})).toContain(
    'at most 5 characters',
  );
});

test('a price is the same in every language that writes it, and another amount is not', () => {
  fc.assert(
    fc.property(
      fc.integer({min: 1, max: 99_999}),
      fc.constantFrom('de', 'fr', 'es', 'it', 'nl', 'ja'),
      (cents, language) => {
        const priced = (amount: number, tag: string): string =>
          (numberText({amount: amount / 100, currency: 'EUR'}, tag) as {text: string}).text;
        expect(fault(priced(cents, 'en'), priced(cents, language), language)).toBeUndefined();
        expect(fault(priced(cents, 'en'), priced(cents + 1, language), language)).toBeDefined();
      },
    ),
    {numRuns: 60},
  );
});
