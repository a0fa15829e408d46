import {isDeepStrictEqual} from 'node:util';
import {isMap, parseDocument, stringify} from 'yaml';
import {setIn} from './edit-yaml.ts';
import {endOfItem, placesOf, startOfItem} from './yaml-place.ts';

/**
 * Sets a value of a YAML document at one or two keys from its top, in lines of its own. Every other byte stays. A value that is equal
 * already stays as it is written. Errors: `edit-by-hand` where that is not possible.
 */
export function setBlock(
  text: string,
  path: readonly [string] | readonly [string, string],
  value: unknown,
): string {
  const [top, inner] = path;
  const document = parseDocument(text, {keepSourceTokens: true});
  const data = (document.errors.length > 0 ? undefined : document.toJS()) as
    | Record<string, unknown>
    | null
    | undefined;
  if (data === undefined || (data !== null && typeof data !== 'object')) return setIn(text, path, value);
  const old =
    inner === undefined ? data?.[top] : (data?.[top] as Record<string, unknown> | undefined)?.[inner];
  if (isDeepStrictEqual(old, value)) return text;
  const holder = data?.[top];
  if (inner !== undefined && (holder === undefined || holder === null || Object.keys(holder).length === 0))
    return setBlock(text, [top], {[inner]: value});
  const places = placesOf(document, path);
  const parent = places[path.length - 1]?.node;
  if (data !== null && (!isMap(parent) || parent.flow)) return setIn(text, path, value);
  const depth = isMap(parent) ? columnOf(text, startOfItem(parent, 0) ?? 0) : 0;
  const lines = blockLines({[inner ?? top]: value}, ' '.repeat(depth));
  const place = places.length === path.length + 1 ? places.at(-1) : undefined;
  const wanted = withPath(data ?? {}, path, value);
  const done = place
    ? replaced(text, place.parent, place.index, lines)
    : added(text, isMap(parent) ? endOfItem(text, parent, parent.items.length - 1) : undefined, lines);
  return isDeepStrictEqual(parseDocument(done).toJS(), wanted) ? done : setIn(text, path, value);
}

const withPath = (
  data: Record<string, unknown>,
  [top, inner]: readonly [string] | readonly [string, string],
  value: unknown,
): unknown =>
  inner === undefined
    ? {...data, [top]: value}
    : {...data, [top]: {...(data[top] as Record<string, unknown>), [inner]: value}};

/** Texts are in single quotes, so that no value looks like another type, and a ` #` in it is no comment. */
const blockLines = (value: unknown, indent: string): string =>
  stringify(value, {lineWidth: 0, singleQuote: true, aliasDuplicateObjects: false})
    .trimEnd()
    .split('\n')
    .map((line) => (line === '' ? '' : `${indent}${line}`))
    .join('\n')
    .concat('\n');

const columnOf = (text: string, at: number): number => at - (text.lastIndexOf('\n', at - 1) + 1);

const lineEnd = (text: string, at: number): number => {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
};

function replaced(text: string, parent: unknown, index: number, lines: string): string {
  const [start, end] = [startOfItem(parent, index) ?? 0, endOfItem(text, parent, index) ?? 0];
  const from = text.lastIndexOf('\n', start - 1) + 1;
  return text.slice(0, from) + lines + text.slice(lineEnd(text, Math.max(start, end - 1)));
}

function added(text: string, after: number | undefined, lines: string): string {
  const at = after === undefined ? text.length : lineEnd(text, Math.max(0, after - 1));
  const open = at > 0 && text[at - 1] !== '\n' ? '\n' : '';
  return text.slice(0, at) + open + lines + text.slice(at);
}
