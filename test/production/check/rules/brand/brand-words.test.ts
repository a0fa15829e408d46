import {expect, it} from 'vitest';
import {brandWords} from '../../../../../src/production/check/rules/brand/brand-words.ts';
import {applyRule} from '../../../../../src/spot/findings/rule.ts';
import {saysWord} from '../../../../../src/spot/findings/says-word.ts';
import {graphicsOf, words} from './graphics.ts';

const found = (text: string, copy: Record<string, unknown> = {}) =>
  applyRule(brandWords, graphicsOf({pieces: [words(text)]}, copy), 'a').map(
    ({severity, expected, got}) => `${severity}: ${expected}; ${got}`,
  );

it('finds a banned word in any case, with any hyphen, and in the plural', () => {
  expect(found('Two eco\u2011friendly flasks', {hook: 'Two eco\u2011friendly flasks'})).toEqual([
    'error: copy without "eco-friendly"; "Two eco\u2011friendly flasks"',
  ]);
  for (const text of ['ECO FRIENDLY', 'ecofriendly tea', 'Solutions for all', 'A solution.'])
    expect(found(text, {hook: text})).toHaveLength(1);
});

it('does not find it inside of another word', () => {
  for (const text of ['Dissolution', 'resolution', 'eco and friendly'])
    expect(found(text, {hook: text})).toEqual([]);
  expect(saysWord('Grüne', 'grün')).toBe(false);
  expect(saysWord('C++ (beta)', 'c++')).toBe(true);
});

it('finds a claim with another figure', () => {
  expect(found('Seen from 400 metres')).toEqual([]);
  expect(found('Seen from 400 metres. By all.')).toEqual([]);
  expect(found('Seen from 500 metres')).toEqual([
    'error: the approved claim "Seen from 400 metres"; "Seen from 500 metres"',
  ]);
  expect(found('Made from 2 leaves')).toEqual([]);
});

it('finds a price that is not in the copy', () => {
  expect(found('Now €49', {price: '€39'})).toEqual(['error: a price that is in the copy; €49']);
  expect(found('Now 49 EUR', {steps: [{text: 'only 49 EUR'}]})).toEqual([]);
  expect(found('Now $1,299.00', {price: '$1,299.00'})).toEqual([]);
  expect(found('750 ml')).toEqual([]);
});

it('reads prices as claims do: written in another way, they are the same, and words and codes count too', () => {
  for (const text of ['39 €', '39 euros', 'EUR 39.00', 'only39€'])
    expect(found(`Now ${text}`, {price: '€39'}), text).toEqual([]);
  for (const [text, got] of [
    ['Now 49 euros', '49 euros'],
    ['Now A$39', 'A$39'],
    ['Now 39 zł', '39 zł'],
    ['Now thirty-nine pounds', 'thirty-nine pounds'],
  ] as const)
    expect(found(text, {price: '€39'}), text).toEqual([`error: a price that is in the copy; ${got}`]);
});

it('warns of more than one exclamation mark', () => {
  expect(found('Tea! Now!')).toEqual(['warning: at most 1 exclamation mark; "Tea! Now!"']);
  expect(found('Tea!')).toEqual([]);
});

it('finds words in scripts without spaces and before particles', () => {
  expect(saysWord('世界最高の品質', '最高')).toBe(true);
  expect(saysWord('최고의 맛', '최고')).toBe(true);
  expect(saysWord('ราคาดีที่สุดในโลก', 'ดีที่สุด')).toBe(true);
  expect(saysWord('ぱん', 'はん')).toBe(false);
  expect(saysWord('Bestellen', 'best')).toBe(false);
});

it('finds a word with another apostrophe, or with ss for ß', () => {
  for (const [text, word] of [
    ['The world’s best flask', "world's best"],
    ["Don't miss it", 'don’t miss'],
    ['Lʼeau de source', "l'eau"],
    ['An der Straße', 'strasse'],
    ['Eine Frage der Grösse', 'größe'],
  ] as const)
    expect(saysWord(text, word), text).toBe(true);
  expect(saysWord('The worlds of tea', "world's")).toBe(false);
});

it('judges each sentence beside an approved claim, and numbers as a whole', () => {
  for (const text of [
    'Seen from 400 metres. Seen from 900 metres',
    'Seen from 400 metres.\nSeen from 40 metres',
  ])
    expect(found(text), text).toHaveLength(1);
  const claims = (text: string) =>
    applyRule(
      brandWords,
      {...graphicsOf({pieces: [words(text)]}), words: {banned: [], claims: ['24 hours of ice'], ofBrief: []}},
      'a',
    );
  expect(claims('124 hours of ice')).toHaveLength(1);
  expect(claims('Now 24 hours of ice')).toEqual([]);
});

it('finds a claim that only the template has', () => {
  for (const text of ['#1 in Europe', 'Lifetime guarantee', 'The best tea in the world', 'Climate neutral'])
    expect(found(text), text).toEqual([
      `error: a claim that is in the copy, or that the brief or the brand approves; "${text}"`,
    ]);
  for (const text of [
    'Step 2',
    'Learn more',
    '1 / 3',
    'Free of microplastics',
    'Sample advertisement.',
    'New',
    'Swipe up',
  ])
    expect(found(text), text).toEqual([]);
  expect(found('The best tea', {hook: 'The best tea', offer: 'Now'})).toEqual([]);
  expect(found('THE BEST', {hook: 'The best tea'})).toEqual([]);
});
