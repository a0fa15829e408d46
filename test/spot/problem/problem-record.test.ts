import {expect, test} from 'vitest';
import {problemRecord} from '../../../src/spot/problem/problem-record.ts';

test('a record has every field, and null where the problem says nothing', () => {
  expect(problemRecord({code: 'x', what: 'it is wrong'})).toEqual({
    code: 'x',
    what: 'it is wrong',
    file: null,
    line: null,
    column: null,
    field: null,
    expected: null,
    got: null,
    fix: null,
    reason: null,
    suggestion: null,
    variants: [],
    retry: false,
  });
  const where = {file: 'a.yaml', line: 3, column: 5, field: 'copy.hook'};
  expect(problemRecord({code: 'x', what: 'it is wrong', where, fix: 'Shorten it.'})).toMatchObject({
    ...where,
    fix: 'Shorten it.',
  });
});

test('a problem that passes by itself may be retried', () => {
  const retried = ['spot-busy', 'document-changed', 'interrupted', 'plan-changed', 'spot-unknown'].filter(
    (code) => problemRecord({code, what: ''}).retry,
  );
  expect(retried).toEqual(['spot-busy', 'document-changed', 'interrupted']);
});
