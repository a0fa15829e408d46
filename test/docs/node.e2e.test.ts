import {existsSync} from 'node:fs';
import type {AddressInfo} from 'node:net';
import {afterAll, beforeAll, expect, onTestFinished, test} from 'vitest';
import {renderServer} from '../../docs/node/render-server.ts';
import {makeWorkspace, type Workspace} from '../support/workspace.ts';

let workspace: Workspace;

beforeAll(async () => {
  workspace = await makeWorkspace();
});

afterAll(() => workspace?.remove());

async function open(): Promise<string> {
  const server = await renderServer(workspace.root);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise((resolve) => void server.close(() => resolve())));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const post = (origin: string, signal?: AbortSignal): Promise<Response> =>
  fetch(`${origin}/render/tiny`, {method: 'POST', ...(signal ? {signal} : {})});

test('a client that leaves stops the render; meanwhile another one is refused, and afterwards served', async () => {
  const origin = await open();
  const left = new AbortController();
  const leaving = post(origin, left.signal);
  const isLeft = expect(leaving).rejects.toThrow('abort');
  // The render holds the lock of the spot from its start to its end.
  await expect
    .poll(() => existsSync(workspace.path('.tenspot/locks/tiny.json')), {timeout: 60_000})
    .toBe(true);
  expect((await post(origin)).status).toBe(409);
  left.abort();
  await isLeft;
  let answer = await post(origin);
  while (answer.status === 409) answer = await post(origin);
  const {variants, contactSheet} = (await answer.json()) as {variants: object[]; contactSheet: string};
  expect(variants).toMatchObject([
    {id: 'one', status: 'done', file: workspace.path('out/tiny/proof/one.mp4')},
    {id: 'two', status: 'done', file: workspace.path('out/tiny/proof/two.mp4')},
  ]);
  expect(existsSync(contactSheet)).toBe(true);
  expect(await (await post(origin)).json()).toMatchObject({
    variants: [{status: 'reused'}, {status: 'reused'}],
  });
});

test('an unknown spot is the fault of the client, and named', async () => {
  const answer = await fetch(`${await open()}/render/tinny`, {method: 'POST'});
  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({error: [{code: 'spot-unknown', fix: 'Did you mean "tiny"?'}]});
});
