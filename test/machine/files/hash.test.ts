import fc from 'fast-check';
import {expect, test} from 'vitest';
import {keyOf} from '../../../src/machine/files/hash.ts';

test('equal values have equal keys, in any order of their fields', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (record) => {
      const reversed = Object.fromEntries(Object.entries(record).reverse());
      expect(keyOf(reversed)).toBe(keyOf(record));
    }),
  );
  expect(keyOf({a: 1, b: undefined})).toBe(keyOf({a: 1}));
  expect(keyOf({a: [1, 2]})).not.toBe(keyOf({a: [2, 1]}));
});
