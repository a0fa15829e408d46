import fc from 'fast-check';
import {expect, test} from 'vitest';
import {visibleJson, visibleText} from '../../../src/spot/problem/visible-text.ts';

const isSteering = (character: string): boolean =>
  /[\p{Cc}\p{Bidi_Control}\u2028\u2029\ufeff]/u.test(character) && !/[\t\n]/.test(character);
const STEERING = {test: (text: string): boolean => [...text].some(isSteering)};

test('no text keeps a character that steers a terminal; all others are kept', () => {
  fc.assert(
    fc.property(fc.string({unit: 'binary'}), (text) => {
      expect(STEERING.test(visibleText(text))).toBe(false);
      if (!STEERING.test(text)) expect(visibleText(text).length).toBeGreaterThanOrEqual(text.length);
    }),
  );
  expect(visibleText('Grüße 夜 👩‍🚀 עברית\n\tend')).toBe('Grüße 夜 👩‍🚀 עברית\n\tend');
});

test('JSON has the same value, and no such character', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.string({unit: 'binary'}), (value, text) => {
      const json = visibleJson({value, text});
      expect(STEERING.test(json)).toBe(false);
      expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify({value, text})));
    }),
  );
});
