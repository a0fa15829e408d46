import {randomBytes, timingSafeEqual} from 'node:crypto';
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {type Problem, TenspotError} from '../../spot/problem/errors.ts';

/** What is done with what a page sends. The answer is plain data. */
export type Routes = Record<string, (body: unknown) => Promise<unknown>>;

/** A server on loopback that pages of one address, and nobody else, may ask with its token. */
export type EditServer = {
  url: string;
  token: string;
  /** Pages from this port of this machine may ask. */
  admit: (port: number) => void;
  close: () => Promise<void>;
};

/** Bytes of a request at most: props of one variant are a few thousand. */
const LIMIT = 1_000_000;

export async function openEditServer(routes: Routes): Promise<EditServer> {
  const token = randomBytes(24).toString('base64url');
  const origins = new Set<string>();
  const server = createServer((request, response) => {
    answer(request, response, {routes, token, origins}).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const {port} = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    token,
    admit: (from) => {
      for (const host of ['127.0.0.1', 'localhost']) origins.add(`http://${host}:${from}`);
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

type Rules = {routes: Routes; token: string; origins: ReadonlySet<string>};

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  {routes, token, origins}: Rules,
): Promise<void> {
  const {origin = '', host = ''} = request.headers;
  const send = (status: number, body?: unknown): void => {
    response.writeHead(status, {'content-type': 'application/json', 'cache-control': 'no-store'});
    response.end(body === undefined ? '' : JSON.stringify(body));
  };
  // A name that was pointed at this machine afterwards is another host.
  if (!origins.has(origin) || !/^127\.0\.0\.1:\d+$/.test(host)) return send(403);
  response.setHeader('access-control-allow-origin', origin);
  response.setHeader('vary', 'origin');
  if (request.method === 'OPTIONS') {
    response.setHeader('access-control-allow-headers', 'authorization, content-type');
    response.setHeader('access-control-allow-methods', 'POST');
    return send(204);
  }
  const route = routes[(request.url ?? '').slice(1)];
  if (request.method !== 'POST' || !route) return send(404);
  if (!same(request.headers.authorization ?? '', `Bearer ${token}`)) return send(401);
  try {
    send(200, await route(JSON.parse(await textOf(request))));
  } catch (error) {
    send(200, {problems: told(error)});
  }
}

function same(got: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(got), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += (chunk as Buffer).length;
    if (bytes > LIMIT) throw new Error(`more than ${LIMIT} bytes`);
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

const told = (error: unknown): readonly Problem[] =>
  error instanceof TenspotError
    ? error.problems
    : [
        {
          code: 'desk-failed',
          what: 'this could not be done',
          got: error instanceof Error ? error.message : String(error),
        },
      ];
