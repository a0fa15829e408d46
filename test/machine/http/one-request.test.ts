import {createServer, type RequestListener} from 'node:http';
import type {AddressInfo} from 'node:net';
import {gzipSync} from 'node:zlib';
import {describe, expect, onTestFinished, test} from 'vitest';
import {httpProblemIn} from '../../../src/machine/http/http-problem.ts';
import {type Limits, oneRequest} from '../../../src/machine/http/one-request.ts';
import {redacted} from '../../../src/machine/http/redact.ts';

const KEY = 'sk-canary-1234567890';

async function serve(answer: RequestListener): Promise<{origin: string; count: () => number}> {
  let count = 0;
  const server = createServer((request, response) => {
    count++;
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, count: () => count};
}

const call = (origin: string, more = {}) => oneRequest({origins: [origin], secrets: [KEY], ...more});
const problemOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => httpProblemIn(error),
  );

describe('one call of an SDK', () => {
  test.each([429, 500, 502, 503, 504])(
    'sends a create once, though it was answered with %i',
    async (status) => {
      const {origin, count} = await serve((_, response) => response.writeHead(status).end());
      const send = call(origin);
      for (let attempt = 0; attempt < 4; attempt++)
        expect(await problemOf(send(`${origin}/jobs`, {method: 'POST', body: '{}'}))).toMatchObject({status});
      expect(count()).toBe(1);
    },
  );

  test('sends a submission once, though the connection was cut, and reports that it was sent', async () => {
    const {origin, count} = await serve((request) => request.socket.destroy());
    const send = call(origin);
    for (let attempt = 0; attempt < 4; attempt++)
      expect(await problemOf(send(`${origin}/jobs`, {method: 'POST', body: '{}'}))).toMatchObject({
        status: 0,
        sent: true,
      });
    expect(count()).toBe(1);
  });

  test('reports that a request was not sent if no server listens', async () => {
    const origin = 'http://127.0.0.1:2';
    expect(await problemOf(call(origin)(origin, {method: 'POST'}))).toMatchObject({status: 0, sent: false});
  });

  test('reports that a request was not sent if the TLS handshake fails', async () => {
    const {origin} = await serve((_, response) => response.end());
    const secure = origin.replace('http:', 'https:');
    expect(await problemOf(call(secure)(secure, {method: 'POST', body: '{}'}))).toMatchObject({
      status: 0,
      sent: false,
    });
  });

  test('reads an answer that is compressed although it asked for identity', async () => {
    const {origin} = await serve((_, response) =>
      response.writeHead(200, {'content-encoding': 'gzip'}).end(gzipSync('{"id": "a"}')),
    );
    expect(await (await call(origin)(origin)).json()).toEqual({id: 'a'});
  });

  test('an answer that breaks off is an error', async () => {
    const {origin} = await serve((_, response) => {
      response.writeHead(200, {'content-length': '100'});
      response.write('{"id": "a', () => response.destroy());
    });
    expect(await problemOf(call(origin)(origin, {method: 'POST', body: '{}'}))).toMatchObject({
      status: 0,
      sent: true,
    });
  });

  test('waits for an answer no longer than the timeout', async () => {
    const {origin} = await serve(() => undefined);
    const send = call(origin, {timeout: 200});
    expect(await problemOf(send(origin, {method: 'POST'}))).toMatchObject({
      status: 0,
      sent: true,
      message: 'no answer in time',
    });
  });

  test('after a submission that may have arrived, an error of a later request says that it follows it', async () => {
    const {origin} = await serve((request, response) =>
      request.method === 'POST' ? response.end('{"id": "a"}') : response.writeHead(404).end(),
    );
    const dead = 'http://127.0.0.1:2';
    for (const later of [`${origin}/jobs/a`, `${dead}/jobs/a`, 'https://status.vendor.example/a']) {
      const send = call(origin, {origins: [origin, dead]});
      expect(await problemOf(send(later))).toMatchObject({follows: false});
      await send(`${origin}/jobs`, {method: 'POST', body: '{}'});
      expect(await problemOf(send(later))).toMatchObject({follows: true});
    }
    const unsent = call(dead, {origins: [origin, dead]});
    expect(await problemOf(unsent(dead, {method: 'POST', body: '{}'}))).toMatchObject({sent: false});
    expect(await problemOf(unsent(`${origin}/jobs/a`))).toMatchObject({status: 404, follows: false});
  });

  test('sends to the origins of the vendor only, and follows no redirect with the key', async () => {
    const {origin, count} = await serve((_, response) => response.end());
    expect(await problemOf(call('https://api.vendor.example')(origin))).toMatchObject({sent: false});
    expect(count()).toBe(0);
    const away = await serve((_, response) => response.writeHead(307, {location: origin}).end());
    expect(await problemOf(call(away.origin)(away.origin))).toMatchObject({status: 307});
    expect(count()).toBe(0);
  });
});

test('a key that a vendor repeats in its answer is redacted in errors', async () => {
  const body = {
    error: {message: `Incorrect API key provided: ${KEY}`},
    url: 'https://cdn.example/a?sig=signed-canary',
  };
  const {origin} = await serve((_, response) =>
    response.writeHead(401, {'content-type': 'application/json'}).end(JSON.stringify(body)),
  );
  const problem = await problemOf(call(origin)(origin));
  const text = JSON.stringify([problem, problem?.body, problem?.message, problem?.stack]);
  expect(text).toContain('Incorrect API key provided');
  expect(text).not.toContain(KEY);
  expect(text).not.toContain('signed-canary');
});

test('an answer that decompresses to more than the maximum is refused', async () => {
  const bomb = gzipSync(Buffer.alloc(120 * 2 ** 20));
  const {origin} = await serve((_, response) =>
    response.writeHead(200, {'content-encoding': 'gzip'}).end(bomb),
  );
  expect(await problemOf(call(origin)(origin))).toMatchObject({status: 0, sent: true});
});

test('the rate limits in headers are reported', async () => {
  const reported: Limits[] = [];
  const {origin} = await serve((_, response) =>
    response
      .writeHead(429, {'retry-after': '12', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '30'})
      .end(),
  );
  const tell = (limits: Limits) => void reported.push(limits);
  expect(await problemOf(call(origin, {tell})(origin))).toMatchObject({retryAfter: 12});
  expect(reported).toEqual([{remaining: 0, resetSeconds: 30, retryAfter: 12}]);
});

test.each([
  ['1s', 1],
  ['6m0s', 360],
  ['1h2m3.5s', 3723.5],
  ['20ms', 0.02],
  ['0.5', 0.5],
  [String(Math.floor(Date.now() / 1000) - 5), 0],
  ['soon', null],
])('a reset given as %s is %s seconds away', async (said, resetSeconds) => {
  const reported: Limits[] = [];
  const {origin} = await serve((_, response) =>
    response.writeHead(200, {'x-ratelimit-reset-requests': said}).end(),
  );
  await call(origin, {tell: (limits: Limits) => void reported.push(limits)})(origin);
  expect(reported).toMatchObject([{resetSeconds}]);
});

describe('secrets in a text are redacted', () => {
  test.each([
    ['see https://cdn.example/a.mp4?X-Amz-Signature=abc&x=1 now', /Amz|abc/],
    ['https://user:word@cdn.example/a', /word|user/],
    ['Authorization: Bearer abcdef1234567890', /abcdef/],
    ['{"api_key":"abcdef1234567890"}', /abcdef/],
    ['Key 12345678-aaaa:bbbbcccc', /aaaa/],
    [`a ${KEY} b`, /canary/],
    [`a ${encodeURIComponent('p@ss/word')} b`, /p%40ss/],
    [`a ${Buffer.from(KEY).toString('base64')} b`, /c2stY2FuYXJ5/],
  ])('%s', (text, gone) => {
    expect(redacted(text, [KEY, 'p@ss/word'])).not.toMatch(gone);
  });

  test('text that is no secret is kept', () => {
    expect(redacted('https://cdn.example/a.mp4 has 3 tokens; the key is missing')).toBe(
      'https://cdn.example/a.mp4 has 3 tokens; the key is missing',
    );
  });
});
