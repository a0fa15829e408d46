import {isDeepStrictEqual} from 'node:util';
import {type Document, isCollection, LineCounter, parseDocument} from 'yaml';
import {invalid, TenspotError} from '../../spot/problem/errors.ts';
import {inlineYaml} from './inline-yaml.ts';
import {commentsIn} from './yaml-comments.ts';
import {placesOf, rangeOf, type YamlPath} from './yaml-place.ts';
import {appendSplices, type Splice, splicesFor} from './yaml-splices.ts';

type Data = Record<string, unknown>;

/**
 * Sets a value in a YAML document, or removes it if the value is undefined. Every other byte stays: comments, spaces, line breaks, a mark of
 * the byte order. Errors: `edit-by-hand` where that is not possible.
 */
export function setIn(text: string, path: YamlPath, value: unknown): string {
  const before = dataOf(text);
  if (before && value === undefined && !hasIn(before, path)) return text;
  const wanted = before && withValue(before, path, plain(value));
  if (wanted && isDeepStrictEqual(before, wanted)) return text;
  const document = parse(text);
  const field = path.join('.');
  const asked = value === undefined ? `Remove ${field}` : `Set ${field} to ${inlineYaml(plain(value))}`;
  if (!wanted) throw byHand(text, document, path, asked);
  const byEntry = value === undefined ? undefined : entryByEntry(text, document, path, plain(value));
  const ways = byEntry === undefined ? splicesFor({text, document}, path, plain(value)) : [];
  const spliced = byEntry ?? firstThatReads(text, ways, wanted, value !== undefined);
  if (spliced === undefined) throw byHand(text, document, path, asked);
  return spliced;
}

/**
 * Adds an item to a list at the top of a YAML document, and adds the list if it is missing. Every other byte stays. Errors: `edit-by-hand`
 * where that is not possible.
 */
export function appendItem(text: string, list: string, item: Data): string {
  const before = dataOf(text);
  const document = parse(text);
  const old = before?.[list] ?? [];
  const added = plain(item);
  const wanted = before && Array.isArray(old) ? {...before, [list]: [...old, added]} : undefined;
  const ways = wanted ? appendSplices({text, document}, list, added) : [];
  const spliced = wanted && firstThatReads(text, ways, wanted, true);
  if (spliced === undefined)
    throw byHand(text, document, [list], `Add the item ${inlineYaml(added)} to ${list}`);
  return spliced;
}

/** The value at a path of a YAML document, without defaults; undefined if there is none. */
export const readIn = (text: string, path: YamlPath): unknown =>
  path.reduce(
    (inner: unknown, key) =>
      inner !== null && typeof inner === 'object' && Object.hasOwn(inner, key)
        ? (inner as Record<string | number, unknown>)[key]
        : undefined,
    dataOf(text),
  );

/** Changes the text of a file. A refusal of the change names the file. */
export function editText(file: string, text: string, edit: (text: string) => string): string {
  try {
    return edit(text);
  } catch (error) {
    if (!(error instanceof TenspotError) || error.code !== 'edit-by-hand') throw error;
    throw invalid(
      error.problems.map((problem) => ({...problem, where: {...problem.where, file}})),
      error,
    );
  }
}

const parse = (text: string, lineCounter?: LineCounter): Document =>
  parseDocument(text, {
    keepSourceTokens: true,
    merge: true,
    ...(lineCounter ? {lineCounter} : {}),
  } as Parameters<typeof parseDocument>[1]);

/** What a document says; undefined where it is not valid, or no map. */
function dataOf(text: string): Data | undefined {
  const document = parse(text);
  if (document.errors.length > 0) return undefined;
  const data: unknown = document.toJS({maxAliasCount: 100}) ?? {};
  return isData(data) ? (plain(data) as Data) : undefined;
}

const isData = (value: unknown): value is Data =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** A value without shared parts, and without entries that are undefined. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (!isData(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, each]) => (each === undefined ? [] : [[key, plain(each)]])),
  );
}

const hasIn = (data: unknown, [key, ...rest]: YamlPath): boolean =>
  key === undefined ||
  (data !== null &&
    typeof data === 'object' &&
    Object.hasOwn(data, key) &&
    hasIn((data as Record<string | number, unknown>)[key], rest));

/** Data with another value at a path; undefined where the path leads through a value that holds none. */
function withValue(data: unknown, path: YamlPath, value: unknown): Data | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return value as Data;
  const isLast = rest.length === 0;
  if (Array.isArray(data)) {
    if (typeof key !== 'number' || key < 0 || key >= data.length) return undefined;
    const inner = isLast ? value : withValue(data[key], rest, value);
    if (isLast && value === undefined) return data.toSpliced(key, 1) as unknown as Data;
    return inner === undefined ? undefined : (data.with(key, inner) as unknown as Data);
  }
  if (!isData(data ?? {})) return undefined;
  const {[key]: old, ...others} = (data ?? {}) as Data;
  if (isLast) return value === undefined ? others : {...others, [key]: value};
  const inner = withValue(old, rest, value);
  return inner === undefined ? undefined : {...others, [key]: inner};
}

/** Changes only those entries of a map that differ; undefined where the path has no map with entries. */
function entryByEntry(text: string, document: Document, path: YamlPath, value: unknown): string | undefined {
  const places = placesOf(document, path);
  const node = places.length > path.length ? places.at(-1)?.node : undefined;
  if (!isCollection(node) || !isData(value) || Object.keys(value).length === 0) return undefined;
  const old: unknown = node.toJS(document);
  if (!isData(old) || Object.keys(old).length === 0) return undefined;
  const gone = Object.keys(old).filter((key) => !Object.hasOwn(value, key));
  const set = Object.entries(value).reduce((done, [key, each]) => setIn(done, [...path, key], each), text);
  return gone.reduce((done, key) => setIn(done, [...path, key], undefined), set);
}

/** The first result that reads as wanted. `whole`: and has all comments. */
function firstThatReads(text: string, ways: Splice[][], wanted: Data, whole: boolean): string | undefined {
  const comments = commentsIn(text);
  return ways
    .map((splices) => spliceAll(text, splices))
    .find(
      (each) =>
        isDeepStrictEqual(dataOf(each), wanted) && (!whole || isDeepStrictEqual(commentsIn(each), comments)),
    );
}

const spliceAll = (text: string, splices: readonly Splice[]): string =>
  splices.reduceRight((done, {from, to, put}) => done.slice(0, from) + put + done.slice(to), text);

function byHand(text: string, document: Document, path: YamlPath, asked: string): TenspotError {
  const lines = new LineCounter();
  parse(text, lines);
  const offset = rangeOf(placesOf(document, path).at(-1)?.node)?.[0] ?? 0;
  const {line, col} = lines.linePos(offset);
  return invalid({
    code: 'edit-by-hand',
    what: 'Tenspot cannot make this change without changing other parts of the document',
    where: {line: Math.max(1, line), column: Math.max(1, col), field: path.join('.')},
    expected: 'a value that nothing else depends on, in YAML that can be changed in one place',
    got: text.slice(offset).split(/\r?\n/)[0]?.slice(0, 80) || 'an empty document',
    fix: `${asked} in the document yourself, and run the command again.`,
  });
}
