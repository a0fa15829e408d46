import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {json} from 'node:stream/consumers';
import {expect, onTestFinished, test} from 'vitest';
import {callEditServer, type VariantEdit} from '../../../src/picture/studio/edit-server-client.ts';

const edited = {
  spot: 'flask',
  variant: 'one',
  controls: {format: '9:16'},
  id: 'two',
} as unknown as VariantEdit;

type Received = {path: string | undefined; authorization: string | undefined; body: unknown};

/** A real server that gives this answer; what it was sent, and where it is. */
async function listen(status: number, answer: string) {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const {authorization} = request.headers;
    received.push({path: request.url, authorization, body: await json(request)});
    response.writeHead(status, {'content-type': 'application/json'}).end(answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const {port} = server.address() as AddressInfo;
  return {received, server, address: {url: `http://127.0.0.1:${port}`, token: 'secret', write: true}};
}

test('an edit is sent with the token, and the answer comes back', async () => {
  const {received, address} = await listen(200, '{"id": "two"}');
  expect(await callEditServer(address, 'store', edited)).toEqual({id: 'two'});
  expect(received).toEqual([{path: '/store', authorization: 'Bearer secret', body: edited}]);
});

test('a server that refuses, or is gone, is a problem that says what to do', async () => {
  const {address, server} = await listen(403, '{}');
  const problem = {code: 'desk-gone', fix: expect.stringContaining('tenspot studio')};
  expect(await callEditServer(address, 'prepare', edited)).toMatchObject({
    problems: [{...problem, got: 'status 403'}],
  });
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  expect(await callEditServer(address, 'prepare', edited)).toMatchObject({problems: [problem]});
});
