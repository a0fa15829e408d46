import {request} from 'node:http';
import {expect, onTestFinished, test} from 'vitest';
import {openEditServer} from '../../../src/machine/studio/edit-server.ts';
import {invalid} from '../../../src/spot/problem/errors.ts';

const PAGE = 'http://127.0.0.1:4001';

async function desk() {
  const open = await openEditServer({
    echo: async (body) => ({got: body}),
    refuse: async () => {
      throw invalid({code: 'no', what: 'is not allowed'});
    },
  });
  onTestFinished(() => open.close());
  open.admit(4001);
  const ask = (path: string, headers: Record<string, string>, body = '{"a":1}', method = 'POST') =>
    new Promise<{status: number | undefined; text: string; allowed: string | undefined}>(
      (resolve, reject) => {
        const sent = request(`${open.url}/${path}`, {method, headers}, (response) => {
          let text = '';
          response.on('data', (chunk: Buffer) => {
            text += chunk.toString();
          });
          response.on('end', () =>
            resolve({
              status: response.statusCode,
              text,
              allowed: response.headers['access-control-allow-origin'],
            }),
          );
        });
        sent.once('error', reject);
        sent.end(body);
      },
    );
  return {...open, ask, pass: {origin: PAGE, authorization: `Bearer ${open.token}`}};
}

test('the page that was admitted is answered', async () => {
  const {ask, pass} = await desk();
  expect(await ask('echo', pass)).toEqual({status: 200, text: '{"got":{"a":1}}', allowed: PAGE});
  expect(await ask('echo', {origin: PAGE}, '', 'OPTIONS')).toMatchObject({status: 204, allowed: PAGE});
});

test('errors are answered as problems', async () => {
  const {ask, pass} = await desk();
  expect(JSON.parse((await ask('refuse', pass)).text)).toEqual({
    problems: [{code: 'no', what: 'is not allowed'}],
  });
  expect((await ask('echo', pass, 'not json')).text).toContain('desk-failed');
});

test('another page, another program, another host name and a wrong token are refused', async () => {
  const {ask, pass, token} = await desk();
  const evil = {...pass, origin: 'https://evil.example'};
  expect(await ask('echo', evil)).toMatchObject({status: 403, allowed: undefined});
  expect(await ask('echo', {authorization: pass.authorization})).toMatchObject({status: 403});
  expect(await ask('echo', {...pass, host: 'evil.example:80'})).toMatchObject({status: 403});
  expect(await ask('echo', {...pass, authorization: 'Bearer x'})).toMatchObject({status: 401});
  expect(await ask('echo', {origin: PAGE})).toMatchObject({status: 401});
  expect(await ask('other', pass)).toMatchObject({status: 404});
  expect(token.length).toBeGreaterThan(30);
});

test('a request that is too large is refused', async () => {
  const {ask, pass} = await desk();
  const answer = await ask('echo', pass, JSON.stringify('x'.repeat(1_100_000))).catch(() => ({
    text: 'more than',
  }));
  expect(answer.text).toContain('more than');
});
