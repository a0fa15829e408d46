import fc from 'fast-check';
import {expect, test} from 'vitest';
import {
  asAnyOf,
  asWholeWords,
  literally,
  wordPlaces,
  wordPlacesOfAny,
} from '../../../src/spot/text/whole-words.ts';

const found = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([all]) => all);

test('an expression is found as whole words, in every script, and not within a word or a number', () => {
  const text = 'Über uns: the best, bestes Öl, 20 and 120 best.';
  expect(found(text, asWholeWords('best'))).toEqual(['best', 'best']);
  expect(found(text, asWholeWords('ber'))).toEqual([]);
  expect(found(text, asWholeWords('20'))).toEqual(['20']);
  expect(found(text, asAnyOf(['best(?:es)?', 'über'], 'giu'))).toEqual(['Über', 'best', 'bestes', 'best']);
});

test('a pattern is kept, and finds the same in each call', () => {
  expect(asWholeWords('kept', 'gu')).toBe(asWholeWords('kept', 'gu'));
  expect(asWholeWords('kept', 'u')).not.toBe(asWholeWords('kept', 'gu'));
  for (const _ of [1, 2]) expect(found('kept, kept', asWholeWords('kept', 'gu'))).toHaveLength(2);
});

test('every text is found literally', () => {
  fc.assert(
    fc.property(fc.string({minLength: 1}), (text) => {
      expect(new RegExp(`^${literally(text)}$`).test(text)).toBe(true);
    }),
  );
});

test('the places of words are found as whole words, and none where the text has only parts of them', () => {
  const at = (found: RegExpExecArray[]) => found.map((each) => [each[0], each.index]);
  expect(at(wordPlaces('Best of the best', 'best', 'giu'))).toEqual([
    ['Best', 0],
    ['best', 12],
  ]);
  expect(at(wordPlaces('Best of the best', 'best', 'gu'))).toEqual([['best', 12]]);
  expect(at(wordPlaces('bestow', 'best', 'giu'))).toEqual([]);
  expect(at(wordPlacesOfAny('free and best', ['best', 'free'], 'giu'))).toEqual([
    ['free', 0],
    ['best', 9],
  ]);
  expect(at(wordPlacesOfAny('none of them', ['best', 'free'], 'giu'))).toEqual([]);
});
