import {HttpProblem} from './problem.ts';
import {redacted} from './redact.ts';

/** What a vendor's headers say is left of its rate limit. */
export type Limits = {remaining: number | null; resetSeconds: number | null; retryAfter: number | null};

export type ApiOptions = {
  /** Where the vendor's API is: requests to any other origin are refused. */
  origins: readonly string[];
  /** Where it is instead: the sandbox. */
  instead?: string | undefined;
  /** Removed from everything that is thrown. */
  secrets: readonly string[];
  /** Milliseconds until an answer has to be there. Default: 60 s. */
  timeout?: number | undefined;
  signal?: AbortSignal | undefined;
  /** Told of every answer's limits. */
  tell?: ((limits: Limits) => void) | undefined;
};

type Outcome = {response: Response} | {problem: HttpProblem};

/**
 * A `fetch` for one call of a vendor's SDK: **each request leaves once, and one that is no GET only once in all, whatever
 * the SDK would repeat**. Anything but success is thrown as an `HttpProblem` before the SDK sees it. Redirects are not
 * followed, since the key would go with them.
 */
export function oneRequest(options: ApiOptions): typeof fetch {
  const sent = new Map<string, Promise<Outcome>>();
  return async (input, init) => {
    const request = new Request(input as string, init);
    const name = request.method === 'GET' ? `GET ${request.url}` : 'one that changes something';
    const before = sent.get(name);
    const outcome = await (before ?? remember(sent, name, send(request, options)));
    if ('problem' in outcome) throw outcome.problem;
    if (before) throw new HttpProblem('one call sent the same request twice', {status: 0, sent: true});
    return outcome.response;
  };
}

function remember<T>(map: Map<string, T>, name: string, value: T): T {
  map.set(name, value);
  return value;
}

async function send(request: Request, options: ApiOptions): Promise<Outcome> {
  const {origins, instead, timeout = 60_000, secrets} = options;
  const url = new URL(request.url);
  if (!origins.includes(url.origin) && url.origin !== instead) {
    return fault(`a request to ${url.origin} was refused: expected ${origins.join(' or ')}`, false);
  }
  const target = instead === undefined ? url : new URL(url.pathname + url.search, instead);
  const ends = [AbortSignal.timeout(timeout), request.signal, ...(options.signal ? [options.signal] : [])];
  // The body is read first, so that what fails while it is sent is known to have left.
  const body = request.method === 'GET' ? null : await request.arrayBuffer();
  try {
    const response = await fetch(target, {
      method: request.method,
      headers: request.headers,
      body,
      redirect: 'manual',
      signal: AbortSignal.any(ends),
    });
    options.tell?.(limitsOf(response.headers));
    return response.ok ? {response: await whole(response)} : {problem: await problemOf(response, secrets)};
  } catch (error) {
    if (options.signal?.aborted) throw options.signal.reason;
    return fault(redacted(wordsOf(error), secrets), !neverLeft(error));
  }
}

/** Bytes that an answer may have once it is unpacked: a picture or a short clip in base64 fits, a bomb does not. */
const MOST = 96 * 2 ** 20;

/** An answer whose body broke off is no answer: it is read to its end here, where that is noticed. */
async function whole(response: Response): Promise<Response> {
  const {status, headers} = response;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > MOST) throw new Error(`an answer of more than ${MOST} bytes`);
    chunks.push(chunk);
  }
  return new Response(status === 204 ? null : Buffer.concat(chunks), {status, headers});
}

async function problemOf(response: Response, secrets: readonly string[]): Promise<HttpProblem> {
  const text = redacted(await beginningOf(response), secrets);
  const headers = Object.fromEntries(
    [...response.headers].filter(([name]) => /^(x-fal-|x-request-id|retry-after|x-ratelimit)/.test(name)),
  );
  const retryAfter = limitsOf(response.headers).retryAfter ?? undefined;
  const body = parsed(text);
  return new HttpProblem(`HTTP ${response.status}`, {
    status: response.status,
    body,
    sent: true,
    retryAfter,
    headers,
  });
}

/** Of an error, the first 16 KiB are enough. */
async function beginningOf({body}: Response): Promise<string> {
  let text = '';
  try {
    for await (const chunk of body ?? []) {
      text += Buffer.from(chunk).toString('utf8');
      if (text.length > 16_384) break;
    }
  } catch {
    // It broke off: what came is what it said.
  }
  return text.slice(0, 16_384);
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

const fault = (message: string, sent: boolean): Outcome => ({
  problem: new HttpProblem(message, {status: 0, sent}),
});

/** Codes of connections that were never made: nothing of the request has left. */
const NEVER = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

const causeOf = (error: unknown): NodeJS.ErrnoException | undefined =>
  (error as Error).cause as NodeJS.ErrnoException | undefined;

const neverLeft = (error: unknown): boolean => NEVER.has(causeOf(error)?.code ?? '');

const wordsOf = (error: unknown): string =>
  (error as Error).name === 'TimeoutError'
    ? 'no answer in time'
    : (causeOf(error)?.code ?? causeOf(error)?.message ?? (error as Error).message);

function limitsOf(headers: Headers): Limits {
  return {
    remaining: numberIn(
      headers.get('x-ratelimit-remaining-requests') ?? headers.get('x-ratelimit-remaining'),
    ),
    resetSeconds: numberIn(headers.get('x-ratelimit-reset-requests') ?? headers.get('x-ratelimit-reset')),
    retryAfter: secondsUntil(headers.get('retry-after')),
  };
}

function numberIn(text: string | null): number | null {
  const value = Number.parseFloat(text ?? '');
  return Number.isFinite(value) ? value : null;
}

/** `Retry-After` is seconds or a date. */
function secondsUntil(text: string | null): number | null {
  if (text === null) return null;
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - Date.now()) / 1000));
}
