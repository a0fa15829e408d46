import {randomBytes, timingSafeEqual} from 'node:crypto';
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {type Problem, TenspotError} from '../../spot/problem/errors.ts';

/** Handlers by path, without the slash. They get the parsed JSON of a request and return a JSON value. */
export type Routes = Record<string, (body: unknown) => Promise<unknown>>;

/** A server on loopback for the pages of one origin, with a token. Any other page or program is refused. */
export type EditServer = {
  url: string;
  token: string;
  /** Accepts requests of pages that are served from this port of this machine. */
  admit: (port: number) => void;
  close: () => Promise<void>;
};

/** Maximum bytes of a request. The props of a variant are a few thousand. */
const MAX_BYTES = 1_000_000;

/** Starts the server that Studio's pages send edits to, on a free port. Errors of handlers are answered as `{problems}`. */

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
  // The check of the Host header refuses names that were made to resolve to this machine (DNS rebinding).
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
    send(200, {problems: asProblems(error)});
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
    if (bytes > MAX_BYTES) throw new Error(`more than ${MAX_BYTES} bytes`);
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

const asProblems = (error: unknown): readonly Problem[] =>
  error instanceof TenspotError
    ? error.problems
    : [
        {
          code: 'desk-failed',
          what: 'the edit could not be processed',
          got: error instanceof Error ? error.message : String(error),
        },
      ];
