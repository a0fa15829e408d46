import {type Document, isCollection, isMap, isSeq} from 'yaml';
import {inlineYaml, yamlEntry, yamlItem, yamlKey} from './inline-yaml.ts';
import {
  commaBefore,
  endOfItem,
  endOfNode,
  isBlockText,
  isEmptyNode,
  placesOf,
  rangeOf,
  startOfItem,
  type YamlPath,
  type YamlPlace,
} from './yaml-place.ts';

/** A part of a text, and what takes its place. */
export type Splice = {from: number; to: number; put: string};

/** A text, and the document that was read from it with `keepSourceTokens`. */
type Source = {text: string; document: Document};

/**
 * Ways to give a path of a document another value, or none (undefined), the best one first. They touch only that value. Whether the result
 * reads as it should has to be checked: not each one fits each style of YAML.
 */
export function splicesFor(source: Source, path: YamlPath, value: unknown): Splice[][] {
  const places = placesOf(source.document, path);
  const last = places.at(-1);
  const rest = path.slice(places.length - 1);
  if (!last) return [];
  if (value === undefined) return rest.length === 0 ? removals(source, places) : [];
  const nested = rest.slice(1).reduceRight((within: unknown, key) => ({[key]: within}), value);
  if (rest.length === 0) return replacements(source, last, value);
  const inner = {[String(rest[0])]: nested};
  if (isEmptyNode(last.node))
    return last.parent === undefined
      ? atEnd(source, yamlEntry(rest[0], nested, ''))
      : replacements(source, last, inner);
  return isMap(last.node) ? additions(source, last, String(rest[0]), nested) : [];
}

/** Ways to add an item to a list at the top of a document; a list that is missing is added, too. */
export function appendSplices({text, document}: Source, list: string, item: unknown): Splice[][] {
  const [root, place] = placesOf(document, [list]);
  if (!place) {
    if (isMap(root?.node) && root.node.flow) return additions({text, document}, root, list, [item]);
    return atEnd({text, document}, ['', `${list}:`, ...yamlItem(item, '  ')]);
  }
  const {node, mark} = place;
  if (isEmptyNode(node)) {
    const below = mark === undefined ? [] : [[linesAfter(text, mark, yamlItem(item, '  '))]];
    return [...below, ...replacements({text, document}, place, [item])];
  }
  if (!isSeq(node)) return [];
  if (node.flow) return [[intoBrackets(text, node, inlineYaml(item))]];
  const [start, end] = [startOfItem(node, 0), endOfNode(text, node)];
  return start === undefined || end === undefined
    ? []
    : [[linesAfter(text, end, yamlItem(item, indentAt(text, start)))]];
}

/** The line break of a text: that of its first line. */
const breakOf = (text: string): string => /\r\n?|\n/.exec(text)?.[0] ?? '\n';

const lineEnd = (text: string, from: number): number => {
  const at = text.slice(from).search(/[\r\n]/);
  return at < 0 ? text.length : from + at;
};

const afterLine = (text: string, from: number): number => {
  const end = lineEnd(text, from);
  return end + (text.startsWith('\r\n', end) ? 2 : end < text.length ? 1 : 0);
};

/** What is before an offset on its line. A mark of the byte order is not. */
const lineBefore = (text: string, at: number): string => /[^\r\n\uFEFF]*$/.exec(text.slice(0, at))?.[0] ?? '';

/** The indentation of what stands at an offset: a dash before it counts as a space. */
const indentAt = (text: string, at: number): string => ' '.repeat(lineBefore(text, at).length);

/** Puts lines under the one with an offset. */
function linesAfter(text: string, at: number, lines: readonly string[]): Splice {
  const from = afterLine(text, at);
  const end = breakOf(text);
  const isOpen = from === text.length && !/[\r\n]$/.test(text) && text.replace('\uFEFF', '') !== '';
  return {from, to: from, put: `${isOpen ? end : ''}${lines.map((line) => `${line}${end}`).join('')}`};
}

const atEnd = ({text}: Source, lines: readonly string[]): Splice[][] => [
  [linesAfter(text, text.length, lines)],
];

function replacements({text}: Source, {parent, node, mark}: YamlPlace, value: unknown): Splice[][] {
  const put = inlineYaml(value);
  const [start, end] = rangeOf(node) ?? [];
  if (isEmptyNode(node)) {
    const isObject = value !== null && typeof value === 'object' && !Array.isArray(value);
    const key =
      mark === undefined || !isMap(parent) || parent.flow ? undefined : lineBefore(text, mark).search(/\S/);
    const indent = ' '.repeat((key ?? 0) + 2);
    const below = Object.entries(isObject && key !== undefined ? value : {}).map(
      ([name, each]) => `${indent}${yamlKey(name)}: ${inlineYaml(each)}`,
    );
    return [
      ...(below.length > 0 && mark !== undefined ? [[linesAfter(text, mark, below)]] : []),
      ...(mark === undefined ? [] : [[insert(mark + 1, ` ${put}`)]]),
      // After an anchor or a tag.
      ...(start === undefined ? [] : [[insert(start, ` ${put}`)]]),
    ];
  }
  const stop = endOfNode(text, node);
  if (start === undefined || end === undefined || stop === undefined) return [];
  if (isBlockText(node)) {
    const header = start + (/^\S*/.exec(text.slice(start))?.[0].length ?? 0);
    const body = lineEnd(text, start);
    return [[{from: start, to: header, put}, ...(stop > body ? [{from: body, to: stop, put: ''}] : [])]];
  }
  if (!isCollection(node) || node.flow) return [[{from: start, to: end, put}]];
  if (mark === undefined || !isMap(parent)) return [[{from: start, to: stop, put}]];
  const line = lineEnd(text, mark);
  return [[insert(mark + 1, ` ${put}`), ...(stop > line ? [{from: line, to: stop, put: ''}] : [])]];
}

const insert = (at: number, put: string): Splice => ({from: at, to: at, put});

function additions({text}: Source, {parent, node}: YamlPlace, key: string, value: unknown): Splice[][] {
  if (!isMap(node)) return [];
  if (node.flow) return [[intoBrackets(text, node, `${yamlKey(key)}: ${inlineYaml(value)}`)]];
  const [start, end] = [startOfItem(node, 0), endOfNode(text, node)];
  if (start === undefined || end === undefined) return [];
  const indent = indentAt(text, start);
  const lines =
    parent === undefined ? yamlEntry(key, value, indent) : [`${indent}${yamlKey(key)}: ${inlineYaml(value)}`];
  return [[linesAfter(text, end, lines)]];
}

/** Puts an entry after the last one of a map or list in brackets, before the comments after it. */
function intoBrackets(
  text: string,
  node: {items: unknown[]; range?: [number, number, number] | null},
  entry: string,
): Splice {
  const end = endOfItem(text, node, node.items.length - 1);
  return end === undefined ? insert((rangeOf(node)?.[0] ?? 0) + 1, entry) : insert(end, `, ${entry}`);
}

function removals({text}: Source, places: readonly YamlPlace[]): Splice[][] {
  const [own, outer] = [places.at(-1), places.at(-2)];
  const {parent, index} = own ?? {parent: undefined, index: -1};
  if (!isCollection(parent)) return [];
  const [start, end] = [startOfItem(parent, index), endOfItem(text, parent, index)];
  if (start === undefined || end === undefined) return [];
  if (parent.flow) return removalsFromBrackets(text, parent, index, [start, end]);
  const onOwnLine = lineBefore(text, start).trim() === '';
  const lines = {
    from: start - (onOwnLine ? lineBefore(text, start).length : 0),
    to: afterLine(text, end),
    put: '',
  };
  if (parent.items.length > 1 || places.length === 2) {
    // The first entry of an item stands behind its dash: the next one moves up.
    const gap = onOwnLine ? 0 : (/^\s*/.exec(text.slice(lines.to))?.[0].length ?? 0);
    return [[{...lines, to: lines.to + gap}]];
  }
  const empty = isMap(parent) ? '{}' : '[]';
  return outer?.mark !== undefined && onOwnLine
    ? [[insert(outer.mark + 1, ` ${empty}`), lines]]
    : [[{from: start, to: end, put: empty}]];
}

function removalsFromBrackets(
  text: string,
  parent: {items: unknown[]; range?: [number, number, number] | null},
  index: number,
  [start, end]: readonly [number, number],
): Splice[][] {
  const comma = commaBefore(parent, index + 1);
  if (comma !== undefined && index + 1 < parent.items.length) {
    const spaces = /^ *(?!\s*#)/.exec(text.slice(comma + 1))?.[0].length ?? 0;
    const between = text.slice(end, comma);
    return [
      between.trim() === ''
        ? [{from: start, to: comma + 1 + spaces, put: ''}]
        : [
            {from: start, to: end, put: ''},
            {from: comma, to: comma + 1, put: ''},
          ],
    ];
  }
  const before = index > 0 ? endOfItem(text, parent, index - 1) : undefined;
  const alone = {from: start, to: end, put: ''};
  const [, close = 0] = rangeOf(parent) ?? [];
  const trailing = /^\s*,/.exec(text.slice(end, close))?.[0].length ?? 0;
  if (before === undefined) return [[{...alone, to: end + trailing}]];
  return /^\s*,\s*$/.test(text.slice(before, start)) ? [[{...alone, from: before}]] : [[alone]];
}
