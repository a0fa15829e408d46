import {expect, test} from 'vitest';
import {z} from 'zod';
import {joinProblems} from '../../../src/spot/problem/join-problems.ts';
import {checkVariants} from '../../../src/spot/variant/check-variants.ts';
import type {Known} from '../../../src/spot/variant/parse-props.ts';
import {type AnyTemplate, defineTemplate, type SlotSpec} from '../../../src/spot/variant/template.ts';
import {draftVariants, VariantsFile} from '../../../src/spot/variant/variants-file.ts';

const template = defineTemplate({
  id: 't',
  title: 'T',
  copy: z.strictObject({hook: z.string().max(10)}),
  slots: {hook: {seconds: 3}},
});
const known: Known = {
  template,
  templates: ['t'],
  brands: ['b'],
  shots: ['ice'],
  offers: {looks: ['day'], beds: ['slow'], typography: []},
};
const check = (more: object, rows?: Record<string, unknown>[], drawn: AnyTemplate = template) => {
  const file = VariantsFile.parse({template: 't', brand: 'b', ...more});
  const {variants, found, shared} = checkVariants(
    file,
    'spot',
    draftVariants(file, rows, (index) => ({file: 'rows.csv', line: index + 2})),
    () => ({...known, template: drawn}),
    () => ({file: 'variants.yaml', line: 1}),
  );
  return {variants, problems: [...joinProblems(found), ...shared]};
};
const codes = (result: ReturnType<typeof check>) => result.problems.map(({code}) => code);

test('valid variants have props, id and name', () => {
  const {variants, problems} = check({
    props: {copy: {hook: 'Hi'}, shots: {hook: 'ice'}},
    name: '{brand}_{spot}_{format}_{seconds}s_v{n}',
  });
  expect(problems).toEqual([]);
  expect(variants).toMatchObject([
    {id: 'main', name: 'b_spot_9x16_15s_v1', props: {shots: {hook: {shot: 'ice'}}, seconds: 15}},
  ]);
});

test('all problems of all variants are reported at once', () => {
  const result = check({
    props: {copy: {hook: 'Hi'}},
    axes: {
      hook: [
        {id: 'a', 'copy.hook': 'far too long for it'},
        {id: 'b', 'shots.hok': 'ice'},
        {id: 'c', 'shots.hook': 'icee'},
        {id: 'd', look: 'nigth'},
        {id: 'e', fps: 29},
        {id: 'f', sceonds: 3},
      ],
    },
  });
  expect(codes(result)).toEqual([
    'variant-copy',
    'variant-reference',
    'variant-reference',
    'variant-props',
    'variant-props',
    'slot-unknown',
  ]);
  expect(result.problems[1]).toMatchObject({got: 'icee', fix: 'Did you mean "ice"?'});
  expect(result.problems[4]).toMatchObject({fix: 'Did you mean "seconds"?'});
});

test('if slots depend on props, variants may share shots for slots that only some of them have', () => {
  const steps = defineTemplate({
    id: 't',
    title: 'T',
    copy: z.strictObject({steps: z.number()}),
    slots: ({copy}) =>
      Object.fromEntries([1, 2, 3].slice(0, copy.steps).map((step) => [`step-${step}`, {seconds: 1}])),
  });
  const result = check(
    {
      props: {shots: {'step-1': 'ice', 'step-2': 'ice', 'step-3': 'ice'}},
      axes: {
        steps: [
          {id: 'one', 'copy.steps': 1},
          {id: 'two', 'copy.steps': 2},
        ],
      },
    },
    undefined,
    steps,
  );
  expect(result.problems.map(({code, got}) => [code, got])).toEqual([['slot-unknown', 'step-3']]);
});

test('the problem of two variants with one id has both places', () => {
  const rows = [
    {id: 'a', 'copy.hook': 'x'},
    {id: 'a', 'copy.hook': 'y'},
  ];
  expect(check({rows}, rows).problems).toMatchObject([
    {code: 'variant-duplicate-id', got: '"a" again: another is in line 2'},
  ]);
});

test('rows with the same props are named with their lines, once for each row that they repeat', () => {
  const rows = ['a', 'b', 'c', 'd', 'e'].map((id) => ({
    id,
    'copy.hook': id === 'b' || id === 'e' ? 'y' : 'x',
  }));
  const {problems} = check({}, rows);
  expect(problems).toMatchObject([
    {
      code: 'variant-duplicate',
      what: 'has the same props as another variant, in variant "c" and 1 more (lines 4 to 5)',
      where: {file: 'rows.csv', line: 4},
      got: 'the props of "a"',
    },
    {where: {file: 'rows.csv', line: 6}, got: 'the props of "b"'},
  ]);
});

test('two variants with the same props are refused, and so are two with one name', () => {
  const twins = check({props: {copy: {hook: 'x'}}, axes: {hook: [{id: 'a'}, {id: 'b'}]}});
  expect(codes(twins)).toEqual(['variant-duplicate']);
  const names = check({
    props: {copy: {hook: 'x'}},
    name: '{brand}',
    axes: {hook: [{id: 'a'}, {id: 'b', 'copy.hook': 'y'}]},
  });
  expect(codes(names)).toEqual(['variant-duplicate-name']);
});

test('a row without an id is refused', () => {
  const rows = [{'copy.hook': 'x'}, {id: 'Not An Id', 'copy.hook': 'y'}];
  expect(codes(check({rows}, rows))).toEqual(['variant-id', 'variant-id']);
});

test('texts of a CSV are read as numbers where numbers are expected', () => {
  const rows = [{id: 'a', 'copy.hook': 'x', seconds: '6', fps: '25'}];
  expect(check({rows}, rows).variants[0]?.props).toMatchObject({seconds: 6, fps: 25});
});

test('a problem in shared props is reported once', () => {
  const {problems} = check({
    props: {copy: {hook: 'Hi'}, look: 'nigth'},
    axes: {hook: [{id: 'a'}, {id: 'b', 'copy.hook': 'Ho'}, {id: 'c', 'copy.hook': 'He'}]},
  });
  expect(problems.map(({what}) => what)).toEqual(['there is no look "nigth", in variant "a" and 2 more']);
});

test('the name of an extra row ends in its id, so that it differs from the variant it was made from', () => {
  const {variants, problems} = check({
    name: '{hook}_{seconds}s',
    props: {copy: {hook: 'Hi'}, look: 'day'},
    axes: {hook: [{id: 'a'}]},
    extra: [{id: 'a-2', hook: 'a', 'look.exposure': 1}],
  });
  expect(problems).toEqual([]);
  expect(variants.map(({name}) => name)).toEqual(['a_15s', 'a_15s_a-2']);
});

const rowsOf = (count: number, row: Record<string, unknown>) =>
  Array.from({length: count}, (_, index) => ({id: `r${index}`, 'copy.hook': `Hi ${index}`, ...row}));

test('a wrong column is one problem with its lines, however many rows have it', () => {
  const {problems} = check({csv: 'rows.csv'}, rowsOf(37, {'copy.hok': 'Hello'}));
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatchObject({
    what: 'is not a known field here, in variant "r0" and 36 more (lines 2 to 38)',
    where: {file: 'rows.csv', line: 2, field: 'copy.hok'},
    fix: 'Did you mean "hook"?',
  });
});

test.each([
  ['format', '09:16', '"9:16": a spreadsheet made a time of it'],
  ['format', '16:09:00', '"16:9": a spreadsheet made a time of it'],
  ['format', '1:01', '"1:1": a spreadsheet made a time of it'],
  ['seconds', '4,7', 'with a point: 4.7'],
  ['fps', '25,0', 'with a point: 25.0'],
  ['seconds', '6,5s', 'only the number: 6.5'],
  ['fps', '30 fps', 'only the number: 30'],
  ['seconds', 'soon', 'Correct it'],
  ['seconds', '6-7', 'Correct it'],
])('what a spreadsheet made of a %s is explained: %s', (field, value, hint) => {
  const {problems} = check({csv: 'rows.csv'}, rowsOf(1, {[field]: value}));
  expect(problems).toMatchObject([{where: {field}, fix: expect.stringContaining(hint)}]);
});

test('two rows with one id are named by their lines', () => {
  const {problems} = check({csv: 'rows.csv'}, [...rowsOf(2, {}), ...rowsOf(1, {'copy.hook': 'Ho'})]);
  expect(problems).toMatchObject([{where: {line: 4}, got: '"r0" again: another is in line 2'}]);
});

test.each([
  ['shots.hook', 'büro', 'there is no shot "büro"', 'ice'],
  ['look', 'Quelle', 'there is no look "Quelle"', 'day'],
  ['music', 'Slow Morning', 'there is no music "Slow Morning"', 'slow'],
])('a name that is no id is unknown, as any other: %s: %s', (field, value, what, names) => {
  const {problems} = check({props: {copy: {hook: 'Hi'}}}, [{id: 'a', [field]: value}]);
  expect(problems).toMatchObject([{what: expect.stringContaining(what), expected: names, got: value}]);
});

test('a slot whose name is no id is named, with an id', () => {
  const drawn = defineTemplate({
    id: 't',
    title: 'T',
    copy: z.strictObject({hook: z.string()}),
    slots: {splitAfter: {seconds: 3}},
  });
  const {problems} = check({props: {copy: {hook: 'Hi'}}}, undefined, drawn);
  expect(problems).toMatchObject([{got: 'splitAfter', expected: expect.stringContaining('"split-after"')}]);
});

test('a shot in a slot that the template has only at another length is explained by the length', () => {
  const drawn = defineTemplate({
    id: 't',
    title: 'T',
    copy: z.strictObject({hook: z.string()}),
    slots: ({seconds}): Record<string, SlotSpec> => ({
      hook: {seconds: 3},
      ...(seconds < 10 ? {} : {product: {seconds: 3}}),
    }),
  });
  const props = {copy: {hook: 'Hi'}, shots: {product: 'ice'}, seconds: 6};
  const {problems} = check({props}, undefined, drawn);
  expect(problems).toMatchObject([{got: 'product, which is there at 10 s, and not at 6 s'}]);
});

test('what follows a comma without quotes is explained', () => {
  const {problems} = check({props: {copy: {hook: 'Hi'}}}, [
    {id: 'a', 'copy.hook': 'Noon', 'thirty degrees': null},
  ]);
  expect(problems).toMatchObject([
    {got: 'thirty degrees', fix: expect.stringContaining('a comma ends a value')},
  ]);
});
