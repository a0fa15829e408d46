import {XMLParser, XMLValidator} from 'fast-xml-parser';
import {invalid} from '../../spot/problem/errors.ts';

/** An element of an XML document. `text`: the text directly inside of it. `offset`: where it begins in the document. */
export type XmlElement = {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: readonly XmlElement[];
  text: string;
  offset: number;
};

/** What the errors say of a file that cannot be read. */
type Unreadable = {code: string; fix: string};

/** Entities are not expanded by the parser: the five of XML and character references are, here, once. */
const PREDEFINED: Readonly<Record<string, string>> = {amp: '&', lt: '<', gt: '>', quot: '"', apos: "'"};

/** What has no entities in it, or an entity with a name. */
const ENTITY = /<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|&([A-Za-z_][\w.-]*);/g;

/**
 * Reads an XML document. It loads nothing, and a document that declares entities is refused: those of XML and character references are all that
 * these files need. Errors: the code of `faults`, with the line.
 */
export function readXml(text: string, file: string, faults: Unreadable): XmlElement {
  const unreadable = (line: number, expected: string, got: string, fix = faults.fix) =>
    invalid({
      code: faults.code,
      what: 'this file cannot be read',
      where: {file, line},
      expected,
      got,
      fix,
    });
  const declared = /<!ENTITY/i.exec(text);
  if (declared)
    throw unreadable(
      lineAt(text, declared.index),
      'XML without declared entities',
      '<!ENTITY',
      'Remove the entity declarations (<!ENTITY ...>) from the file.',
    );
  const unknown = [...text.matchAll(ENTITY)].find(
    ([, name]) => name !== undefined && !Object.hasOwn(PREDEFINED, name),
  );
  if (unknown)
    throw unreadable(
      lineAt(text, unknown.index),
      'the entities of XML only: &amp; &lt; &gt; &quot; &apos;, or numbers such as &#233;',
      unknown[0],
    );
  const valid = XMLValidator.validate(text);
  if (valid !== true) throw unreadable(valid.err.line, 'XML', valid.err.msg);
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    cdataPropName: CDATA,
    captureMetaData: true,
    processEntities: false,
    parseTagValue: false,
    parseAttributeValue: false,
    trimValues: false,
    ignoreDeclaration: true,
    ignorePiTags: true,
    maxNestedTags: 200,
  });
  let parsed: unknown;
  try {
    parsed = parser.parse(text);
  } catch (error) {
    throw unreadable(1, 'XML', error instanceof Error ? error.message : String(error));
  }
  const [root] = elementsOf(parsed);
  if (!root) throw unreadable(1, 'an XML document', 'no element');
  return root;
}

/** The text in a CDATA section, in which `&` is no entity. */
const CDATA = '#cdata';
const PLACE = XMLParser.getMetaDataSymbol() as symbol;

function elementsOf(nodes: unknown): XmlElement[] {
  if (!Array.isArray(nodes)) return [];
  return nodes.flatMap((node: Record<string, unknown>): XmlElement[] => {
    const name = Object.keys(node).find((key) => ![':@', '#text', CDATA].includes(key));
    if (name === undefined) return [];
    const inside = Array.isArray(node[name]) ? (node[name] as Record<string, unknown>[]) : [];
    const given = (node[':@'] ?? {}) as Record<string, unknown>;
    const attributes = Object.entries(given).map(([key, value]) => [key, decoded(String(value))]);
    const text = inside.map(textOf).join('');
    const {startIndex: offset = 0} = (node as Record<symbol, {startIndex?: number} | undefined>)[PLACE] ?? {};
    return [{name, attributes: Object.fromEntries(attributes), children: elementsOf(inside), text, offset}];
  });
}

/** The text of a node that is a text or a CDATA section. */
function textOf(node: Record<string, unknown>): string {
  if ('#text' in node) return decoded(String(node['#text']));
  const inside = node[CDATA];
  if (!Array.isArray(inside)) return '';
  return inside.map((each: Record<string, unknown>) => String(each['#text'] ?? '')).join('');
}

const decoded = (text: string): string =>
  text.replaceAll(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{2,4}));/gi, (whole, hex, decimal, name: string) => {
    const code = hex ? Number.parseInt(hex, 16) : decimal ? Number(decimal) : undefined;
    if (code !== undefined) return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    return PREDEFINED[name] ?? whole;
  });

/** The line of an offset, from 1. */
export const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

/** The first child of an element with this name. */
export const child = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((each) => each.name === name);

/** The trimmed text of a child; undefined if there is none, or nothing in it. */
export const childText = (element: XmlElement | undefined, name: string): string | undefined =>
  child(element, name)?.text.trim() || undefined;
