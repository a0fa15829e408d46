import {expect, it} from 'vitest';
import {claimChecker} from '../../../src/spot/claims/unapproved-claims.ts';

/** The kinds of what is not approved in a text. */
const open = (text: string, claims: readonly string[], language = 'en', names: readonly string[] = []) =>
  claimChecker({
    claims: claims.map((claim) => ({text: claim})),
    language,
    shownIn: [],
    names,
    day: '2026-11-30',
  })(text).flatMap(({marks}) => marks.map(({kind}) => kind));

it.each([
  ['en', '€9.99 a month', 'Only €9.99'],
  ['en', '€9.99/mo', '€9.99'],
  ['en', '€9.99 monthly', '€9.99 weekly'],
  ['en', 'The flask costs €39', 'The flask: €39 a month'],
  ['en', '€2 per litre', 'For €2'],
  ['de', '39 € pro Monat', 'Nur 39 €'],
  ['de', 'Monatlich nur 39 €', '39 €'],
  ['en', '24 hours of ice a day', '24 hours of ice'],
])('%s: "%s" does not approve "%s": what an amount is of is a part of it', (language, claim, text) => {
  expect(open(text, [claim], language)).toHaveLength(1);
  expect(open(claim, [claim], language)).toEqual([]);
});

it.each([
  ['en', '€29 with a subscription', '€29'],
  ['en', '€29 when you buy two', 'The flask for €29'],
  ['de', '29 € im Abo', '29 €'],
  ['de', 'Im Abo 29 €', 'Nur 29 €'],
  ['en', 'Save 20 % when you buy two', 'Save 20 %'],
  ['en', 'Save 20 %, when you buy two', 'Save 20 %'],
  ['en', 'When you buy two, save 20 %', 'Save 20 %'],
  ['en', 'Save 20 % on lids when you buy two', 'Save 20 % on everything'],
  ['en', 'Save 20 % on lids', 'Save 20 %'],
  ['en', '€10 off your first order over €50', '€10 off'],
  ['en', '€10 off your first order over €50', '€10 off your first order'],
  ['en', '60 hours of light in eco mode', '60 hours of light'],
  ['de', 'Bei zwei Flaschen sparst du 20 %', 'Du sparst 20 %'],
  ['de', '60 Stunden Licht im Sparmodus', '60 Stunden Licht'],
])('%s: "%s" does not approve "%s": its condition is missing', (language, claim, text) => {
  expect(open(text, [claim], language).length).toBeGreaterThan(0);
  expect(open(claim, [claim], language)).toEqual([]);
});

it.each([
  ['en', '24 hours of ice', 'Ice for 24 hours'],
  ['en', '60 hours of light in eco mode', 'In eco mode: light for 60 hours'],
  ['en', 'Save 20 % when you buy two', 'Buy two and save 20 %'],
  ['en', '€10 off your first order over €50', 'Your first order over €50? €10 off'],
  ['en', '€9.99 a month', 'Just €9.99 per month'],
  ['en', '€9.99 a month', 'Monthly: €9.99'],
  ['en', 'Was €59, now €39', 'Now €39'],
  ['de', 'Spare 20 % auf Deckel', 'Spare auf Deckel 20 %'],
  ['de', '39 € im Monat', 'Monatlich 39 €'],
])('%s: "%s" approves "%s"', (language, claim, text) => {
  expect(open(text.replace('? ', ', '), [claim], language)).toEqual([]);
});

it('a price that is no longer asked approves no price', () => {
  expect(open('Was €39, now €59', ['Was €59, now €39'])).toEqual(['price', 'price']);
  expect(open('Only €59', ['Was €59, now €39'])).toEqual(['price']);
});

it.each([
  ['en', 'A lid costs €39', 'The flask costs €39'],
  ['en', 'A lid costs €39', 'The flask: €39'],
  ['en', 'Delivery costs €4.90', 'The flask for only €4.90'],
  ['en', 'Delivery costs €4.90', 'Peck Flask, €4.90'],
  ['de', 'Der Versand kostet 4,90 €', 'Die Flasche kostet 4,90 €'],
])('%s: "%s" does not approve "%s": it is the price of something else', (language, claim, text) => {
  expect(open(text, [claim], language, ['Peck Flask'])).toEqual(['price']);
});

it('the price of the product is approved under each of its names', () => {
  for (const text of ['Peck Flask: €39', 'The flask costs €39', 'Take one home for €39', 'It costs €39'])
    expect(open(text, ['The flask costs €39', 'A lid costs €9'], 'en', ['Peck Flask']), text).toEqual([]);
  expect(open('A lid for €39', ['The flask costs €39', 'A lid costs €9'])).toEqual(['price']);
});

it.each([
  ['en', 'Cold for 24 hours, hot for 12 hours', 'Hot for 24 hours'],
  ['de', 'Kühlt 24 Stunden, wärmt 12 Stunden', 'Wärmt 24 Stunden'],
  ['en', 'Keeps ice for 24 hours and coffee hot for 12 hours', 'Keeps coffee hot for 24 hours'],
  ['en', 'Lasts 5 hours, charges in 30 minutes', 'Charges in 5 hours'],
  ['en', 'Made from 80 % recycled steel, 100 % vegan', 'Made from 100 % recycled steel'],
  ['en', 'Cold for 24 hours. Hot for 12 hours.', 'Hot for 24 hours'],
  ['en', 'Cold for 24 hours, hot for 12 hours', 'Hot for 24 hours, cold for 12 hours'],
  ['en', 'Lids €9, flasks €39', 'Lids for €39'],
  ['en', '9 out of 10 commuters', '10 out of 9 commuters'],
  ['en', 'Nine out of ten commuters', 'Nine out of twelve commuters'],
])('%s: "%s" does not approve "%s": the number is of something else', (language, claim, text) => {
  expect(open(text, [claim], language).length).toBeGreaterThan(0);
  expect(open(claim, [claim], language)).toEqual([]);
});

it.each([
  ['Cold for 24 hours, hot for 12 hours', 'Hot for 12 hours, cold for 24 hours'],
  ['Cold for 24 hours, hot for 12 hours', 'Still cold after 24 hours'],
  ['Keeps ice for 24 hours and coffee hot for 12 hours', 'Coffee: hot for 12 hours'],
  ['9 out of 10 commuters keep it', 'Nine out of ten commuters'],
])('"%s" approves "%s"', (claim, text) => {
  expect(open(text, [claim])).toEqual([]);
});

it('a comparison is not approved the other way round', () => {
  expect(open('Meridian, lighter than Solvane', ['Solvane is lighter than Meridian'])).not.toEqual([]);
  expect(open('Solvane: lighter than Meridian', ['Solvane is lighter than Meridian'])).toEqual([]);
});

it.each([
  ['fr', 'Glace pendant 24 heures', 'Glace pendant 24 jours'],
  ['es', 'Hielo 24 horas', 'Hielo 24 meses'],
  ['ja', '24時間', '24分'],
  ['fr', 'À partir de 39 €', '39 €'],
  ['es', 'Desde 39 €', '39 €'],
  ['fr', 'Glace jusqu’à 24 heures', 'Glace 24 heures'],
  ['fr', 'La gourde coûte 10 €', '10 € de remise'],
])(
  '%s: "%s" does not approve "%s": units and limits of the language are not known',
  (language, claim, text) => {
    expect(open(text, [claim], language).length).toBeGreaterThan(0);
  },
);

it('in a language that is not known, a number needs the wording of its claim, or stands alone', () => {
  expect(open('Fraîche, glace pendant 24 heures !', ['Glace pendant 24 heures'], 'fr')).toEqual([]);
  expect(open('39 €', ['The flask costs €39'], 'fr')).toEqual([]);
  expect(open('39 €', ['The flask costs from €39'], 'fr')).toEqual(['price']);
  expect(open('49 €', ['The flask costs €39'], 'fr')).toEqual(['price']);
  // A price is the same in all languages, if no word changes it.
  expect(open('Seulement 39 €', ['The flask costs €39'], 'fr')).toEqual([]);
  expect(open('Seulement 39 €', ['La gourde coûte 39 €'], 'fr')).toEqual(['price']);
  for (const text of ['39 € de remise', '39 € par mois', '39 € al mes', '39 € di sconto', '月39 €'])
    expect(open(text, ['The flask costs €39'], text.startsWith('月') ? 'ja' : 'fr'), text).toEqual(['price']);
});
