import fc from 'fast-check';
import Papa from 'papaparse';
import {expect, test} from 'vitest';
import {parseFeed} from '../../../../src/production/project/feed/read-feed.ts';

const RSS = `<?xml version="1.0"?>
<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0">
<channel>
<title>Example shop</title>
<lastBuildDate>Sun, 29 Nov 2026 08:00:00 +0100</lastBuildDate>
<item>
<g:id>FLASK-1</g:id>
<title>Short</title>
<g:title><![CDATA[Flask & cup <750 ml> &amp;]]></g:title>
<link>https://shop.example/flask?a=1&amp;b=2</link>
<g:price>24.99 EUR</g:price>
<g:sale_price>19.99 EUR</g:sale_price>
<g:availability>in_stock</g:availability>
<g:additional_image_link>https://cdn.example/a.jpg</g:additional_image_link>
<g:additional_image_link>https://cdn.example/b.jpg</g:additional_image_link>
<g:shipping><g:country>DE</g:country><g:price>4.90 EUR</g:price></g:shipping>
</item>
</channel>
</rss>`;

test('RSS of Google Merchant is read: names of g: first, lists, fields in fields, the date and the line', () => {
  const {items, date} = parseFeed(RSS, 'feed.xml');
  expect(date).toEqual({text: 'Sun, 29 Nov 2026 08:00:00 +0100', line: 5});
  expect(items).toMatchObject([
    {
      id: 'FLASK-1',
      line: 6,
      title: 'Flask & cup <750 ml> &amp;',
      link: 'https://shop.example/flask?a=1&b=2',
      price: '24.99 EUR',
      salePrice: '19.99 EUR',
      own: {
        additional_image_link: ['https://cdn.example/a.jpg', 'https://cdn.example/b.jpg'],
        shipping: {country: 'DE', price: '4.90 EUR'},
      },
    },
  ]);
});

test('Atom is read, with links in attributes', () => {
  const text = `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:g="http://base.google.com/ns/1.0"><updated>2026-11-29T08:00:00Z</updated>
<entry><g:id>a</g:id><title>A</title><link href="https://shop.example/a"/></entry></feed>`;
  const {items, date} = parseFeed(text, 'feed.xml');
  expect(items).toMatchObject([{id: 'a', title: 'A', link: 'https://shop.example/a', line: 2}]);
  expect(date?.text).toBe('2026-11-29T08:00:00Z');
});

test('links of Atom to the entry or to files are not the link of the product', () => {
  const entry = (links: string) =>
    parseFeed(`<feed><entry><g:id>a</g:id><title>A</title>${links}</entry></feed>`, 'f').items[0];
  const own = '<link rel="alternate" href="https://shop.example/a"/>';
  expect(entry(`<link rel="self" href="https://shop.example/feed"/>${own}`)?.link).toBe(
    'https://shop.example/a',
  );
  expect(entry('<link rel="self" href="https://shop.example/feed"/>')?.link).toBeUndefined();
  expect(entry(`${own}<link href="https://shop.example/b"/>`)?.faults.link).toMatchObject({got: '2 texts'});
});

const cell = fc.string({unit: 'grapheme', maxLength: 30}).map((text) =>
  text
    .replaceAll(/[\r\0\uFFFD\p{Cc}\p{Cs}]/gu, '')
    .normalize('NFC')
    .trim(),
);
const item = fc.record({
  id: fc.stringMatching(/^[A-Za-z0-9_]{1,12}$/),
  title: cell.filter((text) => text !== ''),
  link: cell,
  image_link: cell,
  price: cell,
  sale_price: cell,
  availability: cell,
});
const NAMES = ['id', 'title', 'link', 'image_link', 'price', 'sale_price', 'availability'] as const;
type Item = Record<(typeof NAMES)[number], string>;

const read = (text: string) =>
  parseFeed(text, 'feed').items.map((each) => ({
    id: each.id,
    title: each.title ?? '',
    link: each.link ?? '',
    image_link: each.image ?? '',
    price: each.price ?? '',
    sale_price: each.salePrice ?? '',
    availability: each.availability ?? '',
  }));

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const asXml = (items: Item[], write: (text: string) => string) =>
  `<rss version="2.0"><channel>${items
    .map(
      (each) =>
        `<item>${NAMES.map((name) => `<g:${name}>${write(each[name])}</g:${name}>`).join('\n')}</item>`,
    )
    .join('\n')}</channel></rss>`;

test('any product reads back the same from TSV, CSV with commas or semicolons, and XML', () => {
  fc.assert(
    fc.property(fc.array(item, {minLength: 1, maxLength: 4}), (items) => {
      for (const delimiter of ['\t', ',', ';'])
        expect(read(Papa.unparse(items, {delimiter, columns: [...NAMES]}))).toEqual(items);
      expect(read(asXml(items, escaped))).toEqual(items);
      expect(
        read(asXml(items, (text) => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`)),
      ).toEqual(items);
    }),
    {numRuns: 60},
  );
});

const SHOPIFY = `Handle,Title,Body (HTML),Vendor,Published,Option1 Name,Option1 Value,Variant Price,Variant Compare At Price,Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,Image Src,Variant Image,Status
trail-flask,Trail flask,<p>Keeps cold</p>,Example,TRUE,Colour,Sand,19.99,24.99,shopify,5,deny,https://cdn.example/1.jpg,,active
trail-flask,,,,,,Sea green,24.99,,shopify,0,deny,,https://cdn.example/2.jpg,
trail-flask,,,,,,,,,,,,https://cdn.example/3.jpg,,
mug,Mug,,Example,TRUE,Title,Default Title,9.00,9.00,,,,https://cdn.example/4.jpg,,active
bag,Bag,,Example,FALSE,Title,Default Title,9.00,,,,,,,active
old,Old,,Example,TRUE,Title,Default Title,9.00,,,,,,,archived
late,Late,,Example,TRUE,Title,Default Title,9.00,,shopify,-2,continue,,,active
`;

test('a CSV of Shopify gives a product for each variant, with what its first row shares', () => {
  expect(parseFeed(SHOPIFY, 'products.csv').items).toMatchObject([
    {
      id: 'trail-flask-Sand',
      line: 2,
      title: 'Trail flask',
      price: '24.99',
      salePrice: '19.99',
      availability: 'in_stock',
      image: 'https://cdn.example/1.jpg',
      link: '/products/trail-flask',
    },
    {
      id: 'trail-flask-Sea green',
      line: 3,
      title: 'Trail flask',
      price: '24.99',
      salePrice: undefined,
      availability: 'out_of_stock',
      image: 'https://cdn.example/2.jpg',
    },
    {id: 'mug', price: '9.00', salePrice: undefined, availability: 'in_stock'},
    {id: 'bag', availability: 'unpublished'},
    {id: 'old', availability: 'archived'},
    {id: 'late', availability: 'backorder'},
  ]);
});

test('a shop with several locations exports no counts: whether a product can be bought is then not known', () => {
  const states = (header: string, ...rows: string[]) =>
    parseFeed(
      `Handle,Title,Variant Price,${header}\n${rows.map((row, at) => `p${at},P,9,${row}`).join('\n')}\n`,
      'f',
    ).items.map(({availability}) => availability);
  const columns = 'Variant Inventory Tracker,Variant Inventory Policy';
  expect(states(columns, 'shopify,deny', 'shopify,continue', ',deny')).toEqual([
    undefined,
    'backorder',
    'in_stock',
  ]);
  // A table that was cut to a few columns says nothing either.
  expect(states('Vendor', 'Example')).toEqual([undefined]);
  expect(states('Variant Inventory Qty', '3', '0')).toEqual(['in_stock', 'out_of_stock']);
});

test('a variant of Shopify has no columns of the first variant, but those that variants share', () => {
  const text = `Handle,Title,Tags,Variant SKU,Price / International,Fabric (product.metafields.shopify.fabric),Option1 Value,Variant Price,Variant Inventory Tracker
a,A,t,SKU-1,5,Wool,Red,9,
a,,,,,,Blue,9,
`;
  expect(parseFeed(text, 'f').items[1]?.own).toEqual({
    Handle: 'a',
    Title: 'A',
    Tags: 't',
    'Fabric (product.metafields.shopify.fabric)': 'Wool',
    'Option1 Value': 'Blue',
    'Variant Price': '9',
  });
});

test('a feed of Google Merchant may have a column handle of its own', () => {
  expect(parseFeed('id,title,availability,handle\na,A,in stock,x\n', 'f').items).toMatchObject([
    {id: 'a', title: 'A', availability: 'in stock', own: {handle: 'x'}},
  ]);
});

test('columns without a name at the end may be missing in a row', () => {
  expect(parseFeed('id,title,,\na,A\n', 'f').items).toMatchObject([{id: 'a', title: 'A'}]);
});

test('the columns of Shopify since 2025 give the same products', () => {
  const renamed = SHOPIFY.replace('Handle,', 'URL handle,')
    .replace('Body (HTML)', 'Description')
    .replace(',Published,', ',Published on online store,')
    .replace('Variant Price,Variant Compare At Price', 'Price,Compare-at price')
    .replace(
      'Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy',
      'Inventory tracker,Inventory quantity,Continue selling when out of stock',
    )
    .replace('Image Src,Variant Image', 'Product image URL,Variant image URL')
    .replace(',deny,', ',FALSE,')
    .replace(',continue,', ',TRUE,');
  const plain = (text: string) => parseFeed(text, 'f').items.map(({own: _, ...each}) => each);
  expect(plain(renamed)).toEqual(plain(SHOPIFY));
});

test.each([
  ['text that is not a feed', 'hello', 1],
  ['columns of something else', 'name,cost\na,1\n', 1],
  ['a cell too many', 'id,title\na,A\nb,B,C\n', 3],
  ['a row that is cut', 'id,title,price\na,A,9 EUR\nb,B', 3],
  ['a quote that joins cells of a TSV', 'id\ttitle\tprice\na\t"A\t9 EUR\nb\tB"\t9 EUR\n', 2],
  [
    'an entity that XML does not have',
    '<rss><channel>\n<item><title>Caf&eacute;</title></item></channel></rss>',
    2,
  ],
  ['a column twice', 'id,title,g:title\na,A,B\n', 1],
  ['an open quote', 'id,title\na,"A\n', 2],
  ['bytes that are not UTF-8', 'id,title\na,K\uFFFDhl\n', 2],
  ['XML that is not well formed', '<rss><channel>\n<item></rss>', 2],
  ['XML of something else', '<html></html>', 1],
  [
    'entities that are declared',
    '<!DOCTYPE rss [\n<!ENTITY x SYSTEM "file:///etc/passwd">]><rss>&x;</rss>',
    2,
  ],
  [
    'a name that reaches into objects',
    '<rss><channel><item><__proto__>x</__proto__></item></channel></rss>',
    1,
  ],
])('%s is refused with its line', (_, text, line) => {
  expect(() => parseFeed(text, 'feed.xml')).toThrow(
    expect.objectContaining({
      code: 'feed-invalid',
      problems: [expect.objectContaining({where: {file: 'feed.xml', line}})],
    }),
  );
});
