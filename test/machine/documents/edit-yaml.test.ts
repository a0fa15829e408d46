import fc from 'fast-check';
import {expect, test} from 'vitest';
import {parse} from 'yaml';
import {setIn} from '../../../src/machine/documents/edit-yaml.ts';

const EDIT = `# Hard cuts: the cards do the moving.
picks:
  stare: {in: 1.2}   # the blink
  pass: {in: 0.8, focus: [0.5, 0.52]}
  lit:
    take: 1 # for now
    in: 0.5

transitions:
  offer: {kind: dissolve, seconds: 0.5}
`;

test.each([
  ['into a short item', ['picks', 'stare', 'take'], 2, 'stare: {in: 1.2}', 'stare: {in: 1.2, take: 2}'],
  ['over a number', ['picks', 'lit', 'take'], 3, 'take: 1 #', 'take: 3 #'],
  ['into a block', ['picks', 'lit', 'speed'], 2, 'in: 0.5\n', 'in: 0.5\n    speed: 2\n'],
  ['beside others', ['picks', 'hero', 'take'], 2, 'in: 0.5\n', 'in: 0.5\n  hero: {take: 2}\n'],
  ['by format', ['picks', 'stare', 'takes', '9:16'], 2, '{in: 1.2}', "{in: 1.2, takes: {'9:16': 2}}"],
  ['as nothing, out of a short item', ['picks', 'pass', 'focus'], undefined, ', focus: [0.5, 0.52]', ''],
  ['as nothing, out of a block', ['picks', 'lit', 'take'], undefined, '    take: 1 # for now\n', ''],
  ['as nothing, in whole', ['picks', 'stare'], undefined, '  stare: {in: 1.2}   # the blink\n', ''],
])('a value goes %s, and every other byte stays', (_, path, value, before, after) => {
  expect(EDIT).toContain(before);
  expect(setIn(EDIT, path, value)).toBe(EDIT.replace(before, after));
});

test('a value is set in an empty document', () => {
  expect(setIn('', ['picks', 'hero', 'take'], 2)).toBe('picks:\n  hero: {take: 2}\n');
  expect(setIn('# Ours.\ntransitions: {}\n', ['picks', 'hero', 'take'], 2)).toBe(
    '# Ours.\ntransitions: {}\npicks:\n  hero: {take: 2}\n',
  );
});

test('any value that is set is read back, and removing it restores the text', () => {
  const id = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/);
  fc.assert(
    fc.property(
      id,
      fc.constantFrom('take', 'in', 'new'),
      fc.oneof(fc.integer(), fc.string()),
      (shot, field, value) => {
        const set = setIn(EDIT, ['picks', shot, field], value);
        expect(parse(set).picks[shot][field]).toEqual(value);
        expect(set).toContain('# Hard cuts');
        if (!(shot in parse(EDIT).picks)) expect(setIn(set, ['picks', shot], undefined)).toBe(EDIT);
      },
    ),
  );
});

test('a text in a block of lines gives way to one on a line, and the next line stays where it is', () => {
  for (const style of ['|', '>-', '|+']) {
    const text = `copy:\n  hook: ${style}\n    Two,\n    lines\n  # next\n  cta: Go\n`;
    expect(setIn(text, ['copy', 'hook'], 'One')).toBe('copy:\n  hook: One\n  # next\n  cta: Go\n');
  }
});

test('a text with line breaks is written on one line', () => {
  expect(setIn('copy: {hook: One, cta: Go}\n', ['copy', 'hook'], 'a\n"b"')).toBe(
    'copy: {hook: "a\\n\\"b\\"", cta: Go}\n',
  );
});

test('a dot path that is added needs no quotes', () => {
  expect(setIn('rows:\n  - {id: a}\n', ['rows', 0, 'copy.hook'], 'x')).toBe(
    'rows:\n  - {id: a, copy.hook: x}\n',
  );
});

test('the last entry of a block leaves an empty one, and every other byte stays', () => {
  const text = 'a: {x: 1}   # one\ntransitions:\n  end: {kind: dissolve} # slow\n# last\nb: [1]\n';
  expect(setIn(text, ['transitions', 'end'], undefined)).toBe(
    'a: {x: 1}   # one\ntransitions: {}\n# last\nb: [1]\n',
  );
});

test('a value takes the place of a block of lines; where both are maps, only entries that differ change', () => {
  const text = 'transitions:\n  end:\n    kind: dissolve\n    seconds: 1\n  # next\n  offer: {kind: cut}\n';
  expect(setIn(text, ['transitions', 'end'], 'none')).toBe(
    'transitions:\n  end: none\n  # next\n  offer: {kind: cut}\n',
  );
  expect(setIn(text, ['transitions', 'end'], {kind: 'dip'})).toBe(
    'transitions:\n  end:\n    kind: dip\n  # next\n  offer: {kind: cut}\n',
  );
});
