import {expect, test} from 'vitest';
import {spokenParts, spokenText} from '../../../src/spot/voice/spoken-parts.ts';
import {Pronunciation} from '../../../src/spot/voice/voice-choice.ts';

const said = (text: string, list: Pronunciation, language: string): string =>
  spokenText(spokenParts(text, list, language));

test.each([
  ['ja', 'Solvaneで一日中冷たい。', 'ソルヴェインで一日中冷たい。'],
  ['ja', '新しいSolvane', '新しいソルヴェイン'],
  ['ko', 'Solvane은 차갑다', 'ソルヴェイン은 차갑다'],
  ['zh', '使用Solvane保冷', '使用ソルヴェイン保冷'],
  ['th', 'ใช้Solvaneเย็น', 'ใช้ソルヴェインเย็น'],
  ['en', 'Solvanes and Solvane', 'Solvanes and ソルヴェイン'],
])(
  'in %s, a word beside letters of a script without spaces is said as it is listed: %s',
  (language, text, spoken) => {
    expect(said(text, {Solvane: 'ソルヴェイン'}, language)).toBe(spoken);
  },
);

test('a word in a script without spaces is one of the dictionary, and no part of another', () => {
  expect(said('水を飲む。水曜日。', {水: 'みず'}, 'ja')).toBe('みずを飲む。水曜日。');
  // In Korean, a particle is behind the word, and another letter before it makes another word.
  expect(said('사과는 풋사과', {사과: '능금'}, 'ko')).toBe('능금는 풋사과');
});

test('a vowel sign continues a word', () => {
  expect(said('रस और रसीला', {रस: 'रास'}, 'hi')).toBe('रास और रसीला');
});

test('a spelling is for its tag in any case, then for the language, then for another region of it', () => {
  const list: Pronunciation = {Solvane: {'pt-br': 'a', pt: 'b', 'de-DE': 'c', 'zh-TW': 'd'}};
  expect(
    ['pt-BR', 'pt-PT', 'pt', 'de', 'de-AT', 'fr', 'zh-CN'].map((tag) => said('Solvane', list, tag)),
  ).toEqual([...['a', 'b', 'b', 'c', 'c', 'Solvane', 'Solvane']]);
});

test('what is no language is refused', () => {
  for (const tag of ['german', 'DE', ''])
    expect(Pronunciation.safeParse({Solvane: {[tag]: 'sol-wahn'}}).success, tag).toBe(false);
  expect(Pronunciation.safeParse({Solvane: {de: 'sol-wahn', 'pt-br': 'sol vane'}}).success).toBe(true);
});
