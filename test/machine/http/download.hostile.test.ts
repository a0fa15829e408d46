import {readdirSync} from 'node:fs';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {join} from 'node:path';
import {afterAll, beforeAll, beforeEach, describe, expect, test} from 'vitest';
import {allowedUrl} from '../../../src/machine/http/allowed-url.ts';
import {type DownloadOptions, download} from '../../../src/machine/http/download.ts';
import {pin, type Resolve} from '../../../src/machine/http/pin-address.ts';
import type {TenspotError} from '../../../src/spot/problem/errors.ts';
import {temporaryFolder} from '../../support/folder.ts';

let port = 0;
let hits: string[] = [];
let redirectTo = '';

/** A server on this machine that no vendor's URL may ever reach; what is under /go is a redirect. */
const server = createServer((request, response) => {
  if (request.url?.startsWith('/go')) {
    response.writeHead(302, {location: redirectTo}).end();
    return;
  }
  hits.push(request.url ?? '');
  response.end('secret');
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ({port} = server.address() as AddressInfo);
});
afterAll(() => server.close());
beforeEach(() => {
  hits = [];
});

const HOSTS = ['cdn.vendor.example', '*.media.example'];

/** Names that answer with addresses of this machine and of its neighbours. */
const ADDRESSES: Record<string, string[]> = {
  'cdn.vendor.example': ['127.0.0.1'],
  'a.media.example': ['93.184.215.14', '10.0.0.7'],
  'b.media.example': ['::ffff:127.0.0.1'],
  'c.media.example': ['::1'],
  'd.media.example': ['169.254.169.254'],
  'e.media.example': ['fd00:ec2::254'],
  'f.media.example': ['64:ff9b::7f00:1'],
  'g.media.example': ['2002:7f00:1::'],
  'h.media.example': ['fe80::1'],
  'i.media.example': ['100.64.0.1'],
  'j.media.example': ['0.0.0.0'],
  'k.media.example': [],
  localhost: ['127.0.0.1'],
  'elsewhere.example': ['93.184.215.14'],
};
const resolve: Resolve = async (host) =>
  (ADDRESSES[host] ?? ['127.0.0.1']).map((address) => ({address, family: address.includes(':') ? 6 : 4}));

const fetchIt = async (
  url: string,
  more: Partial<DownloadOptions> = {},
): Promise<TenspotError | undefined> => {
  const folder = temporaryFolder();
  return download(url, join(folder, 'file'), {allowed: {hosts: HOSTS}, resolve, ...more}).then(
    () => undefined,
    (error: TenspotError) => error,
  );
};

describe('a URL that leads to this machine, or past it, is refused', () => {
  const at = (text: string) => () => text.replaceAll('PORT', String(port));
  const hostile: [string, () => string][] = [
    'http://127.0.0.1:PORT/x',
    'https://127.0.0.1:PORT/x',
    'https://127.0.0.1/x',
    'https://localhost/x',
    'https://localhost.:PORT/x',
    'https://2130706433/x',
    'https://0x7f000001/x',
    'https://0x7f.0.0.1/x',
    'https://017700000001/x',
    'https://0177.0.0.1/x',
    'https://127.1/x',
    'https://127.0.1/x',
    'https://0/x',
    'https://[::1]/x',
    'https://[::ffff:127.0.0.1]/x',
    'https://[::ffff:7f00:1]/x',
    'https://[64:ff9b::7f00:1]/x',
    'https://[fd00:ec2::254]/latest/meta-data',
    'https://169.254.169.254/latest/meta-data/',
    'https://0xa9fea9fe/latest/meta-data/',
    'https://metadata.google.internal/computeMetadata/v1/',
    'https://10.0.0.1/x',
    'https://192.168.1.1/x',
    'https://①②⑦.⓪.⓪.①/x',
    'https://127。0。0。1/x',
    'https://cdn.vendor.example@127.0.0.1/x',
    'https://user:word@cdn.vendor.example/x',
    'https://127.0.0.1#@cdn.vendor.example/x',
    'https://cdn.vendor.example.attacker.test/x',
    'https://attackermedia.example/x',
    'https://media.example/x',
    'https://cdn.vendor.example:PORT/x',
    'https://cdn.vendor.example%2eattacker.test/x',
    'https://cdn.vendor.example%00.attacker.test/x',
    'https://cdn.vendor.example../x',
    'https://cdn.vendor.example;127.0.0.1/x',
    'https://[::ffff:7f00:1%25lo]/x',
    'https://[fe80::1%25eth0]/x',
    'https://a.localhost/x',
    'blob:https://cdn.vendor.example/x',
    'wss://cdn.vendor.example/x',
    'http://cdn.vendor.example/x',
    'https://cdn.vendor.example\\@127.0.0.1/x',
    'file:///etc/passwd',
    'FILE:///etc/passwd',
    'ftp://cdn.vendor.example/x',
    'data:video/mp4;base64,AAAA',
    'javascript:alert(1)',
    'gopher://127.0.0.1:PORT/_x',
    '//cdn.vendor.example/x',
    '/etc/passwd',
    '',
    ...Object.keys(ADDRESSES).map((host) => `https://${host}/x?token=signed-canary`),
  ].map((text) => [text, at(text)]);

  test.each(hostile)('%s', async (_, url) => {
    const error = await fetchIt(url());
    expect(error?.code).toMatch(/^download-(refused|unreachable)$/);
    expect(error?.message).not.toMatch(/signed-canary|word@/);
    expect(hits).toEqual([]);
  });

  test('there are at least forty hostile URLs', () => {
    expect(hostile.length).toBeGreaterThanOrEqual(40);
  });
});

describe('a redirect is a URL like any other', () => {
  test.each([
    'http://127.0.0.1:PORT/x',
    'http://localhost:PORT/x',
    'https://cdn.vendor.example/x',
    'file:///etc/passwd',
    '//127.1:PORT/x',
    'https://169.254.169.254/latest/meta-data/',
    'http://2130706433:PORT/x',
  ])('%s', async (target) => {
    // The first server is one that a person named, under another name: what it names is not.
    redirectTo = target.replaceAll('PORT', String(port));
    const error = await fetchIt(`http://named.test:${port}/go`, {
      allowed: {hosts: HOSTS, origin: `http://named.test:${port}`},
    });
    expect(error?.code).toBe('download-refused');
    expect(hits).toEqual([]);
  });

  test.each([
    ['https://elsewhere.example/x', 'one of the hosts'],
    ['http://cdn.vendor.example/x', 'https'],
  ])('%s is refused before any request', async (target, reason) => {
    redirectTo = target;
    const error = await fetchIt(`http://named.test:${port}/go`, {
      allowed: {hosts: HOSTS, origin: `http://named.test:${port}`},
    });
    expect(error?.message).toContain(`expected ${reason}`);
  });

  test('the sixth redirect is refused', async () => {
    redirectTo = '/go';
    const error = await fetchIt(`http://named.test:${port}/go`, {
      allowed: {hosts: [], origin: `http://named.test:${port}`},
    });
    expect(error?.message).toContain('at most 5 redirects');
  });
});

test('a name is looked up once', async () => {
  let asked = 0;
  const rebinding: Resolve = async () => [{address: asked++ === 0 ? '127.0.0.1' : '10.0.0.1', family: 4}];
  const folder = temporaryFolder();
  const origin = `http://named.test:${port}`;
  await download(`${origin}/x`, join(folder, 'file'), {allowed: {hosts: [], origin}, resolve: rebinding});
  expect(asked).toBe(1);
  expect(hits).toEqual(['/x']);
});

test('a name that resolves to a private address after the check is not looked up again: the connection uses the checked address', async () => {
  let asked = 0;
  const rebinding: Resolve = async () => {
    asked++;
    // The first answer is a public address without a route, every later one is this machine.
    return [{address: asked === 1 ? '240.0.0.1' : '127.0.0.1', family: 4}];
  };
  const error = await fetchIt('https://cdn.vendor.example/x', {resolve: rebinding});
  expect(error?.code).toBe('download-refused');
  expect(hits).toEqual([]);
});

test.each([
  ['https://cdn.vendor.example:8443/x', 'the default port'],
  ['http://cdn.vendor.example/x', 'https'],
  ['https://attackermedia.example/x', 'one of the hosts'],
  ['https://media.example/x', 'one of the hosts'],
  ['https://.media.example/x', 'one of the hosts'],
  ['https://user@cdn.vendor.example/x', 'a URL without a user'],
  ['https://cdn.vendor.example.attacker.test/x', 'one of the hosts'],
])('%s is refused by its text: expected %s', (url, reason) => {
  expect(() => allowedUrl(url, {hosts: HOSTS})).toThrow(`expected ${reason}`);
});

test.each([
  'https://CDN.vendor.example/x',
  'https://cdn.vendor.example./x',
  'https://a.b.media.example:443/x?y=z',
])('%s is allowed by its text', (url) => {
  expect(allowedUrl(url, {hosts: HOSTS}).protocol).toBe('https:');
});

test('a URL with an IP address is refused, also if a card allows it', async () => {
  const url = new URL('https://93.184.215.14/x');
  await expect(pin(url, {hosts: ['93.184.215.14']})).rejects.toThrow('a host name');
});

test('a refused download leaves only an empty draft', async () => {
  const folder = temporaryFolder();
  await download('file:///etc/passwd', join(folder, 'file'), {allowed: {hosts: HOSTS}}).catch(
    () => undefined,
  );
  expect(readdirSync(folder).length).toBeLessThanOrEqual(1);
});
