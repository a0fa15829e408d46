import {type IncomingMessage, request as plain} from 'node:http';
import {request as secure} from 'node:https';
import {createBrotliDecompress, createUnzip} from 'node:zlib';

/** Bytes that an answer may have once it is unpacked: a picture or a short clip in base64 fits, a bomb does not. */
const MOST = 96 * 2 ** 20;

/** Of an error, the beginning is enough. */
const BEGINNING = 16_384;

type Asking = {
  method: string;
  headers: Record<string, string>;
  body: Uint8Array | null;
  signal: AbortSignal;
};

export type Exchanged = {status: number; headers: Headers; body: Uint8Array};

/** No whole answer came. */
export class NoAnswer extends Error {
  override name = 'NoAnswer';
  /** Whether the other side was connected by then, so that the request may have reached it. */
  readonly left: boolean;

  constructor(error: Error, left: boolean) {
    super((error as NodeJS.ErrnoException).code ?? error.message);
    this.left = left;
  }
}

/**
 * One request and its whole answer, on a connection of its own. A kept one may have been closed on the other side
 * while it lay idle, and then nobody could say whether the request was taken; here that is known.
 */
export function exchange(url: URL, {method, headers, body, signal}: Asking): Promise<Exchanged> {
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
          // What was not read is not waited for.
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
  for await (const chunk of unpacked(answer) as AsyncIterable<Uint8Array>) {
    chunks.push(chunk);
    size += chunk.length;
    if (status >= 400 && size > BEGINNING) break;
    if (size > MOST) throw new Error(`an answer of more than ${MOST} bytes`);
  }
  const plainHeaders = Object.entries(headers).flatMap(([name, value]) =>
    typeof value === 'string' && name !== 'content-encoding' ? [[name, value] as [string, string]] : [],
  );
  return {status, headers: new Headers(plainHeaders), body: Buffer.concat(chunks)};
}

/** Some pack an answer though they were asked not to. */
function unpacked(answer: IncomingMessage): NodeJS.ReadableStream {
  const encoding = answer.headers['content-encoding'];
  if (encoding === undefined || encoding === 'identity') return answer;
  const unpack = encoding === 'br' ? createBrotliDecompress() : createUnzip();
  answer.once('error', (error) => unpack.destroy(error));
  answer.once('aborted', () => unpack.destroy(new Error('a connection that broke')));
  return answer.pipe(unpack);
}
