import {expect, test} from 'vitest';
import type {Locate} from '../../../src/spot/problem/schema-problems.ts';
import {originOf} from '../../../src/spot/variant/value-origin.ts';
import {draftVariants, VariantsFile} from '../../../src/spot/variant/variants-file.ts';

/** Where a value is written, as the path in the document. */
const locate: Locate = (path) => ({file: path.join('.')});

const PROPS = {seconds: 6, format: '9:16', copy: {hook: 'Hi'}, shots: {hook: 'ice'}};

/** Where the value of each field of a variant is written. */
function originsIn(document: object, id: string, ...fields: string[]): (string | undefined)[] {
  const file = VariantsFile.parse({template: 't', brand: 'b', props: PROPS, ...document});
  const draft = draftVariants(file, file.rows).find((each) => each.id === id);
  if (!draft) throw new Error(`no variant ${id}`);
  return fields.map((field) => originOf(draft, file, field.split('.'), locate).file);
}

test.each(['rows', 'extra'])(
  'what one of the %s sets is there, also where all variants have a value',
  (list) => {
    const document = {[list]: [{id: 'a'}, {id: 'b', format: '45', 'shots.hook': 'tral', 'copy.hok': 'Hi'}]};
    expect(originsIn(document, 'b', 'format', 'shots.hook', 'copy.hok')).toEqual([
      `${list}.1.format`,
      `${list}.1.shots.hook`,
      `${list}.1.copy.hok`,
    ]);
    expect(originsIn(document, 'b', 'seconds', 'copy.hook')).toEqual(['props.seconds', 'props.copy.hook']);
  },
);

test('a part of what a row sets is in the row, and a row goes before the axis that it names', () => {
  const axes = {hook: [{id: 'ice', 'copy.hook': 'Ice', look: 'day'}]};
  const rows = [{id: 'a', hook: 'ice', 'copy.hook': 'Still ice', shots: {hook: {file: 'a.mp4'}}}];
  expect(originsIn({axes, rows}, 'a', 'copy.hook', 'look', 'shots.hook.file')).toEqual([
    'rows.0.copy.hook',
    'axes.hook.0.look',
    'rows.0.shots',
  ]);
});

test('of two axes that set the same, the value of the second one counts', () => {
  const axes = {one: [{id: 'a', look: 'day'}], two: [{id: 'b', look: 'night'}]};
  expect(originsIn({axes}, 'a-b', 'look')).toEqual(['axes.two.0.look']);
});

test('an axis may have the name of a prop', () => {
  const axes = {look: [{id: 'day', look: 'day'}], format: [{id: 'tall', format: '9:16'}]};
  const all = originsIn({axes}, 'day-tall', 'look', 'format');
  const chosen = originsIn({axes, rows: [{id: 'a', look: 'day', format: 'tall'}]}, 'a', 'look', 'format');
  expect([all, chosen]).toEqual(Array(2).fill(['axes.look.0.look', 'axes.format.0.format']));
});

test('what is written nowhere is missing in the row', () => {
  expect(originsIn({rows: [{id: 'a'}]}, 'a', 'copy.cta')).toEqual(['rows.0']);
});
