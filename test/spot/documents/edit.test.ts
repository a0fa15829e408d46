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

test('a speed is a number, two ends or points, and what is wrong with one names its field', () => {
  for (const speed of [
    2,
    {from: 1, to: 0.3},
    [
      {at: 0, speed: 1},
      {at: '12f', speed: 0.1},
    ],
  ])
    expect(problemsOf({speed})).toEqual([]);
  expect(problemsOf({speed: {from: 1, to: 9}})).toMatchObject([
    {where: {field: 'speed.to'}, expected: 'at most 4'},
  ]);
  expect(problemsOf({speed: 5})).toMatchObject([{where: {field: 'speed'}, expected: 'at most 4'}]);
  expect(
    problemsOf({
      speed: [
        {at: 1, speed: 1},
        {at: 0.5, speed: 2},
      ],
    }),
  ).toMatchObject([
    {where: {field: 'speed.1.at'}, expected: expect.stringContaining('not before the points above')},
  ]);
});

test('a freeze says how long it lasts, unless it is at the end', () => {
  expect(problemsOf({freeze: {at: 'end'}})).toEqual([]);
  expect(problemsOf({freeze: {at: 1.5}})).toMatchObject([{where: {field: 'freeze.for'}}]);
});

test('the own sound of a clip cannot follow a ramp or a freeze', () => {
  for (const pace of [{speed: {from: 1, to: 2}}, {freeze: {at: 'start', for: 1}}])
    expect(problemsOf({sound: -6, ...pace})).toMatchObject([
      {where: {field: 'sound'}, expected: expect.stringContaining('beside a speed ramp or `freeze`')},
    ]);
  expect(problemsOf({sound: -6, speed: 2})).toEqual([]);
});
