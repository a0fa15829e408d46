import {expect, test} from 'vitest';
import {EXIT, invalid, problemsOf, sentence, TenspotError} from '../../../src/spot/problem/errors.ts';

const problem = {
  code: 'length-unknown',
  what: 'is not a length',
  where: {file: 'script.yaml', line: 3, column: 7, field: 'beats.0.seconds'},
  expected: 'a number of seconds',
  got: '"long"',
  fix: 'Write a number.',
};

test('a problem is one line: place, field, what is wrong, expected, got and the fix', () => {
  expect(sentence(problem)).toBe(
    'script.yaml:3:7: beats.0.seconds: is not a length (expected a number of seconds, got "long"). Write a number.',
  );
  expect(sentence({code: 'gone', what: 'the file is gone'})).toBe('the file is gone');
});

test('an error carries every problem, and has the code of the first', () => {
  const error = new TenspotError([problem, {code: 'gone', what: 'the file is gone'}]);
  expect(error).toMatchObject({code: 'length-unknown', exitCode: EXIT.failed});
  expect(error.message.split('\n')).toHaveLength(2);
  expect(problemsOf(error)).toHaveLength(2);
});

test('an invalid document ends with the exit code for usage, and keeps its cause', () => {
  const cause = new Error('line 3');
  expect(invalid(problem, cause)).toMatchObject({exitCode: 2, cause});
});

test('any other error is a bug to report', () => {
  expect(problemsOf(new TypeError('x is undefined'))).toMatchObject([
    {code: 'unexpected', got: expect.stringContaining('x is undefined')},
  ]);
  expect(problemsOf('just text')).toMatchObject([{code: 'unexpected', got: 'just text'}]);
});
