import fc from 'fast-check';
import {expect, test} from 'vitest';
import {parse} from 'yaml';
import {setBlock} from '../../../src/machine/documents/set-block.ts';

const TEXT = `# The script.
template: plain # as before
axes:
  # the looks
  look:
    - {id: night, look: night}
  hook:
    - {id: a, copy.hook: A}
    - {id: b, copy.hook: B}

# what all share
props:
  seconds: 15
`;

test('a value at the top is replaced in lines of its own, and every other line stays', () => {
  expect(setBlock(TEXT, ['axes'], {cta: [{id: 'go', 'copy.cta': 'Go #1'}]})).toBe(`# The script.
template: plain # as before
axes:
  cta:
    - id: go
      copy.cta: 'Go #1'

# what all share
props:
  seconds: 15
`);
});

test('a value below the top is replaced, and its neighbours and their comments stay', () => {
  const done = setBlock(TEXT, ['axes', 'hook'], [{id: 'c'}]);
  expect(done).toBe(
    TEXT.replace('    - {id: a, copy.hook: A}\n    - {id: b, copy.hook: B}\n', '    - id: c\n'),
  );
});

test('a new entry is added after the others, and an equal one changes nothing', () => {
  expect(setBlock(TEXT, ['axes', 'cta'], [{id: 'go'}])).toContain('copy.hook: B}\n  cta:\n    - id: go\n\n#');
  expect(setBlock(TEXT, ['props', 'seconds'], 15)).toBe(TEXT);
  expect(setBlock('', ['beats'], [{slot: 'a'}])).toBe('beats:\n  - slot: a\n');
  expect(setBlock('# only a comment\n', ['beats'], [1])).toBe('# only a comment\nbeats:\n  - 1\n');
  expect(setBlock('a: 1', ['b', 'c'], 'x')).toBe('a: 1\nb:\n  c: x\n');
});

test('whatever the texts are, the document reads as wanted, and comments elsewhere stay', () => {
  const word = fc.string({minLength: 1, maxLength: 40});
  fc.assert(
    fc.property(
      fc.array(word, {minLength: 1, maxLength: 4}),
      fc.constantFrom('axes', 'new'),
      (texts, key) => {
        const done = setBlock(TEXT, [key], {
          hook: texts.map((text, at) => ({id: `h${at}`, 'copy.hook': text})),
        });
        expect(parse(done)[key].hook.map((each: Record<string, string>) => each['copy.hook'])).toEqual(texts);
        expect(done).toContain('# what all share');
        expect(parse(done).props).toEqual({seconds: 15});
      },
    ),
  );
});
