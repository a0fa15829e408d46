import {TenspotError} from '../../../spot/problem/errors.ts';

/** Where the API is where nothing else is set. */
const OPENAI_URL = 'https://api.openai.com/v1';

/** Hosts on this machine or in the own network, to which a key may go without encryption: RFC 1918 and 6762, and names without a dot. */
const OWN_HOST =
  /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\]|10(?:\.\d{1,3}){3}|192\.168(?:\.\d{1,3}){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2}|[a-z0-9-]+|[a-z0-9.-]+\.(?:local|internal|localhost))$/i;

/**
 * The address of the API: that of `OPENAI_BASE_URL`, for a server that speaks the same API, or OpenAI's. Without a slash at the end. Error:
 * `setting-invalid`, also for plain HTTP to a host outside of the own network, because the key would be readable on its way.
 */
export function baseUrl(set: string | undefined): URL {
  const url = URL.canParse(set ?? OPENAI_URL) ? new URL(set ?? OPENAI_URL) : undefined;
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && OWN_HOST.test(url.hostname));
  if (url && isSafe && url.username === '' && url.password === '' && url.search === '') return url;
  throw new TenspotError({
    code: 'setting-invalid',
    what: 'OPENAI_BASE_URL cannot be used',
    expected:
      'the https URL of a server with the API of OpenAI, or an http URL on this machine or in your own network: http://127.0.0.1:11434/v1',
    got: url ? `${url.protocol}//${url.host}${url.pathname}` : 'no URL',
    fix: 'Correct OPENAI_BASE_URL, or remove it to use OpenAI.',
  });
}
