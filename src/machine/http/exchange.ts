import {type IncomingMessage, request as plain} from 'node:http';
import {request as secure} from 'node:https';
import {createBrotliDecompress, createUnzip} from 'node:zlib';

/** Maximum bytes of a decompressed answer: enough for a picture or a short clip in base64, too little for a decompression bomb. */
const MAX_BODY = 96 * 2 ** 20;

/** Bytes that are kept of an answer with an error status. */
const MAX_ERROR_BODY = 16_384;

type RequestParts = {
  method: string;
  headers: Record<string, string>;
  body: Uint8Array | null;
  signal: AbortSignal;
};

/** A complete answer; its body is decompressed. */
export type Exchanged = {status: number; headers: Headers; body: Uint8Array};

/** No complete answer came. */
export class NoAnswer extends Error {
  override name = 'NoAnswer';
  /** True if the connection had been made, so that the request may have reached the server. */
  readonly left: boolean;

  constructor(error: Error, left: boolean) {
    super((error as NodeJS.ErrnoException).code ?? error.message);
    this.left = left;
  }
}

/**
 * Sends one request on a new connection and reads the complete answer. Connections are not reused: when the server has
 * closed an idle one, it is unknown whether it accepted the request; with a new one `NoAnswer.left` tells.
 * Errors: `NoAnswer`.
 */
export function exchange(url: URL, {method, headers, body, signal}: RequestParts): Promise<Exchanged> {
  const isSecure = url.protocol === 'https:';
  const send = isSecure ? secure : plain;
  let left = false;
  return new Promise((resolve, reject) => {
    const fail = (error: Error): void => reject(new NoAnswer(error, left));
    const request = send(
      url,
      {
        method,
        agent: false,
        signal,
        headers: {
          ...headers,
          'accept-encoding': 'identity',
          ...(body ? {'content-length': String(body.byteLength)} : {}),
        },
      },
      (answer) =>
        read(answer)
          .then(resolve, fail)
          // Does not wait for the rest of a body that is not read.
          .finally(() => request.destroy()),
    );
    request.on('socket', (socket) =>
      socket.once(isSecure ? 'secureConnect' : 'connect', () => {
        left = true;
      }),
    );
    request.on('error', fail);
    request.end(body ?? undefined);
  });
}

async function read(answer: IncomingMessage): Promise<Exchanged> {
  const {statusCode: status = 0, headers} = answer;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of decompressed(answer) as AsyncIterable<Uint8Array>) {
    chunks.push(chunk);
    size += chunk.length;
    if (status >= 400 && size > MAX_ERROR_BODY) break;
    if (size > MAX_BODY) throw new Error(`an answer of more than ${MAX_BODY} bytes`);
  }
  const plainHeaders = Object.entries(headers).flatMap(([name, value]) =>
    typeof value === 'string' && name !== 'content-encoding' ? [[name, value] as [string, string]] : [],
  );
  return {status, headers: new Headers(plainHeaders), body: Buffer.concat(chunks)};
}

/** Some servers compress an answer although the request asks for `identity`. */
function decompressed(answer: IncomingMessage): NodeJS.ReadableStream {
  const encoding = answer.headers['content-encoding'];
  if (encoding === undefined || encoding === 'identity') return answer;
  const unpack = encoding === 'br' ? createBrotliDecompress() : createUnzip();
  answer.once('error', (error) => unpack.destroy(error));
  answer.once('aborted', () => unpack.destroy(new Error('a connection that broke')));
  return answer.pipe(unpack);
}
