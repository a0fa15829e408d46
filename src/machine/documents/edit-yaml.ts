import {
  type Document,
  isCollection,
  isMap,
  isPair,
  isScalar,
  parseDocument,
  stringify,
  type YAMLMap,
} from 'yaml';
import {lastLine} from './append-yaml-item.ts';

type Path = readonly (string | number)[];
type Ranged = {range?: [number, number, number] | null};

/**
 * Sets a value in a YAML document, or removes it if the value is undefined. Every other line keeps its bytes where that is
 * possible; else the document is formatted anew, and comments are kept.
 */
export function setIn(text: string, path: Path, value: unknown): string {
  const wanted = parseDocument(text);
  if (value === undefined && !wanted.hasIn(path)) return text;
  if (value === undefined) wanted.deleteIn(path);
  else wanted.setIn(path, wanted.createNode(value));
  const spliced = value === undefined ? removed(text, path) : put(text, path, value);
  return spliced !== undefined && reads(spliced) === asJson(wanted.toJS())
    ? spliced
    : wanted.toString({lineWidth: 0});
}

const asJson = (value: unknown): string => JSON.stringify(value ?? {});

function reads(text: string): string | undefined {
  const document = parseDocument(text);
  return document.errors.length > 0 ? undefined : asJson(document.toJS());
}

function put(text: string, path: Path, value: unknown): string | undefined {
  const document = parseDocument(text);
  const known = document.getIn(path, true);
  if (known !== undefined) {
    const [start, end] = rangeOf(known);
    if (isCollection(known) && !known.flow) return overBlock(text, document, path, value);
    // A block of lines (`|`, `>`) ends with its line break, which belongs to what comes after it.
    const isBlock = isScalar(known) && (known.type === 'BLOCK_LITERAL' || known.type === 'BLOCK_FOLDED');
    const stop = isBlock ? start + text.slice(start, end).trimEnd().length : end;
    return splice(text, start, stop, inline(value));
  }
  const depth = path.findLastIndex((_, at) =>
    isMap(at === 0 ? document.contents : document.getIn(path.slice(0, at), true)),
  );
  const [key, ...rest] = path.slice(Math.max(depth, 0));
  const inner = rest.reduceRight((within: unknown, name) => ({[name]: within}), value);
  const parent = depth <= 0 ? document.contents : document.getIn(path.slice(0, depth), true);
  const begun = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  if (!isMap(parent)) return parent === null ? `${begun}${block(key, inner, '')}` : undefined;
  return parent.flow ? intoFlow(text, parent, key, inner) : intoBlock(begun, parent, key, inner, depth <= 0);
}

/** Puts a value on the line of its key, in place of a block of lines below it. */
function overBlock(text: string, document: Document, path: Path, value: unknown): string | undefined {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (!isMap(parent) || parent.flow) return undefined;
  const pair = parent.items.find(({key}) => isScalar(key) && String(key.value) === String(path.at(-1)));
  const block = pair?.value;
  if (!isCollection(block)) return undefined;
  const colon = text.indexOf(':', rangeOf(pair?.key)[1]);
  const last = block.items.at(-1);
  const end = lastLine(text, isPair(last) ? (isEmpty(last.value) ? last.key : last.value) : last);
  return colon < 0 || end === undefined ? undefined : splice(text, colon + 1, end, ` ${inline(value)}\n`);
}

function intoFlow(text: string, map: YAMLMap, key: unknown, value: unknown): string {
  const [start, end] = rangeOf(map);
  const inside = text.slice(start + 1, end - 1).trimEnd();
  const comma = inside === '' || inside.endsWith(',') ? '' : ', ';
  const at = start + 1 + inside.length;
  return splice(text, at, at, `${comma}${keyText(key)}: ${inline(value)}`);
}

function intoBlock(
  text: string,
  map: YAMLMap,
  key: unknown,
  value: unknown,
  top: boolean,
): string | undefined {
  const [first, last] = [map.items[0], map.items.at(-1)];
  const end = last && lastLine(text, isEmpty(last.value) ? last.key : last.value);
  if (!first || end === undefined) return undefined;
  const start = rangeOf(first.key)[0];
  const indent = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  return splice(
    text,
    end,
    end,
    top ? block(key, value, indent) : `${indent}${keyText(key)}: ${inline(value)}\n`,
  );
}

const isEmpty = (node: unknown): boolean => node === null || (isScalar(node) && node.value === null);

/** A new top-level entry, with one line for each key of its value. */
function block(key: unknown, value: unknown, indent: string): string {
  if (value === null || typeof value !== 'object') return `${indent}${inline(key)}: ${inline(value)}\n`;
  const lines = Object.entries(value).map(([name, each]) => `${indent}  ${inline(name)}: ${inline(each)}\n`);
  return `${indent}${inline(key)}:\n${lines.join('')}`;
}

function removed(text: string, path: Path): string | undefined {
  const document = parseDocument(text);
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (!isCollection(parent)) return undefined;
  const key = path.at(-1);
  const at = isMap(parent)
    ? parent.items.findIndex((item) => isScalar(item.key) && String(item.key.value) === String(key))
    : Number(key);
  const starts = parent.items.map((item) => rangeOf(isMap(parent) ? (item as {key: unknown}).key : item)[0]);
  const node = (item: unknown): unknown =>
    isMap(parent) ? ((item as {value: unknown}).value ?? item) : item;
  const own = node(parent.items[at]);
  const start = starts[at];
  if (start === undefined) return text;
  if (parent.flow) {
    const next = starts[at + 1];
    const before = parent.items[at - 1];
    if (next !== undefined) return splice(text, start, next, '');
    return splice(text, before ? rangeOf(node(before))[1] : start, rangeOf(own)[1], '');
  }
  // A block without entries would be read as nothing.
  if (parent.items.length === 1 && path.length > 1)
    return overBlock(text, document, path.slice(0, -1), isMap(parent) ? {} : []);
  const end = lastLine(text, own);
  const line = text.lastIndexOf('\n', start - 1) + 1;
  return end === undefined ? undefined : splice(text, line, end, '');
}

const rangeOf = (node: unknown): [number, number] => {
  const [start = 0, end = 0] = (node as Ranged | undefined)?.range ?? [];
  return [start, end];
};

const splice = (text: string, from: number, to: number, put: string): string =>
  text.slice(0, from) + put + text.slice(to);

/** A key. A dot path (`copy.hook`) needs no quotes. */
const keyText = (key: unknown): string =>
  typeof key === 'string' && /^[a-z][\w-]*(\.[\w-]+)+$/i.test(key) ? key : inline(key);

/** A value on one line. */
function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`;
  if (value !== null && typeof value === 'object')
    return `{${Object.entries(value)
      .map(([key, each]) => `${inline(key)}: ${inline(each)}`)
      .join(', ')}}`;
  // Only double quotes keep line breaks and control characters on one line. JSON escapes them as YAML does.
  if (typeof value === 'string' && /[\p{Cc}\u2028\u2029\ufeff]/u.test(value)) return JSON.stringify(value);
  if (typeof value === 'string' && !/^[a-z][\w-]*$/i.test(value)) return `'${value.replaceAll("'", "''")}'`;
  return stringify(value, {singleQuote: true, lineWidth: 0}).trimEnd();
}

/** The value at a path of a YAML document, without defaults; undefined if there is none. */
export const readIn = (text: string, path: Path): unknown => {
  const value = parseDocument(text).getIn(path);
  return isCollection(value) ? value.toJSON() : value;
};
