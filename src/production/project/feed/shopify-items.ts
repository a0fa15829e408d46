import {type FeedItem, type FeedRecord, feedText} from './feed-item.ts';
import {attributeName} from './google-items.ts';

/** The columns that are read, each under its names: of exports since 2025, and of those before. Cases do not count. */
const COLUMNS = {
  handle: ['url handle', 'handle'],
  title: ['title'],
  description: ['description', 'body (html)', 'body html'],
  vendor: ['vendor'],
  status: ['status'],
  published: ['published on online store', 'published'],
  picture: ['product image url', 'image src'],
  ownPicture: ['variant image url', 'variant image'],
  price: ['price', 'variant price'],
  before: ['compare-at price', 'variant compare at price'],
  tracker: ['inventory tracker', 'variant inventory tracker'],
  count: ['inventory quantity', 'variant inventory qty'],
  oversold: ['continue selling when out of stock', 'variant inventory policy'],
} as const;

type Column = keyof typeof COLUMNS;
type Row = {
  line: number;
  cell: (name: Column) => string | undefined;
  option: (at: number) => string | undefined;
  own: FeedRecord['fields'];
};

/** Whether a table with these columns is a product export of Shopify. */
export function isShopify(columns: readonly string[]): boolean {
  const names = columns.map((column) => column.trim().toLowerCase());
  // A feed of Google Merchant may have a column `handle` of its own.
  const isGoogle = ['id', 'availability'].every((name) => names.some((each) => attributeName(each) === name));
  return !isGoogle && names.some((name) => (COLUMNS.handle as readonly string[]).includes(name));
}

/**
 * The products of a Shopify CSV: one for each variant of a product, which is a row with a price. Its id is the handle with the values of
 * its options, so that it stays the same when variants are added. The first row of a handle has what all of its variants share; rows that
 * have only a picture are not products.
 */
export function shopifyItems(records: readonly FeedRecord[], columns: readonly string[]): FeedItem[] {
  const names = columns.map((column) => column.trim().toLowerCase());
  const saysTracker = names.some((name) => (COLUMNS.tracker as readonly string[]).includes(name));
  const byHandle = Map.groupBy(records.map(rowOf), ({cell}) => cell('handle') ?? '');
  return [...byHandle.values()].flatMap((rows) => {
    const [first] = rows;
    return first
      ? rows.filter(({cell}) => cell('price') !== undefined).map((row) => itemOf(row, first, saysTracker))
      : [];
  });
}

function rowOf({line, fields}: FeedRecord): Row {
  const known = new Map(Object.entries(fields).map(([name, value]) => [name.trim().toLowerCase(), value]));
  const at = (names: readonly string[]) =>
    names.map((name) => feedText(known.get(name))).find((text) => text !== undefined);
  return {
    line,
    cell: (name) => at(COLUMNS[name]),
    option: (number) => at([`option${number} value`]),
    own: fields,
  };
}

function itemOf(row: Row, first: Row, saysTracker: boolean): FeedItem {
  const shared = (name: Column): string | undefined => row.cell(name) ?? first.cell(name);
  const handle = row.cell('handle') ?? '';
  const options = [1, 2, 3].flatMap((at) => row.option(at) ?? []).filter((value) => value !== SINGLE);
  const [price, before] = [row.cell('price'), row.cell('before')];
  // A compare-at price that is not higher than the price does not make a sale.
  const isSale = price !== undefined && before !== undefined && Number(before) > Number(price);
  return {
    id: [handle, ...options].filter(Boolean).join('-'),
    line: row.line,
    title: shared('title'),
    description: shared('description'),
    brand: shared('vendor'),
    link: handle === '' ? undefined : `/products/${encodeURIComponent(handle)}`,
    image: row.cell('ownPicture') ?? first.cell('picture'),
    price: isSale ? before : price,
    salePrice: isSale ? price : undefined,
    availability: availabilityOf(row, shared, saysTracker),
    faults: {},
    own: {...sharedOf(first.own), ...withoutEmpty(row.own)},
  };
}

/** The option of a product that has no variants. */
const SINGLE = 'Default Title';

const NO = /^(false|no|0)$/i;
const YES = /^(true|yes|continue)$/i;

function availabilityOf(
  {cell}: Row,
  shared: (name: Column) => string | undefined,
  saysTracker: boolean,
): string | undefined {
  const status = shared('status')?.toLowerCase();
  if (status !== undefined && status !== 'active') return status;
  if (NO.test(shared('published') ?? '')) return 'unpublished';
  const count = cell('count');
  // Without a tracker, the shop counts nothing and sells always.
  if ((saysTracker && cell('tracker') === undefined) || Number(count) > 0) return 'in_stock';
  if (YES.test(cell('oversold') ?? '')) return 'backorder';
  // An export of a shop with several locations has no counts.
  return count === undefined ? undefined : 'out_of_stock';
}

/** Columns that all variants of a product share. A column that is not known, such as the price of a market, is of its own row only. */
const SHARED =
  /^(title|body \(html\)|description|vendor|(product|custom product) (category|type)|type|tags|published.*|status|option\d name|google shopping \/ (google product category|gender|age group)|image src|product image url|gift card|seo .*|.*\(product\.metafields\..*)$/i;

const sharedOf = (fields: FeedRecord['fields']): FeedRecord['fields'] =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => SHARED.test(name)));

const withoutEmpty = (fields: FeedRecord['fields']): FeedRecord['fields'] =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => feedText(value) !== undefined));
