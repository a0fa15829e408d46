import {describe, expect, test} from 'vitest';
import {z} from 'zod';
import {show, suggest, toProblems, valueAt} from '../../../src/spot/problem/schema-problems.ts';

const Shot = z.strictObject({
  id: z.string().max(5),
  seconds: z.number().min(1),
  framing: z.enum(['wide', 'close-up']).optional(),
  setting: z.union([z.strictObject({place: z.string()}), z.null()]).optional(),
});

const locate = () => ({file: 'shots.yaml', line: 2});

function problemsIn(input: unknown) {
  const {error} = Shot.safeParse(input);
  return error ? toProblems(error, input, 'shots-invalid', locate, Shot) : [];
}

describe('a document that does not match its schema', () => {
  test.each([
    ['a field that is missing', {id: 'a'}, {what: 'is missing', expected: 'a number', got: 'nothing'}],
    ['a value of another type', {id: 'a', seconds: 'long'}, {expected: 'a number', got: '"long"'}],
    ['a number that YAML did not read as text', {id: 39, seconds: 2}, {fix: "Put it in quotes: '39'."}],
    [
      'a text that is too long',
      {id: 'abcdef', seconds: 2},
      {
        what: 'is too long',
        expected: 'at most 5 characters',
        got: '6 characters: "abcdef"',
        fix: 'Shorten it.',
      },
    ],
    ['a number that is too small', {id: 'a', seconds: 0}, {expected: 'at least 1'}],
    [
      'a word that is none of those',
      {id: 'a', seconds: 2, framing: 'far'},
      {expected: '"wide" or "close-up"', fix: 'Correct it.'},
    ],
    [
      'a word that is almost one of those',
      {id: 'a', seconds: 2, framing: 'wid'},
      {fix: 'Did you mean "wide"?'},
    ],
    [
      'a field that is not known',
      {id: 'a', seconds: 2, framng: 'wide'},
      {what: 'is not a known field here', got: 'framng', fix: 'Did you mean "framing"?'},
    ],
    [
      'a field of one form of several',
      {id: 'a', seconds: 2, setting: {place: 3}},
      {where: {file: 'shots.yaml', line: 2, field: 'setting.place'}, expected: 'a string'},
    ],
  ])('says what was expected and what came: %s', (_, input, said) => {
    expect(problemsIn(input)).toEqual([expect.objectContaining({code: 'shots-invalid', ...said})]);
  });

  test('tells a required field that is misspelled once', () => {
    expect(problemsIn({id: 'a', secnds: 2})).toMatchObject([
      {reason: 'unknown', where: {field: 'secnds'}, suggestion: 'seconds'},
    ]);
    expect(problemsIn({id: 'a', setting: {plce: 'here'}}).map(({where}) => where?.field)).toEqual([
      'seconds',
      'setting.plce',
    ]);
  });

  test('has a problem for each error', () => {
    expect(problemsIn({}).map(({where}) => where?.field)).toEqual(['id', 'seconds']);
  });
});

test('an unknown field with no similar one here gets a suggestion from other objects', () => {
  const [problem] = problemsIn({id: 'a', seconds: 2, transitions: 1});
  expect(problem?.fix).toBe('Remove it, or check its spelling.');
  expect(suggest(problem ? [problem] : [], ['transition'])[0]?.fix).toBe('Did you mean "transition"?');
});

test('a value in a message is as written, cut short', () => {
  expect(show('a')).toBe('"a"');
  expect(show({a: [1]})).toBe('{"a":[1]}');
  expect(show('x'.repeat(99))).toHaveLength(60);
  expect(show(undefined)).toBe('undefined');
});

test('the value at a path that does not exist is undefined', () => {
  expect(valueAt({a: [{b: 0}]}, ['a', 0, 'b'])).toBe(0);
  expect(valueAt({a: null}, ['a', 'b', 'c'])).toBeUndefined();
});
