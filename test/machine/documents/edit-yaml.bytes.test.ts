import {expect, test} from 'vitest';
import {appendItem, setIn} from '../../../src/machine/documents/edit-yaml.ts';

test.each([
  [
    'an empty value with a comment',
    'hook:   # todo\ncta: Go\n',
    ['hook'],
    'Hi',
    'hook: Hi   # todo\ncta: Go\n',
  ],
  ['an empty item with a comment', 'a:\n  - # todo\n  - b\n', ['a', 0], 'x', 'a:\n  - x # todo\n  - b\n'],
  ['an empty value in brackets', 'a: {b:, c: , d}\n', ['a', 'b'], 1, 'a: {b: 1, c: , d}\n'],
  [
    'an empty value as a map',
    'picks:   # none\nb: 1\n',
    ['picks', 'hero', 'take'],
    2,
    'picks:   # none\n  hero: {take: 2}\nb: 1\n',
  ],
  [
    'lines that end with CRLF',
    'a:\r\n  x: 1 # one\r\nb:   2\r\n',
    ['a', 'y'],
    2,
    'a:\r\n  x: 1 # one\r\n  y: 2\r\nb:   2\r\n',
  ],
  ['CRLF, and a new block', 'b:   2\r\n', ['a', 'y'], 2, 'b:   2\r\na:\r\n  y: 2\r\n'],
  ['CRLF, and a block of text', 'a: |\r\n  one\r\n  two\r\nb: 1\r\n', ['a'], 'x', 'a: x\r\nb: 1\r\n'],
  [
    'a row over lines with comments',
    'rows:\n  - {id: a, # one\n     x: 1, # two\n    }\n',
    ['rows', 0, 'y'],
    2,
    'rows:\n  - {id: a, # one\n     x: 1, y: 2, # two\n    }\n',
  ],
  [
    'a row over lines without a last comma',
    'a: {b: 1 # one\n  }\n',
    ['a', 'c'],
    2,
    'a: {b: 1, c: 2 # one\n  }\n',
  ],
  ['brackets with only a comment', 'a: { # none\n  }\n', ['a', 'c'], 2, 'a: {c: 2 # none\n  }\n'],
  ['a mark of the byte order', '\uFEFFa: 1\nb:   2\n', ['a'], 2, '\uFEFFa: 2\nb:   2\n'],
  ['a mark of the byte order, and a new entry', '\uFEFFa: 1\n', ['b'], 2, '\uFEFFa: 1\nb: 2\n'],
  ['no line break at the end', 'a: 1\nb: {c: 1}', ['b', 'c'], 2, 'a: 1\nb: {c: 2}'],
  ['no line break at the end, and a new entry', 'a:\n  b: 1', ['a', 'c'], 2, 'a:\n  b: 1\n  c: 2\n'],
  [
    'a comment on the line of a text in a block',
    'a: | # why\n  one\nb: 1\n',
    ['a'],
    'x',
    'a: x # why\nb: 1\n',
  ],
  [
    'a comment on the line of a list in a block',
    'a: # why\n  - 1\n  - 2\nb: 1\n',
    ['a'],
    [3],
    'a: [3] # why\nb: 1\n',
  ],
  [
    'comments in a map that gets other entries',
    'a:\n  x: 1 # one\n  # on y\n  y: 2\n',
    ['a'],
    {x: 1, y: 3, z: 4},
    'a:\n  x: 1 # one\n  # on y\n  y: 3\n  z: 4\n',
  ],
  [
    'the first entry after a dash',
    '- id: a\n  x: 1\n'.replace(/^/gm, '  ').replace(/^/, 'rows:\n').trimEnd(),
    ['rows', 0, 'x'],
    2,
    'rows:\n  - id: a\n    x: 2',
  ],
  [
    'an entry beside one after a dash',
    'rows:\n  - id: a\n  - id: b\n',
    ['rows', 0, 'x'],
    2,
    'rows:\n  - id: a\n    x: 2\n  - id: b\n',
  ],
  ['a document of comments', '# ours\n', ['a', 'b'], 1, '# ours\na:\n  b: 1\n'],
  ['a document in brackets', '{a: 1} # all\n', ['b'], 2, '{a: 1, b: 2} # all\n'],
  ['an end of three dots', 'a: 1\n...\n', ['b'], 2, 'a: 1\nb: 2\n...\n'],
  ['a head of three dashes', '---\na: 1\n', ['b'], 2, '---\na: 1\nb: 2\n'],
])('%s: only the value changes', (_, before, path, value, after) => {
  expect(setIn(before, path, value)).toBe(after);
});

test.each([
  [
    'the first entry after a dash',
    'r:\n  - id: a # one\n    # on x\n    x: 1\n',
    ['r', 0, 'id'],
    'r:\n  - # on x\n    x: 1\n',
  ],
  [
    'an entry between comments in brackets',
    'a: {b: 1, # one\n  c: 2, # two\n  d: 3}\n',
    ['a', 'c'],
    'a: {b: 1, # one\n   # two\n  d: 3}\n',
  ],
  [
    'the last entry in brackets, after a comment',
    'a: {b: 1, # one\n  c: 2 # two\n}\n',
    ['a', 'c'],
    'a: {b: 1, # one\n   # two\n}\n',
  ],
  ['the only entry in brackets', 'a: {b: 1, }\n', ['a', 'b'], 'a: { }\n'],
  [
    'the last entry of a block with comments',
    'a: # why\r\n  b: 1 # one\r\n  # more\r\nc: 1\r\n',
    ['a', 'b'],
    'a: {} # why\r\n  # more\r\nc: 1\r\n',
  ],
  ['the only item of a list', 'a:\n  - 1\nb: 2\n', ['a', 0], 'a: []\nb: 2\n'],
])('%s is removed, and every other byte stays', (_, before, path, after) => {
  expect(setIn(before, path, undefined)).toBe(after);
});

test.each([
  ['an empty list in brackets', 'beats: [] # none\nb:   1\n', 'beats: [{slot: a}] # none\nb:   1\n'],
  [
    'a list over lines',
    'beats: [{slot: x}, # one\n  {slot: y} # two\n]\n',
    'beats: [{slot: x}, # one\n  {slot: y}, {slot: a} # two\n]\n',
  ],
  ['a list without items', 'beats:   # none\nb:   1\n', 'beats:   # none\n  - slot: a\nb:   1\n'],
  [
    'lines that end with CRLF',
    'beats:\r\n- slot: x\r\nb:   1\r\n',
    'beats:\r\n- slot: x\r\n- slot: a\r\nb:   1\r\n',
  ],
  ['CRLF and no list', 'b:   1\r\n', 'b:   1\r\n\r\nbeats:\r\n  - slot: a\r\n'],
  ['no line break at the end', 'beats:\n  - slot: x', 'beats:\n  - slot: x\n  - slot: a\n'],
  ['a document in brackets', '{b: 1}\n', '{b: 1, beats: [{slot: a}]}\n'],
  ['a mark of the byte order', '\uFEFFbeats:\n- slot: x\n', '\uFEFFbeats:\n- slot: x\n- slot: a\n'],
])('%s: an item is added, and every other byte stays', (_, before, after) => {
  expect(appendItem(before, 'beats', {slot: 'a'})).toBe(after);
});

test.each([
  ['an alias shows the value elsewhere', 'a: &x 1\nb: *x\n', ['a'], 'a', 'Set a to 2'],
  ['an alias leads to the value', 'a: &x {c: 1}\nb: *x\n', ['b', 'c'], 'b.c', 'Set b.c to 2'],
  ['comments stand in the list that goes', 'a:\n  - 1 # one\n  - 2\n', ['a'], 'a', 'Set a to 2'],
  ['a text is where a map would have to be', 'a: text\n', ['a', 'b'], 'a.b', 'Set a.b to 2'],
  ['a tag says what the value is', 'a: !!str 1\nb: 2\n', ['a'], 'a', 'Set a to 2'],
])('where %s, the change is refused, and the refusal says what to write', (_, text, path, field, fix) => {
  expect(() => setIn(text, path, 2)).toThrowError(
    expect.objectContaining({
      code: 'edit-by-hand',
      problems: [
        expect.objectContaining({where: expect.objectContaining({field}), fix: expect.stringContaining(fix)}),
      ],
    }),
  );
});
