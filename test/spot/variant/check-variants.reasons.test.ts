import {expect, test} from 'vitest';
import {z} from 'zod';
import {joinProblems} from '../../../src/spot/problem/join-problems.ts';
import {checkVariants} from '../../../src/spot/variant/check-variants.ts';
import {defineTemplate} from '../../../src/spot/variant/template.ts';
import {draftVariants, VariantsFile} from '../../../src/spot/variant/variants-file.ts';

const template = defineTemplate({
  id: 't',
  title: 'T',
  copy: z.strictObject({hook: z.string().max(10)}),
  slots: {hook: {seconds: 3}},
});

function check(more: object, rows: Record<string, unknown>[]) {
  const file = VariantsFile.parse({template: 't', brand: 'b', props: {copy: {}}, ...more});
  const offers = {looks: [], beds: [], typography: []};
  const {found, shared} = checkVariants(
    file,
    'spot',
    draftVariants(file, rows, (index) => ({file: 'rows.csv', line: index + 2})),
    () => ({template, templates: ['t'], brands: ['b'], shots: ['ice'], offers}),
    () => ({file: 'variants.yaml', line: 1}),
  );
  return [...joinProblems(found), ...shared];
}

test('a program reads what is wrong with a field, the name that was meant, and the variants', () => {
  const rows = [
    {id: 'a', 'copy.hook': 'Hi', 'copy.hok': 'Hi'},
    {id: 'b', 'copy.hook': 'More than ten letters'},
    {id: 'c'},
    {id: 'd', 'copy.hook': 'Hi', 'shots.hook': 'icee'},
    {id: 'e', 'copy.hook': 'Hi', format: '9:17'},
  ];
  const problems = check({}, rows);
  expect(
    problems.map(({variants, reason, suggestion, where}) => [
      variants?.join(),
      where?.field,
      reason,
      suggestion,
    ]),
  ).toEqual([
    ['a', 'copy.hok', 'unknown', 'hook'],
    ['b', 'copy.hook', 'too-long', undefined],
    ['c', 'copy.hook', 'missing', undefined],
    ['d', 'shots.hook', 'unknown', 'ice'],
    ['e', 'format', 'invalid', '9:16'],
  ]);
});

test('a value that the axis does not have is the only problem: it may be what sets the fields that are missing', () => {
  const axes = {hook: [{id: 'wire', 'copy.hook': 'Hi'}]};
  const problems = check({axes}, [{id: 'a', hook: 'wyre'}]);
  expect(problems).toMatchObject([{code: 'variant-axis', got: 'wyre', suggestion: 'wire', variants: ['a']}]);
});
