import {type Document, isMap, isScalar, isSeq, parseDocument, stringify} from 'yaml';

type Item = Record<string, unknown>;

/**
 * Adds an item to a list of a YAML document, which is begun where there is none. Every other line stays as it
 * is written, byte for byte, wherever the list is written as a block; otherwise comments stay.
 */
export function appendItem(text: string, list: string, item: Item): string {
  const document = parseDocument(text);
  const wanted = {...(document.toJS() ?? {}), [list]: [...(document.toJS()?.[list] ?? []), item]};
  const spliced = splice(text, document, list, item);
  if (spliced !== undefined && equal(parseDocument(spliced).toJS(), wanted)) return spliced;
  if (isSeq(document.get(list))) document.addIn([list], document.createNode(item));
  else document.set(list, document.createNode([item]));
  return document.toString({lineWidth: 0});
}

function splice(text: string, document: Document, list: string, item: Item): string | undefined {
  const root = document.contents;
  if (!isMap(root) || root.flow) return undefined;
  const pair = root.items.find(({key}) => isScalar(key) && key.value === list);
  if (!pair) {
    const end = text === '' || text.endsWith('\n') ? text : `${text}\n`;
    return `${end}\n${list}:\n${asItem(item, '  ')}`;
  }
  const {value} = pair;
  const [first] = isSeq(value) && !value.flow ? value.items : [];
  const start = (first as {range?: [number, number, number]} | undefined)?.range?.[0];
  const end = isSeq(value) ? lastLine(text, value.items.at(-1)) : undefined;
  if (start === undefined || end === undefined) return undefined;
  const dash = text.lastIndexOf('-', start - 1);
  const indent = text.slice(text.lastIndexOf('\n', dash) + 1, dash);
  const before = text.slice(0, end);
  return `${before.endsWith('\n') ? before : `${before}\n`}${asItem(item, indent)}${text.slice(end)}`;
}

/** The character after the line on which a node ends; a comment on that line belongs to it. */
export function lastLine(text: string, node: unknown): number | undefined {
  const end = (node as {range?: [number, number, number]} | undefined)?.range?.[1];
  if (end === undefined) return undefined;
  if (text[end - 1] === '\n') return end;
  const line = text.indexOf('\n', end);
  return line < 0 ? text.length : line + 1;
}

/** The item as a block under a dash. */
function asItem(item: Item, indent: string): string {
  const lines = stringify(item, {lineWidth: 0, singleQuote: true}).trimEnd().split('\n');
  return lines.map((line, index) => `${indent}${index === 0 ? '- ' : '  '}${line}\n`).join('');
}

const equal = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
