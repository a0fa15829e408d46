import Papa from 'papaparse';
import {csvLayout, linesOfRows} from '../../../machine/documents/csv-layout.ts';
import {child, childText, readXml, type XmlElement} from '../../../machine/documents/read-xml.ts';
import {readText, sizeOf} from '../../../machine/files/read-file.ts';
import {invalid} from '../../../spot/problem/errors.ts';
import type {FeedField, FeedItem, FeedRecord} from './feed-item.ts';
import {attributeName, googleItems} from './google-items.ts';
import {isShopify, shopifyItems} from './shopify-items.ts';

/** The products of a feed, and when it was written, if it says so. */
export type FeedContents = {items: FeedItem[]; date?: {text: string; line: number} | undefined};

/** The most bytes of a feed: a file of Google Merchant may have 4 GB, but one ad campaign needs a part of it. */
const MOST_BYTES = 100 * 1024 * 1024;

/** Reads a product feed: XML, or a table with tabs, commas or semicolons. It runs and loads nothing that the feed names. Errors: `feed-invalid`, with the line. */
export async function readFeed(file: string): Promise<FeedContents> {
  const bytes = (await sizeOf(file)) ?? 0;
  if (bytes > MOST_BYTES)
    throw unreadable(
      file,
      1,
      `at most ${MOST_BYTES} bytes`,
      `${bytes}`,
      'Export the products of this campaign only.',
    );
  return parseFeed(await readText(file), file);
}

/** Parses the text of a feed, as `readFeed` does. */
export function parseFeed(raw: string, file: string): FeedContents {
  const text = raw.replaceAll(/\r\n?/g, '\n');
  const broken = text.search(/[\uFFFD\0]/);
  if (broken >= 0)
    throw unreadable(
      file,
      lineOf(text, broken),
      'text in UTF-8',
      'bytes that are not UTF-8',
      'Export it as UTF-8.',
    );
  return /^\uFEFF?\s*</.test(text) ? fromXml(text, file) : fromTable(text, file);
}

function fromTable(text: string, file: string): FeedContents {
  const {start, delimiter, stated} = csvLayout(text);
  const {data, errors} = Papa.parse<string[]>(text.slice(start), {delimiter, skipEmptyLines: false});
  const lines = linesOfRows(data, stated ? 2 : 1);
  const [wrong] = errors.filter(({code}) => code !== 'UndetectableDelimiter');
  if (wrong) throw unreadable(file, lines[wrong.row ?? 0] ?? 1, 'a table', wrong.message);
  const [columns = [], ...rows] = data;
  const shopify = isShopify(columns);
  const names = columns.map((column) => (shopify ? column.trim() : attributeName(column)));
  if (!shopify && !(names.includes('id') && names.includes('title')))
    throw unreadable(
      file,
      1,
      'the columns id and title of Google Merchant, or Handle of Shopify',
      names.filter(Boolean).slice(0, 8).join(', ') || 'none',
    );
  const twice = names.find((name, at) => name !== '' && names.indexOf(name) !== at);
  if (twice !== undefined) throw unreadable(file, 1, 'every column once', `"${twice}" twice`);
  const least = names.findLastIndex((name) => name !== '') + 1;
  const records = rows.flatMap((cells, index): FeedRecord[] => {
    const line = lines[index + 1] ?? index + 2;
    if (cells.every((cell) => cell.trim() === '')) return [];
    if (delimiter === '\t' && cells.some((cell) => /[\t\n]/.test(cell)))
      throw unreadable(
        file,
        line,
        'cells without tabs and line breaks',
        'a cell with one: a quote at its beginning may join cells',
        'Remove the quote, or write the feed as CSV or XML.',
      );
    if (cells.length < least || cells.slice(names.length).some((cell) => cell.trim() !== ''))
      throw unreadable(file, line, `${names.length} cells, as in the first line`, `${cells.length}`);
    const pairs = names.flatMap((name, at): [string, string][] => {
      const cell = cells[at]?.trim() ?? '';
      return name === '' || cell === '' ? [] : [[name, cell]];
    });
    return [{line, fields: Object.fromEntries(pairs)}];
  });
  return {items: shopify ? shopifyItems(records, columns) : googleItems(records)};
}

function fromXml(text: string, file: string): FeedContents {
  const root = readXml(text, file, {code: 'feed-invalid', fix: 'Export the feed again.'});
  const head = root.name === 'rss' ? child(root, 'channel') : root;
  const items = (head?.children ?? []).filter(({name}) => ['item', 'entry'].includes(name));
  if (!head || !['rss', 'feed'].includes(root.name))
    throw unreadable(file, 1, 'RSS 2.0 (rss, channel, item) or Atom (feed, entry)', `<${root.name}>`);
  let [line, at] = [1, 0];
  const records = items.map((item): FeedRecord => {
    line += text.slice(at, item.offset).split('\n').length - 1;
    at = item.offset;
    return {line, fields: fieldsOf(item)};
  });
  const dated = ['lastBuildDate', 'pubDate', 'updated'].find((name) => childText(head, name) !== undefined);
  const date =
    dated === undefined
      ? undefined
      : {text: childText(head, dated) ?? '', line: lineOf(text, child(head, dated)?.offset ?? 0)};
  return {items: googleItems(records), date};
}

/** The fields of an element by name. A name of Google (`g:title`) goes before the same of RSS or Atom; one that is repeated is a list. */
function fieldsOf(element: XmlElement): Record<string, FeedField> {
  const named = Map.groupBy(element.children.filter(isField), ({name}) => attributeName(name));
  const fields = [...named].map(([name, all]): [string, FeedField] => {
    const own = all.filter((each) => each.name.startsWith('g:'));
    const values = (own.length > 0 ? own : all).map(fieldOf);
    return [name, values.length === 1 ? (values[0] ?? '') : values];
  });
  return Object.fromEntries(fields);
}

/** Whether an element is about its product. Atom also links to the entry itself, or to files (`rel`). */
const isField = ({name, attributes: {rel = 'alternate'}}: XmlElement): boolean =>
  name !== 'link' || rel === 'alternate';

const fieldOf = (element: XmlElement): FeedField =>
  element.children.length > 0
    ? fieldsOf(element)
    : element.text.trim() || (element.name === 'link' ? (element.attributes.href ?? '') : '');

const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

const unreadable = (
  file: string,
  line: number,
  expected: string,
  got: string,
  fix = 'Export the feed again.',
) =>
  invalid({code: 'feed-invalid', what: 'this feed cannot be read', where: {file, line}, expected, got, fix});
