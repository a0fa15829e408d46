import {expect, test} from 'vitest';
import {watchCopy} from '../../../src/picture/fingerprint/copy-reads.ts';

type Copy = {hook: string; cta?: string; steps: {title: string}[]};
const COPY: Copy = {hook: 'Cold at noon', steps: [{title: 'Fill'}]};

test.each<[string, (copy: Copy) => unknown, string[] | null]>([
  ['nothing', () => '', []],
  ['a field', ({hook}) => hook, ['hook']],
  ['a field that is not there', ({cta}) => cta ?? '', ['cta']],
  ['a field that is only asked for', (copy) => 'cta' in copy, ['cta']],
  ['a field by its descriptor', (copy) => Object.hasOwn(copy, 'hook'), ['hook']],
  ['a part of a field counts as the field', ({steps}) => steps[0]?.title, ['steps']],
  ['some fields, and the rest', ({hook, ...rest}) => [hook, rest], null],
  ['all fields', (copy) => ({...copy}), null],
  ['all names', (copy) => Object.keys(copy), null],
  ['the copy as text', (copy) => JSON.stringify(copy), null],
])('reads %s', (_, read, expected) => {
  const {copy, reads} = watchCopy(COPY);
  expect(read(copy as Copy)).toEqual(read(COPY));
  expect(reads()).toEqual(expected);
});

test('reads() returns all fields read so far, sorted', () => {
  const {copy, reads} = watchCopy(COPY);
  void copy.steps;
  expect(reads()).toEqual(['steps']);
  void copy.hook;
  expect(reads()).toEqual(['hook', 'steps']);
});
