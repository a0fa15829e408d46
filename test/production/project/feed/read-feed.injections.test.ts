import {existsSync} from 'node:fs';
import Papa from 'papaparse';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {type Serving, serve} from '../../../../src/machine/http/serve.ts';
import {fetchPictures} from '../../../../src/production/project/feed/fetch-pictures.ts';
import {loadSpot} from '../../../../src/production/project/load-spot.ts';
import {openWorkspace, type Project} from '../../../../src/production/project/open-project.ts';
import {openSpot} from '../../../../src/production/project/open-spot.ts';
import {findWorkspace} from '../../../../src/production/project/workspace.ts';
import {planSpot} from '../../../../src/production/shoot/plan-and-buy.ts';
import {INJECTIONS} from '../../../support/injections.ts';
import {makeWorkspace, type Workspace} from '../../../support/workspace.ts';

const FOLDER = 'compositions/spots/tiny';
const CANARY = '/tmp/tenspot-feed-injected-canary';

let bait: Serving;
let visits = 0;
let workspace: Workspace;
let project: Project;
beforeAll(async () => {
  bait = await serve(() => {
    visits += 1;
    return {status: 200, body: 'fetched'};
  });
  workspace = await makeWorkspace();
  project = await openWorkspace(await findWorkspace(workspace.root), {env: {OPENAI_API_KEY: 'key-canary'}});
});
afterAll(async () => {
  workspace?.remove();
  await bait?.close();
});

const concrete = (text: string): string => text.replaceAll('BAIT', bait.origin).replaceAll('CANARY', CANARY);
const xml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
/** A product with such a text is refused. */
const isHtml = (text: string): boolean => /<(img|script|iframe|div|meta|link|!--)/.test(text);
const FIELDS = ['title', 'description', 'brand', 'link', 'image_link', 'custom_label_0'];

const FEEDS: Record<string, (rows: Record<string, string>[]) => string> = {
  'feed.xml': (rows) =>
    `<rss><channel>${rows
      .map(
        (row) =>
          `<item>${Object.entries(row)
            .map(([name, text]) => `<g:${name}>${xml(text)}</g:${name}>`)
            .join('')}</item>`,
      )
      .join('\n')}</channel></rss>`,
  'feed.tsv': (rows) => Papa.unparse(rows, {delimiter: '\t'}),
  'feed.csv': (rows) => Papa.unparse(rows),
};

test.each(Object.keys(FEEDS))(
  'in every text of %s, injections are data: no spend, no fetch, no gate passed, nothing executed',
  async (name) => {
    // A TSV cannot have line breaks in its cells.
    const injections = INJECTIONS.filter((text) => !name.endsWith('.tsv') || !text.includes('\n'));
    const rows = injections.map((text, at) => ({
      id: `p${at}`,
      price: '24.99 EUR',
      availability: 'in_stock',
      ...Object.fromEntries(FIELDS.map((field) => [field, concrete(text)])),
    }));
    workspace.write(`${FOLDER}/${name}`, FEEDS[name]?.(rows) ?? '');
    const map = 'copy.hook: title, ad.primaryText: description, ad.headline: custom_label_0, ad.url: link';
    const variants = (pictures: string) =>
      `template: plain\nbrand: plain\nprops: {seconds: 1, fps: 24, shots: {end: bars, hook: bars}}\nfeed: {file: ${name}, date: ${new Date().toISOString()}, hosts: [cdn.example.com], map: {${map}${pictures}}}\n`;
    const written = variants('');
    workspace.write(`${FOLDER}/variants.yaml`, written);
    const documents = await loadSpot(workspace.path(FOLDER), 'tiny');
    expect(documents.variants.value.axes.product).toHaveLength(injections.length);
    // Texts are shown as they are, or the product is refused: nothing is run or filled in.
    expect(documents.variants.value.axes.product?.map((value) => value['copy.hook'])).toEqual(
      injections.map((text) => (isHtml(text) ? undefined : concrete(text).normalize('NFC').trim())),
    );
    const opened = await openSpot(project, 'tiny', {keepGoing: true}).catch((error: {code?: string}) => {
      expect(error.code).toMatch(/^[a-z-]+$/);
      return undefined;
    });
    // A link that is no https address is the ad of no variant.
    for (const {ad} of opened?.asked ?? []) expect(ad?.url ?? 'https://').toMatch(/^https:\/\//);
    if (opened) expect((await planSpot(opened, {sandbox: false})).usd).toBe(0);
    expect(workspace.read(`${FOLDER}/variants.yaml`)).toBe(written);
    // The only command that fetches takes the pictures from the hosts of the document.
    workspace.write(`${FOLDER}/variants.yaml`, variants(', shots.hook.file: image'));
    const fetched = await fetchPictures(await loadSpot(workspace.path(FOLDER), 'tiny'), project, {
      dryRun: false,
      report: {step: () => undefined},
    });
    expect(fetched.fetched).toEqual([]);
    expect(JSON.stringify(fetched)).not.toContain('key-canary');
    expect(visits).toBe(0);
    expect(existsSync(CANARY)).toBe(false);
    expect((Object.prototype as Record<string, unknown>).polluted).toBeUndefined();
    expect(existsSync(workspace.path(FOLDER, 'rounds'))).toBe(false);
    expect(existsSync(workspace.path('vault/ledger.sqlite'))).toBe(false);
  },
);
