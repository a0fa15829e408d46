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

test('a POST renders the batch of a spot, and a client that leaves stops the render', async () => {
  const origin = await open();
  const left = new AbortController();
  const leaving = fetch(`${origin}/render/tiny`, {method: 'POST', signal: left.signal});
  // Another client is refused as long as the first one's render runs.
  await expect
    .poll(async () => (await fetch(`${origin}/render/tiny`, {method: 'POST'})).status, {timeout: 60_000})
    .toBe(409);
  left.abort();
  await expect(leaving).rejects.toThrow('abort');
  await expect
    .poll(async () => (await fetch(`${origin}/render/tiny`, {method: 'POST'})).status, {timeout: 240_000})
    .toBe(200);
  const answer = await fetch(`${origin}/render/tiny`, {method: 'POST'});
  const {variants, contactSheet} = (await answer.json()) as {variants: object[]; contactSheet: string};
  expect(variants).toMatchObject([
    {id: 'one', status: 'reused'},
    {id: 'two', status: 'reused'},
  ]);
  expect(contactSheet).toBe(workspace.path('out/tiny/proof/contact-sheet.jpg'));
});

test('an unknown spot is the fault of the client, and named', async () => {
  const answer = await fetch(`${await open()}/render/tinny`, {method: 'POST'});
  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({error: [{code: 'spot-unknown', fix: 'Did you mean "tiny"?'}]});
});
