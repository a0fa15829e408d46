import {type Exchanged, exchange, NoAnswer} from './exchange.ts';
import {HttpProblem} from './http-problem.ts';
import {redacted, redactedBody} from './redact.ts';

/** The rate limits in the headers of an answer; null where a header is missing. Times in seconds. */
export type Limits = {remaining: number | null; resetSeconds: number | null; retryAfter: number | null};

/** Where and how `oneRequest` may send. */
export type ApiOptions = {
  /** Origins of the vendor's API. Requests to any other origin are refused. */
  origins: readonly string[];
  /** The origin to send to in place of those, in the sandbox. Default: none. */
  instead?: string | undefined;
  /** Texts that are redacted in everything that is thrown. */
  secrets: readonly string[];
  /** Milliseconds to wait for the complete answer. Default: 60 s. */
  timeout?: number | undefined;
  signal?: AbortSignal | undefined;
  /** Allows the same GET several times, for an SDK that polls by itself. Default: false. */
  polls?: boolean | undefined;
  /** Called with the rate limits of every answer. */
  tell?: ((limits: Limits) => void) | undefined;
};

const NOT_A_GET = 'not a GET';

type Outcome = {response: Response} | {problem: HttpProblem};

/**
 * A `fetch` for one call of a vendor's SDK. **It sends each GET once, and only one request that is not a GET, even if the
 * SDK retries**, so that nothing is bought twice. A repeated request gets the error of the first. Every status but 2xx is
 * thrown as an `HttpProblem` before the SDK sees it. Redirects are not followed, because they would carry the key.
 */
export function oneRequest(options: ApiOptions): typeof fetch {
  const sent = new Map<string, Promise<Outcome>>();
  return async (input, init) => {
    const request = new Request(input as string, init);
    if (options.polls && request.method === 'GET') sent.delete(`GET ${request.url}`);
    const name = request.method === 'GET' ? `GET ${request.url}` : NOT_A_GET;
    const before = sent.get(name);
    const first = name === NOT_A_GET ? undefined : sent.get(NOT_A_GET);
    const outcome = await (before ?? remember(sent, name, send(request, options)));
    if ('problem' in outcome)
      throw first && (await mayHaveArrived(first)) ? after(outcome.problem) : outcome.problem;
    if (before) throw new HttpProblem('one call sent the same request twice', {status: 0, sent: true});
    return outcome.response;
  };
}

const mayHaveArrived = async (outcome: Promise<Outcome>): Promise<boolean> =>
  outcome.then(
    (done) => 'response' in done || done.problem.sent,
    () => true,
  );

/** The problem of a request that follows the submission: it proves nothing about the submission. */
const after = (problem: HttpProblem): HttpProblem =>
  new HttpProblem(problem.message, {...problem, follows: true});

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
  try {
    const answer = await exchange(target, {
      method: request.method,
      headers: Object.fromEntries(request.headers),
      body: request.method === 'GET' ? null : new Uint8Array(await request.arrayBuffer()),
      signal: AbortSignal.any(ends),
    });
    options.tell?.(limitsOf(answer.headers));
    return answer.status >= 200 && answer.status < 300
      ? {response: responseOf(answer)}
      : {problem: problemOf(answer, secrets)};
  } catch (error) {
    if (options.signal?.aborted) throw options.signal.reason;
    const {message} = error as Error;
    const reason = /ABORT_ERR|TimeoutError/.test(message) ? 'no answer in time' : message;
    return fault(redacted(reason, secrets), !(error instanceof NoAnswer) || error.left);
  }
}

const responseOf = ({status, headers, body}: Exchanged): Response =>
  new Response(status === 204 || status === 205 ? null : (body as Uint8Array<ArrayBuffer>), {
    status,
    headers,
  });

function problemOf({status, headers, body}: Exchanged, secrets: readonly string[]): HttpProblem {
  const text = redactedBody(Buffer.from(body).toString('utf8'), secrets);
  const kept = [...headers].filter(([name]) => /^(x-fal-|x-request-id|retry-after|x-ratelimit)/.test(name));
  return new HttpProblem(`HTTP ${status}`, {
    status,
    body: parsed(text),
    sent: true,
    retryAfter: limitsOf(headers).retryAfter ?? undefined,
    headers: Object.fromEntries(kept),
  });
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

function limitsOf(headers: Headers): Limits {
  return {
    remaining: numberIn(
      headers.get('x-ratelimit-remaining-requests') ?? headers.get('x-ratelimit-remaining'),
    ),
    resetSeconds: secondsIn(headers.get('x-ratelimit-reset-requests') ?? headers.get('x-ratelimit-reset')),
    retryAfter: secondsUntil(headers.get('retry-after')),
  };
}

function numberIn(text: string | null): number | null {
  const value = Number.parseFloat(text ?? '');
  return Number.isFinite(value) ? value : null;
}

const UNITS: Readonly<Record<string, number>> = {ms: 0.001, s: 1, m: 60, h: 3600, d: 86_400};

/** Seconds until a limit is reset. Vendors send seconds, a duration (`6m0s`, `20ms`), or a time in seconds since 1970. */
function secondsIn(text: string | null): number | null {
  const parts = [...(text ?? '').matchAll(/(\d+(?:\.\d+)?)(ms|[smhd])/g)];
  if (parts.length > 0)
    return parts.reduce((sum, [, count, unit = 's']) => sum + Number(count) * (UNITS[unit] ?? 1), 0);
  const value = numberIn(text);
  return value !== null && value > 1e9 ? Math.max(0, value - Date.now() / 1000) : value;
}

/** `Retry-After` is a number of seconds or a date (RFC 9110, 10.2.3). */
function secondsUntil(text: string | null): number | null {
  if (text === null) return null;
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - Date.now()) / 1000));
}
