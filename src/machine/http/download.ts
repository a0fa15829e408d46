import {createHash, type Hash} from 'node:crypto';
import {type FileHandle, open} from 'node:fs/promises';
import {setTimeout as wait} from 'node:timers/promises';
import {TenspotError} from '../../spot/problem/errors.ts';
import {fileError} from '../files/file-error.ts';
import {type Allowed, allowedUrl, refused} from './allowed-url.ts';
import {pin, type Resolve} from './pin-address.ts';
import {getPinned, type PinnedAnswer} from './pinned-get.ts';
import {redacted} from './redact.ts';

/** Where `download` may fetch from, and its limits. */
export type DownloadOptions = {
  allowed: Allowed;
  /** Maximum size in bytes. Default: 1 GiB. */
  most?: number;
  /** Milliseconds for the whole download. Default: 15 minutes. */
  timeout?: number;
  /** Milliseconds without a byte after which the connection is closed and the download resumed. Default: 30 s. */
  idle?: number;
  /** Sent to the first origin only, not after a redirect to another one. */
  headers?: Record<string, string>;
  /** Resolves host names. Default: the system's resolver. */
  resolve?: Resolve;
  signal?: AbortSignal | undefined;
};

export type Downloaded = {bytes: number; sha256: string};

/** What is on the disk so far, and the strong ETag that the server gave for it. */
type Part = {path: string; file: FileHandle; bytes: number; hash: Hash; etag: string | undefined};

const MAX_REDIRECTS = 5;
/** Attempts without progress. */
const MAX_TRIES = 5;
const RANGE = /^bytes (\d+)-\d+\/(\d+|\*)$/;

/**
 * Downloads a file from a URL that a vendor's answer named to the draft `to`, and hashes it meanwhile. Every redirect is
 * checked as the first URL is, and the connection is made to the address that was checked. A broken connection is resumed
 * with a range request. Errors: `download-refused`, `-unreachable`, `-timeout`, `-broken`, `-expired`, `-failed`,
 * `-too-large`; errors of the file system.
 */
export async function download(from: string, to: string, options: DownloadOptions): Promise<Downloaded> {
  const {timeout = 900_000} = options;
  const end = AbortSignal.timeout(timeout);
  const signal = options.signal ? AbortSignal.any([options.signal, end]) : end;
  const file = await open(to, 'w').catch((error: unknown) => {
    throw fileError(error, to);
  });
  const part: Part = {path: to, file, bytes: 0, hash: createHash('sha256'), etag: undefined};
  let furthest = 0;
  try {
    for (let attempt = 1; ; attempt++) {
      try {
        await receive(await follow(from, part, {...options, signal}), part, options.most ?? 2 ** 30, from);
        await written(part, file.sync());
        return {bytes: part.bytes, sha256: part.hash.digest('hex')};
      } catch (error) {
        options.signal?.throwIfAborted();
        if (end.aborted)
          throw problem(
            'download-timeout',
            from,
            `a file within ${timeout / 1000} s`,
            `${part.bytes} bytes and no end`,
          );
        if (error instanceof TenspotError) throw error;
        // Progress resets the count of attempts.
        if (part.bytes > furthest) attempt = 0;
        furthest = Math.max(furthest, part.bytes);
        if (attempt >= MAX_TRIES)
          throw problem('download-broken', from, 'a complete file', (error as Error).message);
        await wait(Math.min(2000, 50 * 2 ** attempt), undefined, {signal}).catch(() => undefined);
      }
    }
  } finally {
    await file.close();
  }
}

type Following = DownloadOptions & {signal: AbortSignal};

async function follow(from: string, part: Part, options: Following): Promise<PinnedAnswer> {
  const {allowed, resolve, signal, idle = 30_000} = options;
  let url = allowedUrl(from, allowed);
  const first = url.origin;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    const address = await pin(url, allowed, resolve);
    const resume = part.bytes > 0 && part.etag ? {range: `bytes=${part.bytes}-`, 'if-range': part.etag} : {};
    const headers = {...(url.origin === first ? options.headers : {}), ...resume} as Record<string, string>;
    const answer = await getPinned(url, address, {headers, signal, idle});
    const {location} = answer.headers;
    if (![301, 302, 303, 307, 308].includes(answer.status) || location === undefined) return answer;
    answer.body.destroy();
    if (!URL.canParse(location, url))
      throw refused(from, 'a redirect to a URL', 'a redirect to something else');
    url = allowedUrl(new URL(location, url).href, allowed);
  }
  throw refused(from, `at most ${MAX_REDIRECTS} redirects`, 'more');
}

async function receive(
  {status, headers, body}: PinnedAnswer,
  part: Part,
  most: number,
  from: string,
): Promise<void> {
  const [range, first, total] = (status === 206 && RANGE.exec(headers['content-range'] ?? '')) || [];
  const sameFile = [undefined, part.etag].includes(headers.etag) || part.etag === undefined;
  const continues = range !== undefined && Number(first) === part.bytes && sameFile;
  if (status !== 200 && !continues) {
    body.destroy();
    if (status === 206 || (part.bytes > 0 && [412, 416].includes(status))) {
      await restart(part);
      throw new Error('a range that does not continue what was received before');
    }
    if ([401, 403, 404, 410].includes(status))
      throw problem('download-expired', from, 'a file', `HTTP ${status}`);
    if (status >= 500 || status === 429) throw new Error(`HTTP ${status}`);
    throw problem('download-failed', from, 'a file', `HTTP ${status}`);
  }
  if (status === 200) await restart(part);
  // A weak ETag does not promise identical bytes (RFC 9110, 8.8.1).
  if (headers.etag !== undefined) part.etag = headers.etag.startsWith('W/') ? undefined : headers.etag;
  const length = headers['content-length'];
  const rangeTotal = total === undefined || total === '*' ? undefined : Number(total);
  const expected = rangeTotal ?? (length === undefined ? undefined : part.bytes + Number(length));
  const tooLarge = (): TenspotError => {
    body.destroy();
    return problem('download-too-large', from, `at most ${most} bytes`, `${expected ?? part.bytes}`);
  };
  if (expected !== undefined && expected > most) throw tooLarge();
  for await (const chunk of body as AsyncIterable<Buffer>) {
    if (part.bytes + chunk.length > most) throw tooLarge();
    await written(part, part.file.write(chunk, 0, chunk.length, part.bytes));
    part.hash.update(chunk);
    part.bytes += chunk.length;
  }
  if (expected !== undefined && part.bytes !== expected)
    throw new Error(`${part.bytes} of ${expected} bytes`);
  if (!body.complete) throw new Error('a connection that broke');
}

/** A full disk is an error of the file system: it is thrown as such, and the download is not tried again. */
const written = ({path}: Part, work: Promise<unknown>): Promise<unknown> =>
  work.catch((error: unknown) => {
    throw fileError(error, path);
  });

async function restart(part: Part): Promise<void> {
  await written(part, part.file.truncate(0));
  Object.assign(part, {bytes: 0, hash: createHash('sha256'), etag: undefined});
}

function problem(code: string, from: string, expected: string, got: string): TenspotError {
  return new TenspotError({
    code,
    what: `${redacted(from).slice(0, 200)} could not be fetched`,
    expected,
    got: redacted(got),
    fix: 'Run the same command again: it fetches what is already paid for, and buys nothing again.',
  });
}
