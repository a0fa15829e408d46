import {expect, test} from 'vitest';
import {planFlag} from '../../../src/cli/arguments/plan-flag.ts';

test.each([
  ['without a value', true, 'tiny', {}],
  ['left out', undefined, 'tiny', {}],
  ['an id', 'plan-0123456789abcdef', 'tiny', {id: 'plan-0123456789abcdef'}],
  ['an id without a spot', 'plan-0123456789abcdef', undefined, {id: 'plan-0123456789abcdef'}],
  ['the spot, which follows the flag', 'tiny', undefined, {spot: 'tiny'}],
  ['a spot whose name begins like an id', 'plan-ace', undefined, {spot: 'plan-ace'}],
] as const)('%s', (_, value, named, read) => {
  expect(planFlag(value, named)).toEqual(read);
});

test('a word that is neither an id nor the spot is refused, and no plan is printed instead', () => {
  expect(() => planFlag('plan-12x', 'tiny')).toThrow(expect.objectContaining({code: 'usage-value'}));
  expect(() => planFlag('teeny', 'tiny')).toThrow(expect.objectContaining({code: 'usage-value'}));
});
