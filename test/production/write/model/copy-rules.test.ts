import {expect, test} from 'vitest';
import {copyRules, inOneLine, plainRules, tidied} from '../../../../src/production/write/model/copy-rules.ts';
import type {WriteContext} from '../../../../src/production/write/write-context.ts';
import {TextStyle} from '../../../../src/spot/brand/text-style.ts';
import {contextOf} from '../steps/write-context.ts';

const words = {banned: ['game-changing'], style: TextStyle.parse({sentence: 9})};
const brand = {file: {defaults: {tenspot: {words}}}};

const context = {
  ...contextOf({
    question: 'Where is steel.example sold?',
    testimonials: [{text: 'It lasted my whole shift.', by: 'Ada Lovelace', proof: 'Letter 3'}],
    claims: [{text: 'Cold for 24 hours', proof: 'Report 7'}],
  }),
  brand,
} as unknown as WriteContext;

test.each([
  ['Cold for 24 hours'],
  ['Still cold at four?'],
  ['"It lasted my whole shift." – Ada Lovelace'],
  ['Where is steel.example sold?'],
  ['Noon.\nStill ice.'],
  ['Kalt, auch um vier'],
  ['朝から冷たい'],
  ['‘It lasted my whole shift.’ – Ada Lovelace'],
  ['「It lasted my whole shift.」'],
  ["It's the dogs' and the cats' flask"],
  ["Fish 'n' chips, rock 'n' roll"],
  ['L’été, c’est l’eau'],
  ['Frau und Mann trinken kalt'],
  ['Will it stay cold in May?'],
  ['Rock Mark a cold one'],
])('%j may be said', (text) => expect(copyRules(context)(text, 60)).toBeUndefined());

test.each([
  ['Cold for 48 hours', 'claims more'],
  ['The coldest flask', 'claims more'],
  ['A game-changing flask', 'the brand bans'],
  ['It is cold and it stays cold until you go home', 'at most 9 words in a sentence'],
  ['A text for which its field has no room', 'fit'],
  ['“It is so cold”', 'quotes'],
  ['‘It is so cold’', 'quotes'],
  ["'It's so cold'", 'quotes'],
  ['‘It’s so cold’, they say', 'quotes'],
  ['‚So kalt‘', 'quotes'],
  ['’Så kallt’', 'quotes'],
  ['‹Si froid›', 'quotes'],
  ['»So kalt«', 'quotes'],
  ['「最高です」', 'quotes'],
  ['『最高です』', 'quotes'],
  ["彼女は'最高です'と", 'quotes'],
  ['＂最高です＂', 'quotes'],
  ['Grace Hopper drinks this', 'names a person'],
  ['Dr. Weber drinks from it', 'names a person'],
  ['Made for Lena', 'names a person'],
  ['Trusted by NASA', 'praise or use'],
  ['As seen on CNN', 'praise or use'],
  ['Bekannt aus dem TV', 'praise or use'],
  ['Empfohlen von Profis', 'praise or use'],
  ['See www.steel.test', 'an address'],
  ['Write to us@steel', 'an address'],
  ['Look: http://127.0.0.1/x', 'an address'],
  ['Run $(id) now', 'code'],
  ['Be <b>bold</b>', 'code'],
  ['...', 'no word'],
  ['cold\u202e dloc', 'invisible'],
  ['cold\u0007', 'invisible'],
])('%j may not be said: it %s', (text, why) => {
  expect(copyRules(context)(text, 30)).toContain(why);
});

test('a picture is described without an address and without code, and may be as long as it has to be', () => {
  const judge = plainRules(context);
  expect(
    judge('a flask on a table, in the light of a long afternoon, with steam in the background'),
  ).toBeUndefined();
  expect(judge('a page of http://evil.test')).toContain('an address');
});

test('texts are kept in one form, and pictures in one line', () => {
  expect(tidied(' Cafe\u0301 ')).toBe('Café');
  expect(inOneLine('a flask\n  on a table')).toBe('a flask on a table');
});
