import fc from 'fast-check';
import {expect, test} from 'vitest';
import {draftVariants, setPath, VariantsFile} from '../../../src/spot/variant/variants-file.ts';

const file = (more: object) =>
  VariantsFile.parse({template: 't', brand: 'b', props: {copy: {hook: '', cta: ''}}, ...more});
const hooks = [
  {id: 'ice', 'copy.hook': 'Still ice.'},
  {id: 'trail', 'copy.hook': 'Up at five.'},
];
const ctas = [{id: 'shop', 'copy.cta': 'Shop'}];

test('axes are combined, and ids are made of the ids of their values', () => {
  const drafts = draftVariants(file({axes: {hook: hooks, cta: ctas}}), undefined);
  expect(drafts.map(({id}) => id)).toEqual(['ice-shop', 'trail-shop']);
  expect(drafts[1]?.props).toMatchObject({copy: {hook: 'Up at five.', cta: 'Shop'}});
  expect(drafts[1]?.choices).toEqual({hook: 'trail', cta: 'shop'});
});

test('ids stay the same when values are added anywhere', () => {
  const ids = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,6}$/), {minLength: 1, maxLength: 6});
  fc.assert(
    fc.property(ids, ids, fc.nat(), (before, added, at) => {
      const values = before.map((id) => ({id}));
      const more = [...values];
      for (const id of added.filter((id) => !before.includes(id)))
        more.splice(at % (more.length + 1), 0, {id});
      const idsOf = (axis: {id: string}[]) =>
        draftVariants(file({axes: {hook: axis, cta: ctas}}), undefined).map(({id}) => id);
      for (const id of idsOf(values)) expect(idsOf(more)).toContain(id);
    }),
  );
});

test('rows choose combinations and may have more changes', () => {
  const rows = [
    {hook: 'trail', cta: 'shop'},
    {id: 'special', hook: 'ice', 'copy.cta': 'Now'},
  ];
  const drafts = draftVariants(file({axes: {hook: hooks, cta: ctas}, rows}), rows);
  expect(drafts.map(({id}) => id)).toEqual(['trail-shop', 'special']);
  expect(drafts[1]?.props).toMatchObject({copy: {hook: 'Still ice.', cta: 'Now'}});
});

test('a dot path sets deep values and entries of lists, and leaves the original alone', () => {
  const props = {copy: {steps: ['one', 'two']}};
  expect(setPath(props, 'copy.steps.1', 'zwei')).toEqual({copy: {steps: ['one', 'zwei']}});
  expect(setPath(props, 'shots.hook.file', 'a.mp4')).toEqual({...props, shots: {hook: {file: 'a.mp4'}}});
  expect(props).toEqual({copy: {steps: ['one', 'two']}});
});

test('a dot path cannot reach prototypes', () => {
  setPath({}, '__proto__.polluted', 'yes');
  setPath({}, 'constructor.prototype.polluted', 'yes');
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test('rows and a csv together are refused', () => {
  expect(VariantsFile.safeParse({template: 't', brand: 'b', rows: [{id: 'a'}], csv: 'a.csv'}).success).toBe(
    false,
  );
});

test('extra rows come after all others, whatever those are, and change none of them', () => {
  const extra = [{id: 'late', hook: 'ice', 'copy.cta': 'Now'}];
  const rows = [{id: 'only', hook: 'trail'}];
  const axes = {hook: hooks, cta: ctas};
  const ids = (drafts: {id: string}[]) => drafts.map(({id}) => id);
  const crossed = draftVariants(file({axes, extra}), undefined);
  expect(ids(crossed)).toEqual(['ice-shop', 'trail-shop', 'late']);
  expect(crossed[2]).toMatchObject({
    choices: {hook: 'ice'},
    props: {copy: {hook: 'Still ice.', cta: 'Now'}},
    origin: {path: ['extra', 0]},
  });
  expect(ids(draftVariants(file({axes, rows, extra}), rows))).toEqual(['only', 'late']);
});
