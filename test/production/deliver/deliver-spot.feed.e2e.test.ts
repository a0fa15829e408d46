import {expect, test, vi} from 'vitest';
import {deliver} from '../../../src/node/deliver.ts';
import {redIn} from './samples.ts';
import {openRendered} from './setup.ts';

/** Real masters are staged. */
vi.setConfig({testTimeout: 300_000});

const FOLDER = 'compositions/spots/tiny';

type Product = {price?: string; availability?: string};
const rss = (one: Product = {}, date = new Date().toISOString()): string =>
  `<rss><channel><lastBuildDate>${date}</lastBuildDate>
${[{id: 'one', ...one}, {id: 'two'}]
  .map(
    (each) =>
      `<item>${Object.entries({
        price: each.id === 'two' ? '9 EUR' : '24.99 EUR',
        availability: 'in_stock',
        ...each,
      })
        .map(([name, text]) => `<g:${name}>${text}</g:${name}>`)
        .join('')}</item>`,
  )
  .join('\n')}
</channel></rss>`;

test('a price that changed, a product that is sold out and an old feed keep approved masters from being delivered', async () => {
  const {project, approve, workspace, rerender} = await openRendered();
  const feed = (text: string) => workspace.write(`${FOLDER}/feed.xml`, text);
  const variants = workspace.read(`${FOLDER}/variants.yaml`);
  feed(rss());
  workspace.write(
    `${FOLDER}/variants.yaml`,
    variants
      .replace(/axes:[\s\S]*$/, 'feed: {file: feed.xml, map: {copy.hook: current_price}}\n')
      .replace('shots: {end: bars}', 'shots: {end: bars, hook: bars}'),
  );
  await rerender();
  await approve();
  const gates = async () => (await deliver(project, {placements: ['pinterest'], dryRun: true})).gates;
  feed(rss({price: '19.99 EUR'}));
  const changed = await gates();
  expect(redIn(changed)).toEqual(['master one master-outdated', 'check one check-documents']);
  expect(changed.find(({code}) => code === 'master-outdated')?.got).toContain(
    'copy.hook: "€24.99" became "€19.99"',
  );

  feed(rss({availability: 'out_of_stock'}));
  const sold = await gates();
  expect(redIn(sold)).toEqual(['check one feed-out-of-stock']);
  expect(sold.find(({code}) => code === 'feed-out-of-stock')).toMatchObject({
    file: workspace.path(`${FOLDER}/feed.xml`),
    field: 'availability',
  });

  feed(rss({}, new Date(Date.now() - 3 * 86_400_000).toISOString()));
  expect(redIn(await gates())).toEqual(['check one feed-stale', 'check two feed-stale']);
});
