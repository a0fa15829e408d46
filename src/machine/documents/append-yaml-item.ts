import {type Document, isMap, isScalar, isSeq, parseDocument, stringify} from 'yaml';

type Item = Record<string, unknown>;

/**
 * Adds an item to a top-level list of a YAML document, and adds the list if it is missing. If the list is in block style,
 * every other line keeps its bytes; else the document is formatted anew, and comments are kept.
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

/** The offset after the line on which a node ends, including a comment on that line. */
export function lastLine(text: string, node: unknown): number | undefined {
  const end = (node as {range?: [number, number, number]} | undefined)?.range?.[1];
  if (end === undefined) return undefined;
  if (text[end - 1] === '\n') return end;
  const line = text.indexOf('\n', end);
  return line < 0 ? text.length : line + 1;
}

/** The item in block style, after a dash. */
function asItem(item: Item, indent: string): string {
  const lines = stringify(item, {lineWidth: 0, singleQuote: true}).trimEnd().split('\n');
  return lines.map((line, index) => `${indent}${index === 0 ? '- ' : '  '}${line}\n`).join('');
}

const equal = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
