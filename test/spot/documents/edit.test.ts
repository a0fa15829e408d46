import {expect, test} from 'vitest';
import {Pick as EditPick} from '../../../src/spot/documents/edit.ts';
import {toProblems} from '../../../src/spot/problem/schema-problems.ts';

const problemsOf = (pick: object) => {
  const {error} = EditPick.safeParse(pick);
  return error ? toProblems(error, pick, 'document-invalid', () => ({}), EditPick) : [];
};

test('sound before or after the picture needs the level at which it is heard', () => {
  for (const field of ['lead', 'tail']) {
    expect(problemsOf({[field]: '12f'})).toMatchObject([
      {where: {field}, expected: expect.stringContaining('`sound` beside it')},
    ]);
    expect(problemsOf({[field]: 0.5, sound: -6})).toEqual([]);
  }
});

test('a time that is neither seconds nor frames is refused with both forms', () => {
  for (const wrong of ['1s', '-3f', '1.5f'])
    expect(problemsOf({in: wrong})).toMatchObject([
      {where: {field: 'in'}, expected: 'seconds, such as 1.5, or frames of the spot, such as 36f'},
    ]);
});
