import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {openStore} from '../../../src/machine/files/store.ts';
import {openNetwork} from '../../../src/machine/http/network.ts';
import {fetchResult} from '../../../src/providers/adapter/fetch-result.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {tools} from '../../support/tools.ts';

/** A server that gives these files in turn, as results that were paid for. */
async function collect(...bodies: (Buffer | string)[]) {
  let asked = 0;
  const server = createServer((_, response) => {
    const body = bodies[Math.min(asked++, bodies.length - 1)];
    response.writeHead(200, {'content-type': 'video/mp4'}).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const folder = temporaryFolder();
  const {draft} = await openStore(folder);
  const result = {url: `${origin}/clip.mp4?token=signed-canary`};
  await fetchResult(
    async () => ({state: 'done', result}),
    join(folder, 'clip.mp4'),
    {tools, input: () => '', draft, network: openNetwork({env: {}})},
    {title: 'A vendor', hosts: [], origin},
  );
  return asked;
}

test('a result is fetched as it is: what it is worth is seen by who keeps it', async () => {
  expect(await collect('whatever came')).toBe(1);
});

test('a host that a person allows is one that results may come from', async () => {
  const {resultHosts} = openNetwork({env: {TENSPOT_RESULT_HOSTS: 'new.vendor.example, *.cdn.example,'}});
  expect(resultHosts).toEqual(['new.vendor.example', '*.cdn.example']);
  const folder = temporaryFolder();
  const {draft} = await openStore(folder);
  const asked: readonly string[][] = [];
  const network = {
    ...openNetwork({env: {TENSPOT_RESULT_HOSTS: 'new.vendor.example'}}),
    download: async (_: string, __: string, {allowed}: {allowed: {hosts: readonly string[]}}) => {
      (asked as string[][]).push([...allowed.hosts]);
      throw new Error('enough');
    },
  };
  await expect(
    fetchResult(
      async () => ({state: 'done', result: {url: 'https://new.vendor.example/a.mp4'}}),
      join(folder, 'clip.mp4'),
      {tools, input: () => '', draft, network},
      {title: 'A vendor', hosts: ['cdn.vendor.example'], origin: undefined},
    ),
  ).rejects.toThrow('enough');
  expect(asked).toEqual([['cdn.vendor.example', 'new.vendor.example']]);
});
