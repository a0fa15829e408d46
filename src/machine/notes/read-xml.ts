import {XMLParser, XMLValidator} from 'fast-xml-parser';
import {invalid} from '../../spot/problem/errors.ts';

/** An element of an XML document. `text`: the text directly inside of it. */
export type XmlElement = {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: readonly XmlElement[];
  text: string;
};

/** Entities are not expanded by the parser: the five of XML and character references are, here, once. */
const PREDEFINED: Readonly<Record<string, string>> = {amp: '&', lt: '<', gt: '>', quot: '"', apos: "'"};

/**
 * Reads an XML document. It loads nothing, and a document that declares entities is refused: those of XML and character references are all that
 * markers need. Errors: `notes-unreadable`, with the line.
 */
export function readXml(text: string, file: string): XmlElement {
  const declared = /<!ENTITY/i.exec(text);
  if (declared)
    throw unreadable(
      file,
      lineAt(text, declared.index),
      'XML without declared entities',
      '<!ENTITY',
      'Remove the entity declarations (<!ENTITY ...>) from the file.',
    );
  const valid = XMLValidator.validate(text);
  if (valid !== true) throw unreadable(file, valid.err.line, 'XML', valid.err.msg);
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
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
    throw unreadable(file, 1, 'XML', error instanceof Error ? error.message : String(error));
  }
  const [root] = elementsOf(parsed);
  if (!root) throw unreadable(file, 1, 'an XML document', 'no element');
  return root;
}

function elementsOf(nodes: unknown): XmlElement[] {
  if (!Array.isArray(nodes)) return [];
  return nodes.flatMap((node: Record<string, unknown>): XmlElement[] => {
    const name = Object.keys(node).find((key) => key !== ':@' && key !== '#text');
    if (name === undefined) return [];
    const inside = Array.isArray(node[name]) ? (node[name] as Record<string, unknown>[]) : [];
    const given = (node[':@'] ?? {}) as Record<string, unknown>;
    const attributes = Object.entries(given).map(([key, value]) => [key, decoded(String(value))]);
    const text = inside.flatMap((child) => ('#text' in child ? [String(child['#text'])] : [])).join('');
    return [
      {name, attributes: Object.fromEntries(attributes), children: elementsOf(inside), text: decoded(text)},
    ];
  });
}

const decoded = (text: string): string =>
  text.replaceAll(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{2,4}));/gi, (whole, hex, decimal, name: string) => {
    const code = hex ? Number.parseInt(hex, 16) : decimal ? Number(decimal) : undefined;
    if (code !== undefined) return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    return PREDEFINED[name] ?? whole;
  });

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

const unreadable = (
  file: string,
  line: number,
  expected: string,
  got: string,
  fix = 'Export the markers again.',
) =>
  invalid({
    code: 'notes-unreadable',
    what: 'this file cannot be read',
    where: {file, line},
    expected,
    got,
    fix,
  });

/** The first child of an element with this name. */
export const child = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((each) => each.name === name);

/** The trimmed text of a child; undefined if there is none, or nothing in it. */
export const childText = (element: XmlElement | undefined, name: string): string | undefined =>
  child(element, name)?.text.trim() || undefined;
