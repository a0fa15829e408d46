import {expect, test} from 'vitest';
import {canonical} from '../../../src/spot/keys/canonical-json.ts';

test('fields are sorted at every depth, and those without a value are left out', () => {
  const value = {b: [{d: 1, c: undefined}], a: {z: null, B: 'x', b: 0}};
  expect(canonical(value)).toBe('{"a":{"B":"x","b":0,"z":null},"b":[{"d":1}]}');
});

test('the order of a list, and the type of a value, are part of it', () => {
  expect(canonical([2, 1])).toBe('[2,1]');
  expect(canonical({a: '1'})).not.toBe(canonical({a: 1}));
});
