import fc from 'fast-check';
import {expect, test} from 'vitest';
import {parse} from 'yaml';
import {appendItem} from '../../../src/machine/documents/edit-yaml.ts';

const row = {id: 'new', 'copy.hook': "It's 5 o'clock: #1"};

test.each([
  ['no list yet', '# Ours.\na: {b: 1}   # kept\n', '\nextra:\n  - id: new\n'],
  ['no end of line', 'a: 1', '\n\nextra:\n  - id: new\n'],
  ['a list', "a: 1\nextra:\n    - id: old # why\n      x: 'y'\n", '    - id: new\n      copy.hook: '],
  ['short items', 'extra:\n- {id: old}\n- {id: older} # last\n', '- id: new\n  copy.hook: '],
])('a document with %s keeps all that it has, and ends with the item', (_, text, added) => {
  const next = appendItem(text, 'extra', row);
  expect(next.startsWith(text)).toBe(true);
  expect(next.slice(text.length)).toContain(added);
  expect(parse(next).extra.at(-1)).toEqual(row);
});

test('text after the list stays after it', () => {
  const next = appendItem('extra:\n  - id: old\n\n# The name.\nname: x\n', 'extra', {id: 'new'});
  expect(next).toBe('extra:\n  - id: old\n  - id: new\n\n# The name.\nname: x\n');
});

test('an item is added to a list in flow style too, and comments stay', () => {
  const next = appendItem('# Ours.\nextra: [{id: old}]\nname: x # why\n', 'extra', {id: 'new'});
  expect(parse(next)).toEqual({extra: [{id: 'old'}, {id: 'new'}], name: 'x'});
  expect(next).toContain('# Ours.');
  expect(next).toContain('# why');
});

test('any item is read back as it was added, and other items are unchanged', () => {
  const value = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.array(fc.string(), {maxLength: 3}),
    fc.constant(null),
  );
  const item = fc.dictionary(fc.stringMatching(/^[a-z.]{1,8}$/), value, {minKeys: 1, maxKeys: 4});
  fc.assert(
    fc.property(item, item, item, (first, second, third) => {
      const start = '# Ours.\nprops: {a: 1}\n';
      const one = appendItem(start, 'extra', first);
      const two = appendItem(one, 'extra', second);
      const three = appendItem(two, 'extra', third);
      expect(parse(three).extra).toEqual(parse(JSON.stringify([first, second, third])));
      expect(three.startsWith(start)).toBe(true);
    }),
  );
});
