import {expect, test} from 'vitest';
import {changedValues} from '../../../src/spot/variant/changed-values.ts';

test('what changed is named by its dot path, with both values', () => {
  const before = {copy: {price: '€24.99', hook: 'Cold'}, seconds: 6};
  expect(changedValues(before, {...before, copy: {price: '€19.99', hook: 'Cold'}})).toBe(
    'copy.price: "€24.99" became "€19.99"',
  );
  expect(changedValues(undefined, {url: 'https://shop.example'})).toBe(
    'nothing became {"url":"https://shop.example"}',
  );
});

test('a long list of changes is cut and counted', () => {
  expect(changedValues({a: 1, b: 1, c: 1, d: 1, e: 1}, {})).toMatch(/^a: 1 became nothing, .*, and 2 more$/);
});
