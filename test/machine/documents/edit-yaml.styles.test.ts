import fc from 'fast-check';
import {expect, test} from 'vitest';
import {parse} from 'yaml';
import {appendItem, setIn} from '../../../src/machine/documents/edit-yaml.ts';

// Any change of any document: what else is in it keeps its bytes.

type Piece = {text: string; data: unknown};
type Doc = {
  pieces: [key: string, Piece, comment: string][];
  style: 'block' | 'flow' | 'lines';
  lines: string;
  bom: boolean;
  open: boolean;
};

const scalar = fc.oneof(
  fc.integer().map((data): Piece => ({text: String(data), data})),
  fc.constantFrom<Piece>(
    {text: '', data: null},
    {text: 'plain words', data: 'plain words'},
    {text: "'it''s: # no comment'", data: "it's: # no comment"},
    {text: '"a\\nb"', data: 'a\nb'},
    {text: '[1,  two]', data: [1, 'two']},
    {text: '{x:   1}', data: {x: 1}},
  ),
);
const key = fc
  .stringMatching(/^[a-z][a-z0-9-]{0,4}$/)
  .filter((name) => !['null', 'true', 'false'].includes(name));
const comment = fc.constantFrom('', ' # why', '   # a: b, {c}');
const doc = fc.record<Doc>({
  pieces: fc.uniqueArray(fc.tuple(key, scalar, comment), {
    selector: ([name]) => name,
    minLength: 1,
    maxLength: 5,
  }),
  style: fc.constantFrom('block', 'flow', 'lines'),
  lines: fc.constantFrom('\n', '\r\n'),
  bom: fc.boolean(),
  open: fc.boolean(),
});

/** The document as texts: the odd ones are values. */
function write({pieces, style, lines, bom, open}: Doc): string[] {
  const head = `${bom ? '\uFEFF' : ''}# Ours.${lines}before:   1 # kept${lines}`;
  const tail = `${lines}# last${lines}after: [ 1,2 ]${open ? '' : lines}`;
  const parts = [style === 'block' ? `${head}map:${lines}` : `${head}map: {`];
  for (const [at, [name, {text}, note]] of pieces.entries()) {
    const isLast = at === pieces.length - 1;
    const end = {
      block: note + (isLast ? '' : lines),
      flow: isLast ? '' : ', ',
      lines: `${isLast ? '' : ','}${note}${lines}  `,
    }[style];
    parts[parts.length - 1] += `${style === 'block' ? '  ' : ''}${name}: `;
    parts.push(text, end);
  }
  parts[parts.length - 1] += style === 'block' ? tail : `}${tail}`;
  return parts;
}

test('whatever the style of a document, a value that is set changes only its own bytes', () => {
  fc.assert(
    fc.property(
      doc,
      fc.nat(),
      fc.oneof(fc.integer(), fc.string(), fc.constant({x: 2, y: 'z'})),
      (given, pick, value) => {
        const parts = write(given);
        const at = pick % given.pieces.length;
        const [name, old] = given.pieces[at] ?? ['', {text: '', data: null}];
        const before = parts.join('');
        const after = setIn(before, ['map', name], value);
        expect(parse(after)).toEqual({...parse(before), map: {...parse(before).map, [name]: value}});
        const [start, end] = [parts.slice(0, at * 2 + 1).join(''), parts.slice(at * 2 + 2).join('')];
        const isExact =
          old.text === '' ? insertionIn(before, after) : after.startsWith(start) && after.endsWith(end);
        expect(isExact).toBe(true);
      },
    ),
  );
});

test('whatever the style of a document, what is added is one insertion, and removing it restores the text', () => {
  fc.assert(
    fc.property(doc, key, fc.oneof(fc.integer(), fc.string(), fc.constant(['a'])), (given, name, value) => {
      fc.pre(!given.pieces.some(([own]) => own === name));
      const before = write(given).join('');
      for (const path of [
        ['map', name],
        ['fresh', name],
      ]) {
        const after = setIn(before, path, value);
        expect(insertionIn(before, after)).toBe(true);
        expect(parse(after)[path[0] ?? '']).toMatchObject({[name]: value});
        if (path[0] === 'map') expect(setIn(after, path, undefined)).toBe(before);
      }
      const appended = appendItem(before, 'after', {slot: name});
      expect(insertionIn(before, appended)).toBe(true);
      expect(parse(appended).after).toEqual([1, 2, {slot: name}]);
    }),
  );
});

test('whatever the style of a document, what is removed leaves the other values and their comments', () => {
  fc.assert(
    fc.property(doc, fc.nat(), (given, pick) => {
      const at = pick % given.pieces.length;
      const name = given.pieces[at]?.[0] ?? '';
      const before = write(given).join('');
      const after = setIn(before, ['map', name], undefined);
      const {[name]: _, ...others} = parse(before).map;
      expect(parse(after)).toEqual({...parse(before), map: others});
      expect(after.startsWith(before.slice(0, before.indexOf('map:')))).toBe(true);
      expect(after.split('#').length).toBeGreaterThanOrEqual(
        before.split('#').length - 1 - (given.pieces[at]?.[1].text.includes('#') ? 1 : 0),
      );
    }),
  );
});

/** Whether one text is the other with one insertion. */
function insertionIn(before: string, after: string): boolean {
  let same = 0;
  while (same < before.length && before[same] === after[same]) same += 1;
  return after.length > before.length && after.endsWith(before.slice(same));
}
