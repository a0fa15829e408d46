import {createReadStream} from 'node:fs';
import {stat} from 'node:fs/promises';
import {Readable} from 'node:stream';

/** Part of a file, in bytes; `to` is the last one. */
type Bytes = {from: number; to: number};

/**
 * Answers a request with a file, or with the part of it that the header `Range` asks for (RFC 9110, section 14): browsers seek in videos
 * with it. A header with several ranges, or that is no range, gets the whole file. Undefined if there is no such file.
 */
export async function sendFile(
  file: string,
  type: string,
  range: string | undefined,
): Promise<Response | undefined> {
  const facts = await stat(file).catch(() => undefined);
  if (!facts?.isFile()) return undefined;
  const {size} = facts;
  const headers = {'content-type': type, 'accept-ranges': 'bytes', 'cache-control': 'private, max-age=3600'};
  const asked = rangeIn(range, size);
  if (asked === 'beyond')
    return new Response(null, {status: 416, headers: {...headers, 'content-range': `bytes */${size}`}});
  const {from, to} = asked ?? {from: 0, to: size - 1};
  const length = String(to - from + 1);
  const body = size === 0 ? null : bodyOf(file, {from, to});
  if (!asked) return new Response(body, {headers: {...headers, 'content-length': length}});
  return new Response(body, {
    status: 206,
    headers: {...headers, 'content-length': length, 'content-range': `bytes ${from}-${to}/${size}`},
  });
}

const bodyOf = (file: string, {from, to}: Bytes): ReadableStream<Uint8Array> =>
  Readable.toWeb(createReadStream(file, {start: from, end: to})) as ReadableStream<Uint8Array>;

function rangeIn(header: string | undefined, size: number): Bytes | 'beyond' | undefined {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === '' && last === '') return undefined;
  if (first === '') {
    // The last bytes of the file.
    const count = Math.min(Number(last), size);
    return count === 0 ? 'beyond' : {from: size - count, to: size - 1};
  }
  const from = Number(first);
  const to = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (from >= size) return 'beyond';
  return to < from ? undefined : {from, to};
}
