import {type Document, isCollection, isMap, isPair, isScalar, isSeq, type Pair} from 'yaml';

/** A path in a document: keys of maps and places in lists, from 0. */
export type YamlPath = readonly (string | number)[];

/** Where a path of a document ends. `node`: what stands there; undefined if nothing does, not even an empty value. */
export type YamlPlace = {
  /** The map or list around it; undefined for the document itself. */
  parent: unknown;
  /** Its place in `parent`; -1 if there is none. */
  index: number;
  node: unknown;
  /** The offset of the colon or dash before it; undefined in lists in brackets. */
  mark: number | undefined;
};

/** The place of each part of a path, from the document itself on, as far as the document has it. An alias is not followed. */
export function placesOf(document: Document, path: YamlPath): YamlPlace[] {
  const places: YamlPlace[] = [{parent: undefined, index: 0, node: document.contents, mark: undefined}];
  for (const key of path) {
    const parent = places.at(-1)?.node;
    const index = isMap(parent)
      ? parent.items.findIndex((pair) => isScalar(pair.key) && String(pair.key.value) === String(key))
      : isSeq(parent) && Number.isInteger(key) && Number(key) < parent.items.length
        ? Number(key)
        : -1;
    if (index < 0 || !isCollection(parent)) return places;
    const item = parent.items[index];
    places.push({parent, index, node: isPair(item) ? item.value : item, mark: markOf(parent, index)});
  }
  return places;
}

type Token = {type: string; offset: number};
type ItemTokens = {start?: Token[]; sep?: Token[]};

const tokensOf = (parent: unknown, index: number): ItemTokens | undefined =>
  isMap(parent)
    ? (parent.items[index] as Pair & {srcToken?: ItemTokens})?.srcToken
    : (parent as {srcToken?: {items?: ItemTokens[]}}).srcToken?.items?.[index];

const offsetOf = (tokens: Token[] | undefined, type: string): number | undefined =>
  tokens?.find((token) => token.type === type)?.offset;

const markOf = (parent: unknown, index: number): number | undefined =>
  isMap(parent)
    ? offsetOf(tokensOf(parent, index)?.sep, 'map-value-ind')
    : offsetOf(tokensOf(parent, index)?.start, 'seq-item-ind');

/** The offset of the comma before an item in brackets. */
export const commaBefore = (parent: unknown, index: number): number | undefined =>
  offsetOf(tokensOf(parent, index)?.start, 'comma');

/** The first offset of an item: its key, the `?` before it, or its dash. */
export function startOfItem(parent: unknown, index: number): number | undefined {
  const own = tokensOf(parent, index);
  if (isMap(parent))
    return offsetOf(own?.start, 'explicit-key-ind') ?? rangeOf(parent.items[index]?.key)?.[0];
  return isSeq(parent)
    ? (offsetOf(own?.start, 'seq-item-ind') ?? rangeOf(parent.items[index])?.[0])
    : undefined;
}

/** The offset after the last character of an item, without comments and the line break after it. */
export function endOfItem(text: string, parent: unknown, index: number): number | undefined {
  const item = isCollection(parent) ? parent.items[index] : undefined;
  const value = isPair(item) ? item.value : item;
  const mark = markOf(parent, index);
  if (isEmptyNode(value)) return mark === undefined ? rangeOf(isPair(item) ? item.key : item)?.[1] : mark + 1;
  return endOfNode(text, value);
}

/** The offset after the last character of a value, without comments and the line break after it. */
export function endOfNode(text: string, node: unknown): number | undefined {
  if (isCollection(node) && !node.flow && node.items.length > 0)
    return endOfItem(text, node, node.items.length - 1);
  const range = rangeOf(node);
  if (!range || !isBlockText(node)) return range?.[1];
  return range[0] + text.slice(range[0], range[1]).trimEnd().length;
}

/** Whether a node is a text in a block of lines (`|`, `>`). */
export const isBlockText = (node: unknown): boolean =>
  isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED');

/** Whether nothing is written in the place of a value. */
export const isEmptyNode = (node: unknown): boolean => {
  const range = rangeOf(node);
  return (
    node === null ||
    node === undefined ||
    (isScalar(node) && node.value === null && range?.[0] === range?.[1])
  );
};

/** The offsets of a node: its first character, and the one after its last. */
export const rangeOf = (node: unknown): readonly [number, number] | undefined => {
  const range = (node as {range?: [number, number, number] | null} | null | undefined)?.range;
  return range ? [range[0], range[1]] : undefined;
};
