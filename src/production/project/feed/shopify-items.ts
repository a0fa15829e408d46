import {type FeedItem, type FeedRecord, feedText} from './feed-item.ts';

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
export const isShopify = (columns: readonly string[]): boolean =>
  columns.some((column) => (COLUMNS.handle as readonly string[]).includes(column.trim().toLowerCase()));

/**
 * The products of a Shopify CSV: one for each variant of a product, which is a row with a price. Its id is the handle with the values of
 * its options, so that it stays the same when variants are added. The first row of a handle has what all of its variants share; rows that
 * have only a picture are not products.
 */
export function shopifyItems(records: readonly FeedRecord[]): FeedItem[] {
  const byHandle = Map.groupBy(records.map(rowOf), ({cell}) => cell('handle') ?? '');
  return [...byHandle.values()].flatMap((rows) => {
    const [first] = rows;
    return first ? rows.filter(({cell}) => cell('price') !== undefined).map((row) => itemOf(row, first)) : [];
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

function itemOf(row: Row, first: Row): FeedItem {
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
    availability: availabilityOf(row, shared),
    own: {...first.own, ...withoutEmpty(row.own)},
  };
}

/** The option of a product that has no variants. */
const SINGLE = 'Default Title';

const NO = /^(false|no|0)$/i;
const YES = /^(true|yes|continue)$/i;

function availabilityOf({cell}: Row, shared: (name: Column) => string | undefined): string {
  const status = shared('status')?.toLowerCase();
  if (status !== undefined && status !== 'active') return status;
  if (NO.test(shared('published') ?? '')) return 'unpublished';
  const count = cell('count');
  // Without a tracker, the shop counts nothing and sells always.
  if (cell('tracker') === undefined || count === undefined || Number(count) > 0) return 'in_stock';
  return YES.test(cell('oversold') ?? '') ? 'backorder' : 'out_of_stock';
}

const withoutEmpty = (fields: FeedRecord['fields']): FeedRecord['fields'] =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => feedText(value) !== undefined));
