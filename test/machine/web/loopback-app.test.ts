import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {type LoopbackApp, openLoopbackApp} from '../../../src/machine/web/loopback-app.ts';
import {TenspotError} from '../../../src/spot/problem/errors.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {type SentRequest, sendRequest as send} from './send-request.ts';

const BYTES = Buffer.from(Array.from({length: 1000}, (_, index) => index % 251));

async function openApp() {
  const folder = temporaryFolder();
  const file = join(folder, 'clip.mp4');
  writeFileSync(file, BYTES);
  const asked: unknown[] = [];
  const app = await openLoopbackApp({
    title: 'A <b>title</b>',
    script: 'export {};',
    actions: {
      echo: async (body) => {
        asked.push(body);
        return {got: body};
      },
      fails: async () => {
        throw new TenspotError({code: 'some-code', what: 'it failed', where: {file: '/secret/place'}});
      },
    },
    media: async (path) =>
      path === 'clip' ? {file, type: 'video/mp4'} : path === 'soon' ? 'later' : undefined,
  });
  onTestFinished(app.close);
  const token = new URL(app.url).hash.slice(1);
  return {app, asked, token, port: new URL(app.origin).port};
}

const asking = (origin: string, token: string): Record<string, string> => ({
  origin,
  authorization: `Bearer ${token}`,
  'content-type': 'application/json',
});

async function cookieOf(app: LoopbackApp, token: string): Promise<string> {
  const {headers} = await send(app, {
    method: 'POST',
    path: '/api/echo',
    headers: asking(app.origin, token),
    body: '{}',
  });
  return String(headers['set-cookie']).split(';')[0] ?? '';
}

test('the page of the app has its token in the address only, and asks with it', async () => {
  const {app, asked, token} = await openApp();
  expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  const page = await send(app, {});
  expect(page.status).toBe(200);
  expect(page.body.toString()).not.toContain(token);
  expect(page.body.toString()).toContain('<title>A &#60;b&#62;title&#60;/b&#62;</title>');
  const answer = await send(app, {
    method: 'POST',
    path: '/api/echo',
    headers: asking(app.origin, token),
    body: '{"text":"hello"}',
  });
  expect(JSON.parse(answer.body.toString())).toEqual({got: {text: 'hello'}});
  expect(asked).toEqual([{text: 'hello'}]);
});

test('the address opens from a page of another site, such as a terminal in a browser', async () => {
  const {app} = await openApp();
  const clicked = {
    'sec-fetch-site': 'cross-site',
    'sec-fetch-mode': 'navigate',
    'sec-fetch-dest': 'document',
  };
  expect((await send(app, {headers: clicked})).status).toBe(200);
  expect((await send(app, {headers: {...clicked, 'sec-fetch-dest': 'iframe'}})).status).toBe(403);
  expect((await send(app, {path: '/app.js', headers: clicked})).status).toBe(403);
});

test('answers forbid other scripts, frames and referrers', async () => {
  const {app} = await openApp();
  const {headers} = await send(app, {});
  expect(headers['content-security-policy']).toContain("default-src 'none'");
  expect(headers['content-security-policy']).toContain("script-src 'self'");
  expect(headers['content-security-policy']).not.toMatch(/unsafe|\*|https?:/);
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  expect(headers).toMatchObject({
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
  expect(headers['access-control-allow-origin']).toBeUndefined();
});

test('requests with another Host or Origin, or without the token, reach nothing', async () => {
  const {app, asked, token, port} = await openApp();
  const {origin} = app;
  const good = asking(origin, token);
  const {authorization: _, ...noToken} = good;
  const {origin: __, ...noOrigin} = good;
  const {'content-type': ___, ...noType} = good;
  const echo = {method: 'POST', path: '/api/echo', body: '{}'};
  const bad: [status: number, sent: SentRequest][] = [
    [403, {headers: {host: 'evil.example'}}],
    [403, {headers: {host: `evil.example:${port}`}}],
    [403, {headers: {host: `127.0.0.1.evil.example:${port}`}}],
    [403, {headers: {host: '127.0.0.1'}}],
    [403, {headers: {host: `127.0.0.1:${Number(port) + 1}`}}],
    [400, {headers: {host: `127.0.0.1:${port}@evil.example`}}],
    [403, {headers: {host: `0.0.0.0:${port}`}}],
    [403, {...echo, headers: {...good, host: `evil.example:${port}`}}],
    [403, {...echo, headers: {...good, origin: 'http://evil.example'}}],
    [403, {...echo, headers: {...good, origin: `https://127.0.0.1:${port}`}}],
    [403, {...echo, headers: {...good, origin: `http://127.0.0.1:${Number(port) + 1}`}}],
    [403, {...echo, headers: {...good, origin: `http://localhost:${port}`}}],
    [403, {...echo, headers: {...good, origin: 'null'}}],
    [403, {...echo, headers: noOrigin}],
    [403, {...echo, headers: {...good, 'sec-fetch-site': 'cross-site'}}],
    [403, {...echo, headers: {...good, 'sec-fetch-site': 'same-site'}}],
    [403, {path: '/media/clip', headers: {'sec-fetch-site': 'cross-site'}}],
    [401, {...echo, headers: noToken}],
    [401, {...echo, headers: {...good, authorization: 'Bearer '}}],
    [401, {...echo, headers: {...good, authorization: `Bearer ${token.slice(0, -1)}`}}],
    [401, {...echo, headers: {...good, authorization: token}}],
    [401, {...echo, headers: {...noToken, cookie: `tenspot-media-${port}=${token}`}}],
    [401, {path: '/media/clip'}],
    [401, {path: '/media/clip', headers: {authorization: `Bearer ${token}`}}],
    [401, {path: '/media/clip', headers: {cookie: `tenspot-media-${port}=${token}`}}],
    [415, {...echo, headers: noType}],
    [415, {...echo, headers: {...good, 'content-type': 'text/plain'}}],
    [404, {path: '/api/echo', headers: good}],
    [404, {...echo, path: '/api/unknown', headers: good}],
    [404, {...echo, path: '/api/__proto__', headers: good}],
    [404, {...echo, path: '/api/constructor', headers: good}],
    [422, {...echo, headers: good, body: '{"text":'}],
    [413, {...echo, headers: good, body: JSON.stringify('x'.repeat(300_000))}],
  ];
  for (const [status, sent] of bad)
    expect((await send(app, sent)).status, JSON.stringify(sent).slice(0, 300)).toBe(status);
  expect(asked).toEqual([]);
});

test('a path reaches only what is known by it, however it is written', async () => {
  const {app, token} = await openApp();
  const cookie = await cookieOf(app, token);
  expect((await send(app, {path: '/media/clip', headers: {cookie}})).status).toBe(200);
  expect((await send(app, {path: '/media/soon', headers: {cookie}})).status).toBe(202);
  for (const path of [
    '/media/../package.json',
    '/media/..%2f..%2fetc%2fpasswd',
    '/media/%2e%2e/%2e%2e/etc/passwd',
    '/media/clip/../../etc/passwd',
    '/media//etc/passwd',
    '/media/clip%00.mp4',
    '/media/clip.mp4',
    '/media/',
    '/media/C:%5Cwindows',
    '/package.json',
    '/src/cli/bin.js',
    '/%2e%2e/package.json',
  ])
    expect((await send(app, {path, headers: {cookie}})).status, path).toBe(404);
});

test('errors of actions are told without the places of files', async () => {
  const {app, token} = await openApp();
  const answer = await send(app, {
    method: 'POST',
    path: '/api/fails',
    headers: asking(app.origin, token),
    body: '{}',
  });
  expect(answer.status).toBe(422);
  expect(JSON.parse(answer.body.toString())).toEqual({problems: [{code: 'some-code', what: 'it failed'}]});
});

test('videos are sent whole or in the part that is asked for', async () => {
  const {app, token} = await openApp();
  const cookie = await cookieOf(app, token);
  const get = (range: string) => send(app, {path: '/media/clip', headers: {cookie, range}});
  const whole = await send(app, {path: '/media/clip', headers: {cookie}});
  expect(whole).toMatchObject({status: 200, headers: {'accept-ranges': 'bytes', 'content-length': '1000'}});
  expect(whole.body.equals(BYTES)).toBe(true);
  for (const [range, from, to] of [
    ['bytes=0-', 0, 999],
    ['bytes=10-19', 10, 19],
    ['bytes=999-', 999, 999],
    ['bytes=990-5000', 990, 999],
    ['bytes=-5', 995, 999],
    ['bytes=-5000', 0, 999],
  ] as const) {
    const part = await get(range);
    expect(part, range).toMatchObject({
      status: 206,
      headers: {'content-range': `bytes ${from}-${to}/1000`, 'content-length': String(to - from + 1)},
    });
    expect(part.body.equals(BYTES.subarray(from, to + 1)), range).toBe(true);
  }
  expect(await get('bytes=1000-')).toMatchObject({status: 416, headers: {'content-range': 'bytes */1000'}});
  for (const range of ['bytes=20-10', 'bytes=a-b', 'lines=1-2', 'bytes=1-2,4-5', 'bytes=-'])
    expect((await get(range)).status, range).toBe(200);
});

test('a port that is taken is an error', async () => {
  const {port} = await openApp();
  const again = openLoopbackApp({
    title: '',
    script: '',
    actions: {},
    media: async () => undefined,
    port: Number(port),
  });
  await expect(again).rejects.toMatchObject({code: 'port-taken'});
});
