import fc from 'fast-check';
import {expect, test} from 'vitest';
import {diffLines} from '../../../src/cli/output/diff.ts';

test('what goes and what comes is told, with a line around it', () => {
  expect(diffLines('a\nb\nc\nd\ne\n', 'a\nb\nC\nd\ne\n')).toEqual(['  b', '- c', '+ C', '  d']);
  expect(diffLines('', 'a\n')).toEqual(['+ a']);
  expect(diffLines('a\n', 'a\n')).toEqual([]);
});

test('the lines that come are those of the new text, in order', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', 'c'), {maxLength: 8})
    .map((lines) => lines.map((line) => `${line}\n`).join(''));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const told = diffLines(before, after);
      const count = (sign: string): number => told.filter((line) => line.startsWith(sign)).length;
      const lines = (said: string): number => said.split('\n').length - 1;
      expect(lines(before) - count('-')).toBe(lines(after) - count('+'));
    }),
  );
});
