import {expect, test} from 'vitest';
import {isLoopback} from '../../../src/machine/web/shared-app.ts';
import {openApp} from './open-shared-app.ts';
import {type SentRequest, sendRequest as send} from './send-request.ts';

test('a person with a link looks and writes under the name of the link', async () => {
  const {asked, asking, post, page} = await openApp();
  expect(page.status).toBe(200);
  expect(JSON.parse((await post('board', asking('ana'))).body.toString())).toEqual({person: 'Ana'});
  expect((await post('note', asking('ben'), '{"by":"Ana"}')).status).toBe(200);
  expect(asked).toEqual([{body: {by: 'Ana'}, person: 'Ben'}]);
});

test('answers have no referrer, no frames and no other origins, and the page tells nothing to strangers', async () => {
  const {page} = await openApp();
  expect(page.headers).toMatchObject({
    'referrer-policy': 'no-referrer',
    'x-frame-options': 'DENY',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
  expect(page.headers['content-security-policy']).toContain("default-src 'none'");
  expect(page.headers['access-control-allow-origin']).toBeUndefined();
  expect(page.body.toString()).toContain('<title>Review</title>');
});

test('a link that is clicked in a page of another site opens the page, and nothing else of the app can be loaded from there', async () => {
  const {app, asking} = await openApp();
  const clicked = {'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document', 'sec-fetch-user': '?1'};
  const {host = ''} = asking('ana');
  const get = async (path: string, headers: Record<string, string>) =>
    (await send(app, {path, headers: {host, ...headers}})).status;
  for (const site of ['cross-site', 'same-site', 'none', 'same-origin'])
    expect(await get('/', {...clicked, 'sec-fetch-site': site}), site).toBe(200);
  // Mail programs add their own parameters to links.
  expect(await get('/?utm_source=mail', {...clicked, 'sec-fetch-site': 'cross-site'})).toBe(200);
  for (const site of ['cross-site', 'same-site']) {
    const from = {...clicked, 'sec-fetch-site': site};
    for (const dest of ['iframe', 'frame', 'embed', 'object', 'empty', 'image'])
      expect(await get('/', {...from, 'sec-fetch-dest': dest}), dest).toBe(403);
    for (const mode of ['cors', 'no-cors', 'websocket'])
      expect(await get('/', {...from, 'sec-fetch-mode': mode}), mode).toBe(403);
    for (const path of ['/app.js', '/font.woff2', '/media/clip', '/api/board'])
      expect(await get(path, from), path).toBe(403);
    expect(await get('/', {...from, host: 'evil.example'})).toBe(403);
    expect(await get('/', {...from, origin: 'http://evil.example'})).toBe(403);
    const form = {method: 'POST', headers: {...asking('ana'), ...from}, body: '{}'};
    for (const path of ['/', '/api/note']) expect((await send(app, {...form, path})).status).toBe(403);
  }
});

test('requests with another Host, Origin or token, without a number, or sent again, change nothing', async () => {
  const {app, asked, asking, post, run, number} = await openApp();
  const {origin} = app;
  const port = Number(new URL(origin).port);
  const without = (name: string): Record<string, string> => {
    const {[name]: _, ...others} = asking('ana');
    return others;
  };
  const note = {method: 'POST', path: '/api/note', body: '{}'};
  const used = number();
  expect((await post('note', asking('ana', used))).status).toBe(200);
  asked.length = 0;
  const bad: [status: number, sent: SentRequest][] = [
    [403, {headers: {host: 'evil.example'}}],
    [403, {headers: {host: `localhost:${port}`}}],
    [403, {headers: {host: `127.0.0.1:${port + 1}`}}],
    [403, {headers: {host: `127.0.0.1.evil.example:${port}`}}],
    [403, {...note, headers: {...asking('ana'), host: 'evil.example'}}],
    [403, {...note, headers: {...asking('ana'), origin: 'http://evil.example'}}],
    [403, {...note, headers: {...asking('ana'), origin: `https://127.0.0.1:${port}`}}],
    [403, {...note, headers: {...asking('ana'), origin: 'null'}}],
    [403, {...note, headers: without('origin')}],
    [403, {...note, headers: {...asking('ana'), 'sec-fetch-site': 'cross-site'}}],
    [403, {...note, headers: {...asking('ana'), 'sec-fetch-site': 'same-site'}}],
    [401, {...note, headers: without('authorization')}],
    [401, {...note, headers: asking('')}],
    [401, {...note, headers: asking('anna')}],
    [401, {...note, headers: asking('l1')}],
    [401, {...note, headers: {...asking('ana'), authorization: 'ana'}}],
    [401, {path: '/media/clip', headers: {authorization: 'Bearer ana'}}],
    [401, {path: '/media/clip', headers: {cookie: `tenspot-media-${port}=ana`}}],
    [401, {path: '/media/clip', headers: {cookie: `tenspot-media-${port}=l1.`}}],
    [409, {...note, headers: without('tenspot-request')}],
    [409, {...note, headers: asking('ana', used)}],
    [409, {...note, headers: asking('ana', `${run}.1`)}],
    [409, {...note, headers: asking('ana', used.replace(run, 'A'.repeat(22)))}],
    [415, {...note, headers: without('content-type')}],
    [404, {...note, path: '/api/round', headers: asking('ana')}],
    [404, {...note, path: '/api/constructor', headers: asking('ana')}],
  ];
  expect(bad.length).toBeGreaterThanOrEqual(20);
  for (const [status, sent] of bad) expect((await send(app, sent)).status, JSON.stringify(sent)).toBe(status);
  expect(asked).toEqual([]);
  // The same number from another link is another request.
  expect((await post('note', asking('ben', used))).status).toBe(200);
});

test('a link that has ended opens nothing, with its token or with its cookie, from then on', async () => {
  const {app, ended, asking, post} = await openApp();
  const cookieOf = async (token: string): Promise<string> => {
    const {headers} = await post('board', asking(token));
    const [set] = headers['set-cookie'] as unknown as string[];
    expect(set).toMatch(/; HttpOnly; SameSite=Strict$/);
    return set?.split(';')[0] ?? '';
  };
  const [ana, ben] = [await cookieOf('ana'), await cookieOf('ben')];
  const clip = async (cookie: string) => (await send(app, {path: '/media/clip', headers: {cookie}})).status;
  expect([await clip(ana), await clip(ben)]).toEqual([200, 200]);
  ended.add('l1');
  expect([await clip(ana), await clip(ben)]).toEqual([401, 200]);
  expect((await post('board', asking('ana'))).status).toBe(401);
  expect((await post('board', asking('ben'))).status).toBe(200);
  // The cookie of one link with the id of another.
  expect(await clip(ben.replace('l2', 'l1'))).toBe(401);
});

test('a new link with the id of one whose file was removed is another link: cookie, numbers and limits are its own', async () => {
  const ana = {id: 'l1', person: 'Ana', hash: 'hash of ana'};
  const bob = {id: 'l1', person: 'Bob', hash: 'hash of bob'};
  const token = new Map([
    ['ana', ana],
    ['bob', bob],
  ]);
  let now = ana;
  const {app, asking, post, number} = await openApp({
    links: async () => [now],
    linkOf: async (typed) => (token.get(typed) === now ? now : undefined),
  });
  const used = number();
  const {headers} = await post('note', asking('ana', used));
  const [set = ''] = headers['set-cookie'] as unknown as string[];
  const clip = async () =>
    (await send(app, {path: '/media/clip', headers: {cookie: set.split(';')[0] ?? ''}})).status;
  expect(await clip()).toBe(200);
  const tries = await Promise.all(Array.from({length: 80}, () => post('note', asking('ana'))));
  expect(tries.some(({status}) => status === 429)).toBe(true);
  now = bob;
  expect(await clip()).toBe(401);
  expect((await post('note', asking('ana'))).status).toBe(401);
  expect((await post('note', asking('bob', used))).status).toBe(200);
});

test('a cookie of an earlier start of the app reads nothing', async () => {
  const first = await openApp();
  const {headers} = await first.post('board', first.asking('ana'));
  const [, value = ''] = /=([^;]+)/.exec(String(headers['set-cookie'])) ?? [];
  const second = await openApp();
  const cookie = `tenspot-media-${new URL(second.app.origin).port}=${value}`;
  expect((await send(second.app, {path: '/media/clip', headers: {cookie}})).status).toBe(401);
});

test('beyond this machine, nothing is opened without a valid link', async () => {
  for (const host of ['0.0.0.0', '192.0.2.1', '::'])
    await expect(
      openApp({host, origin: 'https://review.example', links: async () => []}),
    ).rejects.toMatchObject({code: 'share-without-link'});
  for (const host of ['127.0.0.1', '127.8.8.8', '::1']) expect(isLoopback(host), host).toBe(true);
  for (const host of ['0.0.0.0', '::', '128.0.0.1', '10.0.0.1', 'localhost', '127.0.0.1.evil.example', ''])
    expect(isLoopback(host), host).toBe(false);
});

test('behind a proxy, the origin that people open is the one that counts, and its cookie goes over https alone', async () => {
  const {app, page, post, asking} = await openApp({origin: 'https://review.example/'});
  expect(app.origin).toBe('https://review.example');
  expect(page.status).toBe(200);
  const {status, headers} = await post('board', asking('ana'));
  expect(status).toBe(200);
  expect(String(headers['set-cookie'])).toContain('; Secure');
  for (const [name, value] of [
    ['host', app.address],
    ['origin', `http://${app.address}`],
    ['origin', 'http://review.example'],
  ] as const)
    expect((await post('note', {...asking('ana'), [name]: value})).status, value).toBe(403);
});

test('an address or an origin that cannot be used is refused before anything is opened', async () => {
  await expect(openApp({host: 'review.example'})).rejects.toMatchObject({code: 'share-address'});
  await expect(openApp({host: '0.0.0.0'})).rejects.toMatchObject({code: 'share-origin'});
  for (const origin of [
    'review.example',
    'ftp://review.example',
    'https://review.example/path',
    'https://u:p@review.example',
    'https://*',
    '',
  ])
    await expect(openApp({origin}), origin).rejects.toMatchObject({code: 'share-origin'});
});
