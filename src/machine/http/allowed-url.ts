import {type Problem, TenspotError} from '../../spot/problem/errors.ts';
import {redacted} from './redact.ts';

/** The servers from which a file may be fetched. */
export type Allowed = {
  /** Host names, or `*.example` for every subdomain of `example`. Only https on port 443 at public addresses. */
  hosts: readonly string[];
  /**
   * One exact origin that a person configured: the sandbox on this machine, or a server of their own. Only there are
   * plain http and private addresses allowed. Default: none.
   */
  origin?: string | undefined;
};

/** The error for a URL that may not be fetched. The URL is redacted and cut at 200 characters. */
export function refused(url: string, expected: string, got: string, fix?: string): TenspotError {
  return new TenspotError({
    code: 'download-refused',
    what: `${redacted(url).slice(0, 200)} is not fetched`,
    expected,
    got,
    fix,
  });
}

const HOSTS = 'one of the hosts';

/** Whether a URL was refused for its host alone, which a list of hosts can name. An address is no such host. */
export const isAboutHost = ({code, expected, got = ''}: Problem): boolean =>
  code === 'download-refused' && (expected ?? '').startsWith(HOSTS) && /\.[a-z][a-z0-9-]*$/.test(got);

/** Whether a URL is on the origin that a person configured. */
export const isNamedOrigin = (url: URL, {origin}: Allowed): boolean =>
  origin !== undefined && url.origin === new URL(origin).origin;

/** Parses a URL and checks all that its text shows; `pin` checks its address. Errors: `download-refused`. */
export function allowedUrl(text: string, allowed: Allowed): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url) throw refused(text, 'a URL', 'a text that is none');
  if (url.username || url.password) throw refused(text, 'a URL without a user', 'a user or a password in it');
  if (isNamedOrigin(url, allowed)) return url;
  if (url.protocol !== 'https:') throw refused(text, 'https', url.protocol.replace(/:$/, ''));
  if (url.port !== '') throw refused(text, 'the default port', `port ${url.port}`);
  const host = url.hostname.replace(/\.$/, '');
  if (!allowed.hosts.some((pattern) => matches(host, pattern))) {
    throw refused(
      text,
      `${HOSTS} ${allowed.hosts.join(', ') || '(none)'}`,
      host,
      `If the vendor now stores its results on this host, allow it: TENSPOT_RESULT_HOSTS=${host}`,
    );
  }
  return url;
}

/** The URL parser has already normalised the host: lower case, punycode, IPv4 as dotted quads. */
function matches(host: string, pattern: string): boolean {
  if (!pattern.startsWith('*.')) return host === pattern;
  return host.endsWith(pattern.slice(1)) && host.length > pattern.length - 1;
}
