import {createHash, type Hash} from 'node:crypto';
import {type FileHandle, open} from 'node:fs/promises';
import {setTimeout as wait} from 'node:timers/promises';
import {TenspotError} from '../../spot/problem/errors.ts';
import {fileError} from '../files/files.ts';
import {type Allowed, allowedUrl, refused} from './allowed-url.ts';
import {pin, type Resolve} from './pin-address.ts';
import {getPinned, type PinnedAnswer} from './pinned-get.ts';
import {redacted} from './redact.ts';

export type DownloadOptions = {
  allowed: Allowed;
  /** Bytes that a file may have. Default: 1 GiB. */
  most?: number;
  /** Milliseconds for all of it. Default: 15 minutes. */
  timeout?: number;
  /** Milliseconds without a byte until the connection is given up, and resumed. Default: 30 s. */
  idle?: number;
  /** Sent to the first host only; a redirect to another one does not see them. */
  headers?: Record<string, string>;
  /** How names become addresses. Default: the system's way. */
  resolve?: Resolve;
  signal?: AbortSignal | undefined;
};

export type Downloaded = {bytes: number; sha256: string};

/** What is on the disk so far, and what the server called it. */
type Part = {path: string; file: FileHandle; bytes: number; hash: Hash; etag: string | undefined};

const REDIRECTS = 5;
const TRIES = 5;
const RANGE = /^bytes (\d+)-\d+\/(\d+|\*)$/;

/**
 * Fetches a file that somebody else's server named to `to`, a draft, and hashes it on the way. Every URL on the way is checked, its host
 * looked up once and held; a connection that breaks is taken up where it broke.
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
          throw problem('download-timeout', from, `a file within ${timeout / 1000} s`, 'no end');
        if (error instanceof TenspotError) throw error;
        // A connection that came further than any before is not counted as a try.
        if (part.bytes > furthest) attempt = 0;
        furthest = Math.max(furthest, part.bytes);
        if (attempt >= TRIES)
          throw problem('download-broken', from, 'a whole file', (error as Error).message);
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
  for (let hop = 0; hop <= REDIRECTS; hop++) {
    const address = await pin(url, allowed, resolve);
    const resume = part.bytes > 0 && part.etag ? {range: `bytes=${part.bytes}-`, 'if-range': part.etag} : {};
    const headers = {...(url.origin === first ? options.headers : {}), ...resume} as Record<string, string>;
    const answer = await getPinned(url, address, {headers, signal, idle});
    const {location} = answer.headers;
    if (![301, 302, 303, 307, 308].includes(answer.status) || location === undefined) return answer;
    answer.body.destroy();
    if (!URL.canParse(location, url)) throw refused(from, 'a redirect to a URL', 'something else');
    url = allowedUrl(new URL(location, url).href, allowed);
  }
  throw refused(from, `at most ${REDIRECTS} redirects`, 'more');
}

async function receive(
  {status, headers, body}: PinnedAnswer,
  part: Part,
  most: number,
  from: string,
): Promise<void> {
  const [range, first, total] = (status === 206 && RANGE.exec(headers['content-range'] ?? '')) || [];
  const sameFile = [undefined, part.etag].includes(headers.etag) || part.etag === undefined;
  const follows = range !== undefined && Number(first) === part.bytes && sameFile;
  if (status !== 200 && !follows) {
    body.destroy();
    if (status === 206 || (part.bytes > 0 && [412, 416].includes(status))) {
      await beginAnew(part);
      throw new Error('a part that does not follow on what came before');
    }
    if ([401, 403, 404, 410].includes(status))
      throw problem('download-expired', from, 'a file', `HTTP ${status}`);
    if (status >= 500 || status === 429) throw new Error(`HTTP ${status}`);
    throw problem('download-failed', from, 'a file', `HTTP ${status}`);
  }
  if (status === 200) await beginAnew(part);
  // A weak tag promises no equal bytes.
  if (headers.etag !== undefined) part.etag = headers.etag.startsWith('W/') ? undefined : headers.etag;
  const length = headers['content-length'];
  const said = total === undefined || total === '*' ? undefined : Number(total);
  const whole = said ?? (length === undefined ? undefined : part.bytes + Number(length));
  const tooLarge = (): TenspotError => {
    body.destroy();
    return problem('download-too-large', from, `at most ${most} bytes`, `${whole ?? part.bytes}`);
  };
  if (whole !== undefined && whole > most) throw tooLarge();
  for await (const chunk of body as AsyncIterable<Buffer>) {
    if (part.bytes + chunk.length > most) throw tooLarge();
    await written(part, part.file.write(chunk, 0, chunk.length, part.bytes));
    part.hash.update(chunk);
    part.bytes += chunk.length;
  }
  if (whole !== undefined && part.bytes !== whole) throw new Error(`${part.bytes} of ${whole} bytes`);
  if (!body.complete) throw new Error('a connection that broke');
}

/** A full disk is no trouble of the connection: it is told as what it is, and not tried again. */
const written = ({path}: Part, work: Promise<unknown>): Promise<unknown> =>
  work.catch((error: unknown) => {
    throw fileError(error, path);
  });

async function beginAnew(part: Part): Promise<void> {
  await written(part, part.file.truncate(0));
  Object.assign(part, {bytes: 0, hash: createHash('sha256'), etag: undefined});
}

function problem(code: string, from: string, expected: string, got: string): TenspotError {
  return new TenspotError({
    code,
    what: `${redacted(from).slice(0, 200)} could not be fetched`,
    expected,
    got: redacted(got),
    fix: 'Run the same command again: what is paid for is fetched, not made again.',
  });
}
