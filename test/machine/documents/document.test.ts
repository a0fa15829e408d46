import {expect, test} from 'vitest';
import {z} from 'zod';
import {parseYaml} from '../../../src/machine/documents/document.ts';
import type {TenspotError} from '../../../src/spot/problem/errors.ts';

const Schema = z.strictObject({
  name: z.string(),
  shots: z.array(
    z.strictObject({
      id: z.string(),
      seconds: z.number().max(60),
      kind: z.enum(['scene', 'texture']).optional(),
    }),
  ),
});

function problemsOf(text: string) {
  try {
    parseYaml(text, 'shots.yaml', Schema);
  } catch (error) {
    return (error as TenspotError).problems;
  }
  throw new Error('it was accepted');
}

test('a valid document gives its value, and every field can be located', () => {
  const {value, locate} = parseYaml('name: a\nshots:\n  - id: ice\n    seconds: 3\n', 'shots.yaml', Schema);
  expect(value.shots[0]).toEqual({id: 'ice', seconds: 3});
  expect(locate(['shots', 0, 'seconds'])).toEqual({file: 'shots.yaml', line: 4, column: 5});
});

test('the problem of a wrong value has file, line, column, field, what was expected and what was found', () => {
  expect(problemsOf('name: a\nshots:\n  - id: ice\n    seconds: long\n')).toEqual([
    {
      code: 'document-invalid',
      what: 'is not valid',
      where: {file: 'shots.yaml', line: 4, column: 5, field: 'shots.0.seconds'},
      expected: 'a number',
      got: '"long"',
      fix: 'Correct it.',
      reason: 'invalid',
    },
  ]);
});

test('all problems are reported at once', () => {
  const problems = problemsOf('shots:\n  - {id: 3, seconds: 90, kind: scenery}\n');
  expect(problems.map(({where, expected}) => [where?.field, expected])).toEqual([
    ['name', 'a string'],
    ['shots.0.id', 'a string'],
    ['shots.0.seconds', 'at most 60'],
    ['shots.0.kind', '"scene" or "texture"'],
  ]);
});

test('the problem of a misspelt field suggests the right one', () => {
  expect(problemsOf('name: a\nshots:\n  - {id: ice, secnods: 3, seconds: 3}\n')).toMatchObject([
    {
      where: {line: 3, field: 'shots.0.secnods'},
      expected: 'id, seconds, kind',
      fix: 'Did you mean "seconds"?',
    },
  ]);
});

test('the problem of an unknown field lists the known ones', () => {
  expect(problemsOf('name: a\nmusic: loud\nshots: []\n')).toMatchObject([
    {expected: 'name, shots', got: 'music', fix: 'Remove it, or check its spelling.'},
  ]);
});

test('the problem of a number where text is expected suggests quotes', () => {
  expect(problemsOf('name: 39\nshots: []\n')).toMatchObject([{got: '39', fix: "Put it in quotes: '39'."}]);
});

test.each([
  ['name: a\nname: b\nshots: []\n', 2, 'each key once in its block', '"name" again'],
  ['name: a\nshots:\n\t- id: ice\n', 3, 'lines indented with spaces', 'a tab'],
])('%j is told with its line and what YAML wants there', (text, line, expected, got) => {
  expect(problemsOf(text)).toMatchObject([{code: 'document-syntax', where: {line}, expected, got}]);
});

test('the problem of a YAML syntax error has its place', () => {
  expect(problemsOf('name: "a\nshots: []\n')).toMatchObject([
    {code: 'document-syntax', where: {file: 'shots.yaml'}},
  ]);
  expect(problemsOf('name: a\nname: b\nshots: []\n')).toMatchObject([
    {code: 'document-syntax', where: {line: 2}},
  ]);
});

test('values that end where a comment begins are listed with their paths', () => {
  const text =
    "name: Rated #1 by hikers\nshots:\n  - {id: 'quoted #1', seconds: 3} # a note\n  - id: ice # 2nd\n    seconds: 3\n";
  const {cuts} = parseYaml(text, 'shots.yaml', Schema);
  expect(cuts).toEqual([
    {path: ['name'], value: 'Rated', comment: '#1 by hikers'},
    {path: ['shots', 1, 'id'], value: 'ice', comment: '# 2nd'},
  ]);
});

test('a colour without quotes is said to be a comment', () => {
  expect(problemsOf('name: #E07A2C\nshots: []\n')).toMatchObject([
    {where: {field: 'name'}, got: 'nothing, and the comment #E07A2C', fix: "Put it in quotes: '#E07A2C'."},
  ]);
});

test('a name that is no valid key is named, with what is valid', () => {
  const schema = z.record(z.string().regex(/^[a-z]+$/, {error: 'expected an id'}), z.number());
  const read = () => parseYaml('Quelle: 1\n', 'a.yaml', schema);
  expect(read).toThrow(
    expect.objectContaining({problems: [expect.objectContaining({expected: 'an id', got: '"Quelle"'})]}),
  );
});

test('merge keys are followed', () => {
  const schema = z.object({b: z.object({x: z.number(), y: z.number()})});
  const {value} = parseYaml('a: &a {x: 1, y: 1}\nb:\n  <<: *a\n  y: 2\n', 'a.yaml', schema);
  expect(value.b).toEqual({x: 1, y: 2});
});

test.each([
  ['alone on its line', 'name: a\nshots:\n  - {id: ice, seconds: 3, kind: #FFF}\n', 3, '#FFF'],
  ['before other values', 'name: {ink: #112233, paper: #ffffff}\nshots: []\n', 1, '#112233'],
  ['in a list', 'name: [a, #1 by hikers]\nshots: []\n', 1, '#1'],
])(
  'a value within brackets that begins with # is one problem, which says to quote it: %s',
  (_, text, line, value) => {
    expect(problemsOf(text)).toMatchObject([
      {
        code: 'document-syntax',
        where: {file: 'shots.yaml', line},
        got: `the comment ${value}`,
        fix: `Put it in quotes: '${value}'.`,
      },
    ]);
  },
);

test('a comment beside brackets is not taken for the cause of another error', () => {
  const [problem] = problemsOf('name: a # [x] note\nshots: {id: ice\n');
  expect(problem?.got).not.toContain('the comment');
});

test.each([
  ['1.5s', 'Write only the number: 1.5.'],
  ["'1,5 Sek'", 'Write only the number: 1.5.'],
  ["'00:15'", 'Write a number: this is a time'],
])('a number that is written with its unit, or as a time, says how to write it: %s', (seconds, fix) => {
  expect(problemsOf(`name: a\nshots:\n  - {id: ice, seconds: ${seconds}}\n`)).toMatchObject([
    {fix: expect.stringContaining(fix)},
  ]);
});
