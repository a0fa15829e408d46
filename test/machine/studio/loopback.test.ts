import {createServer as createHttp} from 'node:http';
import {type AddressInfo, createServer, Server} from 'node:net';
import {expect, onTestFinished, test} from 'vitest';
import {toLoopback} from '../../../src/machine/studio/loopback.ts';

/** Where servers of this process really listen that ask for an address. */
async function addressOf(
  listen: (server: Server) => void,
  make: () => Server = createServer,
): Promise<string> {
  const {listen: usual} = Server.prototype;
  const told: Server[] = [];
  toLoopback(Server.prototype, (server) => told.push(server));
  const server = make();
  onTestFinished(() => void server.close());
  try {
    await new Promise<void>((resolve) => {
      server.once('listening', () => resolve());
      listen(server);
    });
  } finally {
    Server.prototype.listen = usual;
  }
  expect(told).toEqual([server]);
  return (server.address() as AddressInfo).address;
}

test.each([
  ['any address of IPv6', (server: Server) => void server.listen({port: 0, host: '::'})],
  ['any address of IPv4', (server: Server) => void server.listen({port: 0, host: '0.0.0.0'})],
  ['no address', (server: Server) => void server.listen({port: 0})],
  ['a port alone', (server: Server) => void server.listen(0)],
  ['a port and a host', (server: Server) => void server.listen(0, '0.0.0.0', () => undefined)],
])('a server that asks for %s answers this machine only', async (_, listen) => {
  expect(await addressOf(listen)).toBe('127.0.0.1');
  expect(await addressOf(listen, () => createHttp())).toBe('127.0.0.1');
});
