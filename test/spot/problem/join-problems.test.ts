import {expect, test} from 'vitest';
import {joinProblems, linesInWords} from '../../../src/spot/problem/join-problems.ts';

const at = (id: string, line: number, got = 'x') => ({
  id,
  problem: {code: 'c', what: 'is wrong', where: {file: 'a.csv', line, field: 'f'}, got},
});

test('problems that differ only in their line are one, with the lines', () => {
  expect(joinProblems([at('a', 2), at('b', 3), at('c', 9)])).toMatchObject([
    {what: 'is wrong, in variant "a" and 2 more (lines 2 to 3 and 9)', where: {line: 2}},
  ]);
});

test('problems with different values stay apart', () => {
  expect(joinProblems([at('a', 2, 'x'), at('b', 3, 'y')])).toHaveLength(2);
});

test('many runs of lines are cut short', () => {
  expect(linesInWords([2])).toBe('line 2');
  expect(linesInWords([2, 4, 3])).toBe('lines 2 to 4');
  expect(linesInWords(Array.from({length: 12}, (_, index) => index * 2))).toBe(
    'lines 0, 2, 4, 6, 8, 10, 12, 14 and 4 more',
  );
});
