import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';

/** A request with its complete body. */
export type Asked = {
  /** The method, in capitals. */
  method: string;
  /** The path, without the query. */
  path: string;
  /** The query. */
  query: URLSearchParams;
  /** The headers, their names in lower case. */
  headers: Record<string, string>;
  /** The complete body; empty where there is none. */
  body: Uint8Array;
};

/** What to answer. */
export type Reply =
  | {
      status: number;
      headers?: Record<string, string>;
      /** An object is sent as JSON. */
      body?: object | string | Uint8Array;
      /** Milliseconds to wait before the answer. Default: 0. */
      after?: number;
    }
  /** Closes the connection without an answer, after the request was received. */
  | 'cut';

export type Serving = {origin: string; close: () => Promise<void>};

/** Starts an HTTP server on 127.0.0.1, on a free port. */
export async function serve(answer: (asked: Asked) => Reply | Promise<Reply>): Promise<Serving> {
  const server = createServer((request, response) => {
    void handle(request, response, answer).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500);
      response.end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const {port} = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  answer: (asked: Asked) => Reply | Promise<Reply>,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const url = new URL(request.url ?? '/', 'http://fake');
  const reply = await answer({
    method: request.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers: request.headers as Record<string, string>,
    body: Buffer.concat(chunks),
  });
  if (reply === 'cut') {
    request.socket.destroy();
    return;
  }
  if (reply.after) await new Promise((resolve) => setTimeout(resolve, reply.after));
  const {status, body = '', headers = {}} = reply;
  const isJson = typeof body === 'object' && !(body instanceof Uint8Array);
  const data = isJson ? JSON.stringify(body) : body;
  response.writeHead(status, {
    ...(isJson ? {'content-type': 'application/json'} : {}),
    'content-length': String(Buffer.byteLength(data as string)),
    ...headers,
  });
  response.end(data);
}
