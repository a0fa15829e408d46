import {mkdirSync, writeFileSync} from 'node:fs';
import {afterAll, beforeAll, beforeEach, expect, onTestFinished, test} from 'vitest';
import {limitsThatApply} from '../../../../src/production/deliver/known-limits.ts';
import {openWorkspace, type Project} from '../../../../src/production/project/open-project.ts';
import {openSpot} from '../../../../src/production/project/open-spot.ts';
import {claimProblemsOf} from '../../../../src/production/project/variants/claim-problems.ts';
import {draftsOf} from '../../../../src/production/project/variants/plan-variants.ts';
import {findWorkspace} from '../../../../src/production/project/workspace.ts';
import type {TenspotError} from '../../../../src/spot/problem/errors.ts';
import {makeWorkspace, type Workspace} from '../../../support/workspace.ts';

const FOLDER = 'compositions/spots/tiny';
const TODAY = new Date().toISOString();

let workspace: Workspace;
let project: Project;
beforeAll(async () => {
  workspace = await makeWorkspace();
  project = await openWorkspace(await findWorkspace(workspace.root));
  workspace.write(`${FOLDER}/brief.md`, '---\nproduct: Flask\npromise: Cold\naudience: All\n---\n');
});
afterAll(() => workspace?.remove());

const product = (id: string, fields: Record<string, string> = {}): string =>
  `<item>${Object.entries({
    ...{
      id,
      title: `Flask ${id[0]}`,
      price: '24.99 EUR',
      availability: 'in_stock',
      link: `https://shop.example/${id}`,
    },
    ...fields,
  })
    .map(([name, value]) => `<g:${name}>${value}</g:${name}>`)
    .join('')}</item>`;

const rss = (items: string[], date = TODAY): string =>
  `<rss><channel><lastBuildDate>${date}</lastBuildDate>\n${items.join('\n')}\n</channel></rss>`;

/** A spot whose hook is the price of a product. */
const spot = (feed: string, rest = ''): string => `template: plain
brand: plain
props: {seconds: 1, fps: 24, shots: {end: bars, hook: bars}}
feed: {file: feed.xml, ${feed}}
${rest}`;

const MAP = 'map: {copy.hook: current_price, ad.headline: title, ad.url: link}';

function write(
  items: string[],
  {feed = MAP, rest = '', date}: {feed?: string; rest?: string; date?: string} = {},
) {
  workspace.write(`${FOLDER}/feed.xml`, rss(items, date));
  workspace.write(`${FOLDER}/variants.yaml`, spot(feed, rest));
}
beforeEach(() => write([product('A-1'), product('B-2')]));

const refusal = (choice = {}): Promise<TenspotError> =>
  openSpot(project, 'tiny', choice).then(
    () => expect.fail('it was opened'),
    (error) => error,
  );
const codes = async (choice = {}) => (await refusal(choice)).problems.map(({code}) => code);

test('each product is a value of the axis `product`, with its price as the language of the variant writes it', async () => {
  write([product('A-1'), product('B-2', {sale_price: '19.9 EUR'})], {
    rest: 'axes:\n  size: [{id: tall}, {id: wide, format: "16:9"}]\n',
  });
  const {variants} = await openSpot(project, 'tiny');
  expect(
    variants.map(({id, choices, props, ad}) => [id, choices.product, props.copy.hook, ad?.headline, ad?.url]),
  ).toEqual([
    ['a-1-tall', 'a-1', '€24.99', 'Flask A', 'https://shop.example/A-1'],
    ['a-1-wide', 'a-1', '€24.99', 'Flask A', 'https://shop.example/A-1'],
    ['b-2-tall', 'b-2', '€19.90', 'Flask B', 'https://shop.example/B-2'],
    ['b-2-wide', 'b-2', '€19.90', 'Flask B', 'https://shop.example/B-2'],
  ]);
  const {asked} = await openSpot(project, 'tiny', {only: ['product=b-2']});
  expect(asked.map(({id}) => id)).toEqual(['b-2-tall', 'b-2-wide']);
});

test('rows choose products, and ids choose what is read of the feed', async () => {
  write([product('A-1'), product('B-2'), product('C-3')], {
    feed: `${MAP}, ids: [A-1, C-3]`,
    rest: "rows: [{id: tall, product: c-3}, {id: wide, product: a-1, format: '16:9'}]\n",
  });
  const {variants} = await openSpot(project, 'tiny');
  expect(variants.map(({id, choices}) => [id, choices.product])).toEqual([
    ['tall', 'c-3'],
    ['wide', 'a-1'],
  ]);
});

test('a product that is sold out keeps only its own variants from being rendered', async () => {
  write([product('A-1'), product('B-2', {availability: 'out of stock'})]);
  expect((await refusal()).problems).toMatchObject([
    {
      code: 'feed-out-of-stock',
      what: expect.stringContaining('variant "b-2"'),
      where: {file: workspace.path(FOLDER, 'feed.xml'), line: 3, field: 'availability'},
      got: 'out of stock',
    },
  ]);
  expect((await openSpot(project, 'tiny', {keepGoing: true})).asked.map(({id}) => id)).toEqual(['a-1']);
  expect((await openSpot(project, 'tiny', {only: ['a-1']})).asked.map(({id}) => id)).toEqual(['a-1']);
  expect(await codes({only: ['b-2']})).toEqual(['feed-out-of-stock']);
  // A review of its master goes on.
  expect((await openSpot(project, 'tiny', {unsellable: true})).asked).toHaveLength(2);
});

test('an old feed is an error for all of its variants, from the age that the spot states', async () => {
  const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
  write([product('A-1')], {date: ago(2.1)});
  const [stale] = (await refusal()).problems;
  expect(stale).toMatchObject({
    code: 'feed-stale',
    where: {line: 1},
    expected: expect.stringContaining('2 days'),
  });
  write([product('A-1')], {date: ago(1.9)});
  expect((await openSpot(project, 'tiny')).asked).toHaveLength(1);
  write([product('A-1')], {date: ago(1.9), feed: `${MAP}, days: 1`});
  expect(await codes()).toEqual(['feed-stale']);
  // Variants without a product do not depend on the feed.
  write([product('A-1')], {date: ago(9), rest: 'rows: [{id: own, copy.hook: Hello}]\n'});
  expect((await openSpot(project, 'tiny')).asked).toHaveLength(1);
});

test('a feed without a date of its own needs one, which may not be in the future', async () => {
  write([product('A-1')], {date: ''});
  expect(await codes()).toEqual(['feed-date']);
  write([product('A-1')], {date: '', feed: `${MAP}, date: ${TODAY}`});
  expect((await openSpot(project, 'tiny')).asked).toHaveLength(1);
  write([product('A-1')], {date: '', feed: `${MAP}, date: 2026-01-01`});
  expect((await refusal()).problems).toMatchObject([
    {code: 'feed-stale', where: {line: 4, field: 'feed.date'}},
  ]);
  write([product('A-1')], {date: '11/12/2026', feed: `${MAP}, date: ${TODAY}`});
  expect((await refusal()).problems).toMatchObject([
    {code: 'feed-date', where: {line: 1}, got: '11/12/2026'},
  ]);
  write([product('A-1')], {date: '2126-01-01T00:00:00Z'});
  expect(await codes()).toEqual(['feed-date']);
});

test('a product that is gone, twice in the feed, or no longer sold is an error of its variants', async () => {
  write([product('A-1'), product('B-2'), product('b_2'), product('C-3', {expiration_date: '2026-01-01'})], {
    feed: `${MAP}, ids: [A-1, B-2, C-3, D-4]`,
  });
  expect((await codes()).sort()).toEqual(['feed-expired', 'feed-id-twice', 'feed-item-gone']);
  expect((await openSpot(project, 'tiny', {keepGoing: true})).asked.map(({id}) => id)).toEqual(['a-1']);
});

test.each([
  ['a decimal comma', {price: '24,99 EUR'}, 'feed-value'],
  ['no currency', {price: '24.99'}, 'feed-value'],
  [
    'dates of a sale that end before they begin',
    {sale_price: '1 EUR', sale_price_effective_date: '2026-11-02/2026-11-01'},
    'feed-value',
  ],
  ['a currency that does not exist', {price: '24.99 QQQ'}, 'copy-number'],
  ['a link that is not https', {link: 'javascript:alert(1)'}, 'variant-ad'],
  ['an availability that is not known', {availability: 'maybe'}, 'feed-availability'],
])('%s is an error of the product', async (_, fields, code) => {
  write([product('A-1', fields), product('B-2')]);
  expect(await codes()).toEqual([code]);
  expect((await openSpot(project, 'tiny', {only: ['b-2']})).asked).toHaveLength(1);
});

test('an offer that ends within the flight is a warning, also in the report of a delivery', async () => {
  const brief = `${FOLDER}/brief.md`;
  const written = workspace.read(brief);
  onTestFinished(() => workspace.write(brief, written));
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  workspace.write(brief, written.replace('product: Flask', `product: Flask\nflight: {to: ${day(9)}}`));
  write([product('A-1', {expiration_date: day(3)}), product('B-2', {expiration_date: day(20)})]);
  const opened = await openSpot(project, 'tiny');
  expect(opened.warnings).toMatchObject([{code: 'feed-ends', where: {line: 2}}]);
  const pairs = opened.variants.map((variant) => ({variant, captions: [], placement: {}}) as never);
  const made = {bulk: [], rights: [], filled: [], withoutSheet: []};
  expect(limitsThatApply(pairs, made, {project: opened, signer: undefined, days: [day(0)]} as never)).toEqual(
    [expect.stringContaining('the offer of "A-1" changes before the flight is over')],
  );
});

test.each([
  ['a prop that decides how the spot is made', 'map: {template: title}', 'document-invalid'],
  ['a file that is named by a text', 'map: {shots.hook.file: title}', 'document-invalid'],
  ['a price outside of the copy', 'map: {ad.headline: price}', 'document-invalid'],
  ['a field that no product has', 'map: {copy.hook: titel}', 'feed-field'],
  ['a file outside of the spot', 'file: ../feed.xml, map: {copy.hook: title}', 'document-syntax'],
])('%s cannot be mapped', async (_, feed, code) => {
  write([product('A-1')], {feed});
  expect(await codes()).toEqual([code]);
});

test('an axis of the spot may not be called product', async () => {
  write([product('A-1')], {rest: 'axes: {product: [{id: a}]}\n'});
  expect(await codes()).toEqual(['document-invalid']);
});

test('the claim check reads the words of a feed, and takes its prices as proved where the feed gives them', async () => {
  write([product('A-1', {title: 'The best flask'}), product('B-2')]);
  const {spot: documents, variants, catalog} = await openSpot(project, 'tiny');
  const drafts = await draftsOf(documents);
  const check = claimProblemsOf(documents, '2026-11-29');
  const found = variants.map((variant, at) => {
    const [draft, brand] = [drafts[at], catalog.brands[variant.props.brand]];
    return (
      draft && brand && check(variant, draft, brand).map(({code, where}) => [code, where?.field, where?.line])
    );
  });
  expect(found).toEqual([[['claim-unapproved', 'ad.headline', 2]], []]);
});

test('a price that a row writes itself is not proved by the feed', async () => {
  write([product('A-1')], {rest: "rows: [{id: own, product: a-1, copy.hook: 'Only €9.99'}]\n"});
  const {warnings} = await openSpot(project, 'tiny');
  expect(warnings.map(({code, where}) => [code, where?.field])).toEqual([['claim-unapproved', 'copy.hook']]);
});

test('a picture that was not fetched is an error that names the command; a fetched one is the file of its slot', async () => {
  const image = 'https://cdn.example/a.png';
  const feed = `${MAP.slice(0, -1)}, shots.hook.file: image}`;
  write([product('A-1', {image_link: image})], {feed});
  expect((await refusal()).problems).toMatchObject([
    {code: 'feed-value', fix: expect.stringContaining('tenspot import feed')},
  ]);
  const file = 'feed/0123456789abcdef.png';
  mkdirSync(workspace.path(FOLDER, 'feed'));
  writeFileSync(workspace.path(FOLDER, file), 'x');
  workspace.write(`${FOLDER}/feed/pictures.json`, JSON.stringify({version: 1, pictures: {[image]: file}}));
  const {asked} = await openSpot(project, 'tiny');
  expect(asked[0]?.props.shots.hook).toMatchObject({file});
});
