import {describe, expect, it} from 'vitest';
import {type ClaimContext, claimChecker} from '../../../src/spot/claims/unapproved-claims.ts';

const check = (text: string, claims: ClaimContext['claims'], context: Partial<ClaimContext> = {}) =>
  claimChecker({claims, language: 'en', shownIn: [], names: [], day: '2026-11-29', ...context})(text);

const marks = (text: string, ...claims: string[]) =>
  check(
    text,
    claims.map((each) => ({text: each})),
  ).flatMap((found) => found.marks.map(({kind, text: said}) => `${kind} ${said}`));

describe('a number', () => {
  it('is approved by a claim with the same number about the same thing', () => {
    expect(marks('Still ice after 24 hours.', 'Ice stays ice for 24 hours')).toEqual([]);
    expect(marks('24 h', 'Ice stays ice for 24 hours')).toEqual([]);
    expect(marks('The battery runs 24 hours.', 'Ice stays ice for 24 hours')).toEqual(['number 24 hours']);
    expect(marks('Still ice after 24 days.', 'Ice stays ice for 24 hours')).toEqual(['number 24 days']);
  });

  it('may be weaker than the claim, and not stronger', () => {
    expect(marks('Ice for up to 24 hours', 'Ice for 24 hours')).toEqual([]);
    expect(marks('Ice for 24 hours', 'Ice for up to 24 hours')).toEqual(['number 24 hours']);
    expect(marks('Ice for more than 24 hours', 'Ice for 24 hours')).toEqual(['number 24 hours']);
    expect(marks('Ice for 24 hours', 'Ice for at least 24 hours')).toEqual([]);
  });

  it('is found where it is written to be missed', () => {
    expect(marks('9\u200b9 % pure')).toEqual(['number 99 %']);
    expect(marks('\u0669\u0669 % pure')).toEqual(['number 99 %']);
    expect(marks('9\ufe0f\u20e39\ufe0f\u20e3 % pure')).toEqual(['number 99 %']);
    expect(marks('ni\u00adnety per cent pure')).toEqual(['number ninety per cent']);
  });
});

it('a setting of a template among its copy claims nothing: a colour, the name of a file', () => {
  for (const text of [
    '#8b8882',
    '#6F6C65',
    '#fff',
    '#111827',
    '#11182780',
    'rgb(24, 32, 99)',
    'photos/best-24h.webp',
  ])
    expect(marks(text), text).toEqual([]);
  expect(marks('#1 in Germany')).toHaveLength(1);
  expect(marks('#100 % cold')).toEqual(['number 100 %']);
});

describe('a price', () => {
  it('is approved by the same amount, and a saving by the same saving', () => {
    expect(marks('Take one home for €39', 'The flask costs €39')).toEqual([]);
    expect(marks('Save €39', 'The flask costs €39')).toEqual(['price €39']);
    expect(marks('Lids €9', 'Lids from €9')).toEqual(['price €9']);
    expect(marks('From €9', 'Lids from €9')).toEqual([]);
    expect(marks('$39', 'The flask costs €39')).toEqual(['price $39']);
  });
});

it('does not approve the opposite of a claim', () => {
  expect(marks('Steel, recycled', 'Made of recycled steel')).toEqual([]);
  expect(marks('Recycled steel', 'Not recycled steel')).toEqual(['environment Recycled']);
});

it('ignores the names of the product and the brand', () => {
  expect(
    check('Meridian Flask 750, by Best & Sons', [], {names: ['Meridian Flask 750', 'Best & Sons']}),
  ).toEqual([]);
  expect(check('Flask 751', [], {names: ['Flask 750']})).toHaveLength(1);
});

it('names the sentence and the nearest approved claim', () => {
  expect(
    check('Cold. Ice stays ice for 48 hours!', [
      {text: 'Seen from 400 metres'},
      {text: 'Ice stays ice for 24 hours'},
    ]),
  ).toMatchObject([
    {sentence: 'Ice stays ice for 48 hours!', nearest: {text: 'Ice stays ice for 24 hours'}, bar: null},
  ]);
});

it('names no approved claim that has nothing in common with the sentence', () => {
  const none = [{nearest: null}];
  const claims = [{text: 'Noon. Thirty degrees.'}, {text: 'The lid is made of steel'}];
  expect(check('Cures headaches.', claims)).toMatchObject(none);
  // Words without a meaning of their own are nothing in common.
  expect(check('It is the best.', claims)).toMatchObject(none);
  expect(check('Garantiert das beste Rad', [{text: 'Das ist die Flasche'}], {language: 'de'})).toMatchObject(
    none,
  );
  expect(check('Lasts 48 hours', claims)).toMatchObject(none);
  const found = (text: string, claim: string) => check(text, [{text: claim}])[0]?.nearest?.text;
  expect(found('The best bottles', 'The bottle is made of steel')).toBe('The bottle is made of steel');
  expect(found('Lasts 48 hours', 'Cold for 24 hours')).toBe('Cold for 24 hours');
  expect(found('The lightest', 'The lightest of our bottles')).toBe('The lightest of our bottles');
  expect(found('Now 29 €', 'From 39 €')).toBe('From 39 €');
});

it('approves nothing after the last day of a claim, or outside its markets', () => {
  const text = 'Ice for 24 hours';
  const until = [{text, until: '2026-11-29'}];
  expect(check(text, until)).toEqual([]);
  expect(check(text, until, {day: '2026-11-30'})).toMatchObject([{bar: 'expired', nearest: {text}}]);
  const markets = [{text, markets: ['DE', 'AT']}];
  expect(check(text, markets, {shownIn: ['DE']})).toEqual([]);
  expect(check(text, markets, {shownIn: ['DE', 'FR']})).toMatchObject([{bar: 'market'}]);
  expect(check(text, markets)).toMatchObject([{bar: 'market'}]);
  expect(check(text, [...until, ...markets], {shownIn: ['FR']})).toEqual([]);
});

it('reads German copy as German, whatever the variant says', () => {
  expect(check('Das ist die schnellste Lampe und kein Spielzeug.', [])).toMatchObject([
    {marks: [{kind: 'superlative', text: 'schnellste'}]},
  ]);
});

it('reads texts of any length and languages of any tag', () => {
  for (const part of ['tausend', 'einund', '1.000.', 'two ', 'a'])
    expect(() => check(part.repeat(1000), [], {language: 'de-12'})).not.toThrow();
});

it('ignores names in scripts without spaces, and finds the numbers beside them', () => {
  const names = ['ピコ750', '메리디안 750'];
  expect(check('新しいピコ750は氷を守る', [], {language: 'ja', names})).toEqual([]);
  expect(check('메리디안 750은 차갑다', [], {language: 'ko', names})).toEqual([]);
  expect(check('新しいピコ751は氷を守る', [], {language: 'ja', names})).toHaveLength(1);
});
