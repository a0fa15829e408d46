import fc from 'fast-check';
import {expect, test} from 'vitest';
import {asAnyOf, asWholeWords, literally} from '../../../src/spot/text/whole-words.ts';

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
