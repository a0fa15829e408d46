import {existsSync, readdirSync} from 'node:fs';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import sharp from 'sharp';
import {afterAll, beforeAll, beforeEach, expect, onTestFinished, test} from 'vitest';
import {fetchPictures} from '../../../../src/production/project/feed/fetch-pictures.ts';
import {loadSpot} from '../../../../src/production/project/load-spot.ts';
import {openWorkspace} from '../../../../src/production/project/open-project.ts';
import {findWorkspace} from '../../../../src/production/project/workspace.ts';
import {makeWorkspace, type Workspace} from '../../../support/workspace.ts';

const FOLDER = 'compositions/spots/tiny';

let workspace: Workspace;
let origin: string;
let asked: string[] = [];
let png: Buffer;
const server = createServer((request, response) => {
  asked.push(request.url ?? '');
  if (request.url === '/away.png')
    return void response.writeHead(302, {location: 'http://169.254.169.254/latest/meta-data'}).end();
  if (request.url === '/page.png') return void response.end('<html>approve</html>');
  if (request.url === '/gone.png') return void response.writeHead(404).end();
  if (request.url === '/drawing.svg')
    return void response.end(
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>',
    );
  response.end(png);
});

beforeAll(async () => {
  workspace = await makeWorkspace();
  png = await sharp({create: {width: 8, height: 8, channels: 3, background: 'red'}})
    .png()
    .toBuffer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  workspace?.remove();
});
beforeEach(() => {
  asked = [];
});

async function fetchAll(
  urls: string[],
  {map = 'shots.hook.file: image, copy.hook: title', allowed = true, dryRun = false} = {},
) {
  const items = urls.map(
    (url, at) =>
      `<item><g:id>p${at}</g:id><g:title>P</g:title><g:availability>in_stock</g:availability><g:image_link>${url}</g:image_link></item>`,
  );
  workspace.write(
    `${FOLDER}/feed.xml`,
    `<rss><channel><pubDate>${new Date().toUTCString()}</pubDate>\n${items.join('\n')}</channel></rss>`,
  );
  workspace.write(
    `${FOLDER}/variants.yaml`,
    `template: plain\nbrand: plain\nfeed: {file: feed.xml, hosts: [cdn.example.com], map: {${map}}}\n`,
  );
  const {store} = await openWorkspace(await findWorkspace(workspace.root));
  try {
    return await fetchPictures(
      await loadSpot(workspace.path(FOLDER), 'tiny'),
      {store},
      {dryRun, report: {step: () => undefined}, origin: allowed ? origin : undefined},
    );
  } finally {
    await store.close();
  }
}
const codes = ({problems}: Awaited<ReturnType<typeof fetchAll>>) => problems.map(({code}) => code);

test('pictures are stored under their bytes, each address once, and variants then show them', async () => {
  const {fetched, problems} = await fetchAll([`${origin}/a.png`, `${origin}/a.png`, `${origin}/b.png`]);
  expect(problems).toEqual([]);
  expect(asked).toEqual(['/a.png', '/b.png']);
  const [first, second] = fetched;
  expect(first?.file).toMatch(/^feed\/[0-9a-f]{16}\.png$/);
  expect(second?.file).toBe(first?.file);
  expect(readdirSync(workspace.path(FOLDER, 'feed')).sort()).toEqual([first?.file.slice(5), 'pictures.json']);
  const {variants} = await loadSpot(workspace.path(FOLDER), 'tiny');
  expect(variants.value.axes.product).toMatchObject([
    {id: 'p0', 'shots.hook.file': first?.file},
    {id: 'p1'},
    {id: 'p2'},
  ]);
});

test('only the hosts of the document are asked, at public addresses, also after a redirect', async () => {
  const result = await fetchAll([
    'http://169.254.169.254/latest/meta-data',
    'https://127.0.0.1/a.png',
    'https://elsewhere.example/a.png',
    'file:///etc/passwd',
    'https://user:secret@cdn.example.com/a.png',
    `${origin}/away.png`,
  ]);
  expect(codes(result)).toEqual(Array(6).fill('download-refused'));
  expect(asked).toEqual(['/away.png']);
  expect(result.problems[2]).toMatchObject({
    where: {line: 4, field: 'image'},
    fix: expect.stringContaining('add elsewhere.example to `feed.hosts`'),
  });
  // No list of hosts would permit the others.
  expect(result.problems.filter(({fix}) => fix?.includes('feed.hosts'))).toHaveLength(1);
  expect(codes(await fetchAll([`${origin}/a.png`], {allowed: false}))).toEqual(['download-refused']);
});

test('a file that is not a photo is refused, and the others are still fetched', async () => {
  const result = await fetchAll([
    `${origin}/page.png`,
    `${origin}/gone.png`,
    `${origin}/drawing.svg`,
    `${origin}/b.png`,
  ]);
  expect(codes(result)).toEqual(['image-invalid', 'download-expired', 'image-invalid']);
  expect(result.problems[1]?.fix).not.toContain('paid');
  expect(result.fetched.map(({product}) => product)).toEqual(['p3']);
});

test('a dry run names what would be refused', async () => {
  const urls = ['https://elsewhere.example/a.png', `${origin}/a.png`];
  const {fetched, problems} = await fetchAll(urls, {dryRun: true});
  expect(fetched.map(({url}) => url)).toEqual(urls.slice(1));
  expect(problems).toMatchObject([{code: 'download-refused', got: 'elsewhere.example'}]);
});

test('an index of pictures that cannot be read is an error, and is not overwritten', async () => {
  const index = `${FOLDER}/feed/pictures.json`;
  const written = workspace.read(index);
  onTestFinished(() => workspace.write(index, written));
  workspace.write(index, written.slice(0, 40));
  await expect(fetchAll([`${origin}/b.png`])).rejects.toMatchObject({code: 'feed-pictures'});
  expect(workspace.read(index)).toBe(written.slice(0, 40));
  expect(asked).toEqual([]);
});

test('nothing is fetched in a dry run, and without a prop that shows the picture', async () => {
  expect((await fetchAll([`${origin}/new.png`], {dryRun: true})).fetched).toMatchObject([{product: 'p0'}]);
  expect((await fetchAll([`${origin}/new.png`], {map: 'copy.hook: title'})).fetched).toEqual([]);
  expect(asked).toEqual([]);
  expect(existsSync(workspace.path(FOLDER, 'feed/pictures.json'))).toBe(true);
});

test('a picture whose address has an entity of HTML is not fetched: it can be another picture', async () => {
  const found = await fetchAll([
    `<![CDATA[${origin}/a.png?w=1&amp;crop=2]]>`,
    `${origin}/b.png?w=1&amp;crop=2`,
  ]);
  expect(found.problems).toMatchObject([
    {code: 'feed-value', got: '&amp;', where: {line: 2, field: 'image'}},
  ]);
  expect(asked).toEqual(['/b.png?w=1&crop=2']);
});
