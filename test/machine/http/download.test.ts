import {createHash, randomBytes} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {createServer as createTcp} from 'node:net';
import {join} from 'node:path';
import {beforeEach, describe, expect, onTestFinished, test} from 'vitest';
import {type DownloadOptions, download} from '../../../src/machine/http/download.ts';
import {getPinned} from '../../../src/machine/http/pinned-get.ts';
import {temporaryFolder} from '../../support/folder.ts';

const bytes = randomBytes(300_000);
const sha256 = createHash('sha256').update(bytes).digest('hex');
let asked: IncomingMessage[] = [];
beforeEach(() => {
  asked = [];
});

type Handler = (request: IncomingMessage, response: ServerResponse, count: number) => void;

async function serve(handler: Handler): Promise<string> {
  let count = 0;
  const server = createServer((request, response) => {
    asked.push(request);
    handler(request, response, ++count);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function get(origin: string, more: Partial<DownloadOptions> = {}) {
  const file = join(temporaryFolder(), 'file');
  const result = await download(`${origin}/file?token=signed-canary`, file, {
    allowed: {hosts: [], origin},
    ...more,
  });
  return {result, got: readFileSync(file)};
}

test('a file is downloaded completely, and hashed meanwhile', async () => {
  const origin = await serve((_, response) => response.end(bytes));
  const {result, got} = await get(origin);
  expect(result).toEqual({bytes: bytes.length, sha256});
  expect(got.equals(bytes)).toBe(true);
});

describe('a broken connection', () => {
  const cutAt = (response: ServerResponse, from: number, to: number, headers: Record<string, string>) => {
    response.writeHead(from === 0 ? 200 : 206, {'content-length': bytes.length - from, ...headers});
    // Closed, not reset, and not at once: what is not read by then may be thrown away.
    response.write(bytes.subarray(from, to), () => void setTimeout(() => response.socket?.end(), 50));
  };

  test('is resumed where it broke, if the file is the same', async () => {
    const origin = await serve((request, response, count) => {
      const from = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
      const headers = {etag: '"one"', 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}`};
      if (count < 3) return cutAt(response, from, from + 90_000, headers);
      response.writeHead(206, headers).end(bytes.subarray(from));
    });
    const {result, got} = await get(origin);
    expect(result.sha256).toBe(sha256);
    expect(got.equals(bytes)).toBe(true);
    expect(asked.map(({headers}) => headers['if-range'])).toEqual([undefined, '"one"', '"one"']);
  });

  test('starts again, if the server now has another file', async () => {
    const origin = await serve((_, response, count) => {
      if (count === 1) return cutAt(response, 0, 90_000, {etag: '"old"'});
      response.writeHead(200, {etag: '"new"'}).end(bytes);
    });
    expect((await get(origin)).result.sha256).toBe(sha256);
  });

  test('starts again, if the server gives no strong ETag', async () => {
    const origin = await serve((_, response, count) => {
      if (count === 1) return cutAt(response, 0, 90_000, {etag: 'W/"weak"'});
      response.end(bytes);
    });
    expect((await get(origin)).result.sha256).toBe(sha256);
    expect(asked[1]?.headers.range).toBeUndefined();
  });

  test('starts again, if the rest is of another file or offset, or is refused', async () => {
    const rest = (from: number) => `bytes ${from}-${bytes.length - 1}/${bytes.length}`;
    const lies: ((response: ServerResponse, from: number) => void)[] = [
      (response, from) =>
        response
          .writeHead(206, {etag: '"new"', 'content-range': rest(from)})
          .end(randomBytes(bytes.length - from)),
      (response) => response.writeHead(206, {etag: '"one"', 'content-range': rest(0)}).end(bytes),
      (response, from) => response.writeHead(206, {etag: '"one"'}).end(bytes.subarray(from)),
      (response) => response.writeHead(416).end(),
      (response) => response.writeHead(412).end(),
    ];
    const result = lies.map(async (lie) => {
      const origin = await serve((request, response, count) => {
        const from = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
        if (count === 1) cutAt(response, 0, 90_000, {etag: '"one"'});
        else if (from > 0) lie(response, from);
        else response.writeHead(200, {etag: '"one"'}).end(bytes);
      });
      return (await get(origin)).result.sha256;
    });
    expect(await Promise.all(result)).toEqual(lies.map(() => sha256));
    expect(asked.filter(({headers}) => headers.range)).toHaveLength(lies.length);
  });

  test('is resumed, if a part ends before the file', async () => {
    const origin = await serve((request, response) => {
      const {range: wanted} = request.headers;
      // Again, if nothing of the first answer had arrived when it was cut.
      if (wanted === undefined) return cutAt(response, 0, 90_000, {etag: '"one"'});
      const from = Number(/bytes=(\d+)-/.exec(wanted)?.[1]);
      const part = bytes.subarray(from, from + 70_000);
      const range = `bytes ${from}-${from + part.length - 1}/${bytes.length}`;
      response.writeHead(206, {etag: '"one"', 'content-range': range}).end(part);
    });
    expect((await get(origin)).result).toEqual({bytes: bytes.length, sha256});
  });

  test('is given up after five tries without progress', async () => {
    const origin = await serve((_, response) => response.destroy());
    await expect(get(origin)).rejects.toMatchObject({code: 'download-broken'});
    expect(asked).toHaveLength(5);
  });
});

test('a file with too large a length is not read, and one that exceeds the maximum is cut off', async () => {
  const said = await serve((_, response) => response.end(bytes));
  await expect(get(said, {most: 1000})).rejects.toMatchObject({code: 'download-too-large'});
  const endless = await serve((_, response) => {
    const pour = (): boolean => response.destroyed || response.write(bytes, pour);
    pour();
  });
  await expect(get(endless, {most: 1_000_000})).rejects.toMatchObject({code: 'download-too-large'});
});

test('a download that never ends is stopped at its timeout', async () => {
  const origin = await serve((_, response) => {
    response.write('a');
  });
  await expect(get(origin, {timeout: 300})).rejects.toMatchObject({code: 'download-timeout'});
  const silent = await serve(() => undefined);
  await expect(get(silent, {timeout: 300, idle: 100})).rejects.toMatchObject({code: 'download-timeout'});
});

test.each([403, 404, 410])('%i says that it has expired', async (status) => {
  const origin = await serve((_, response) => response.writeHead(status).end());
  await expect(get(origin)).rejects.toMatchObject({code: 'download-expired'});
});

test('errors never show the signature of the URL', async () => {
  const origin = await serve((_, response) => response.writeHead(403).end());
  const error = await get(origin).catch((thrown: Error) => thrown as Error);
  expect(error).toBeInstanceOf(Error);
  expect(JSON.stringify(error) + (error as Error).stack).not.toContain('signed-canary');
});

test('headers are sent to the first host only', async () => {
  const other = await serve((_, response) => response.end(bytes));
  const otherPort = new URL(other).port;
  const origin = await serve((_, response) => response.writeHead(302, {location: `${other}/moved`}).end());
  const headers = {'x-key': 'key-canary'};
  // The second origin is refused, which is one way; a host on the list is the other.
  await expect(get(origin, {headers})).rejects.toMatchObject({code: 'download-refused'});
  expect(
    asked.map(({headers: {host}, headers: sent}) => [host?.split(':')[1] === otherPort, sent['x-key']]),
  ).toEqual([[false, 'key-canary']]);
});

test('the connection goes to the checked address, with the Host of the URL', async () => {
  const hello = new Promise<string>((resolve) => {
    const server = createTcp((socket) => {
      socket.once('data', (data) => {
        resolve(data.toString('latin1'));
        socket.destroy();
        server.close();
      });
    }).listen(0, '127.0.0.1', () => {
      const {port} = server.address() as AddressInfo;
      const url = new URL(`https://cdn.vendor.example:${port}/x`);
      const signal = AbortSignal.timeout(5000);
      getPinned(url, {address: '127.0.0.1', family: 4}, {headers: {}, signal, idle: 5000}).catch(
        () => undefined,
      );
    });
  });
  // TLS names the server in clear in its first message: the certificate has to be that one's.
  expect(await hello).toContain('cdn.vendor.example');
});
