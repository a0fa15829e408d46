import {TenspotError} from '../../spot/problem/errors.ts';
import {redacted} from './redact.ts';

/** Where a file may be fetched from. */
export type Allowed = {
  /** Hosts: `cdn.example` means itself, `*.example` any host under it. Always https, port 443, public addresses. */
  hosts: readonly string[];
  /**
   * One exact origin that a person named: the sandbox on this machine, or their own hardware. Plain http and private
   * addresses are allowed there and nowhere else. Left out: none.
   */
  origin?: string | undefined;
};

export function refused(url: string, expected: string, got: string, fix?: string): TenspotError {
  return new TenspotError({
    code: 'download-refused',
    what: `${redacted(url).slice(0, 200)} is not fetched`,
    expected,
    got,
    fix,
  });
}

/** Whether a URL is the origin that a person named. */
export const isNamedOrigin = (url: URL, {origin}: Allowed): boolean =>
  origin !== undefined && url.origin === new URL(origin).origin;

/** A URL that may be fetched, as far as its text tells; every other is refused. */
export function allowedUrl(text: string, allowed: Allowed): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url) throw refused(text, 'a URL', 'something else');
  if (url.username || url.password) throw refused(text, 'a URL without a user', 'a user or a password in it');
  if (isNamedOrigin(url, allowed)) return url;
  if (url.protocol !== 'https:') throw refused(text, 'https', url.protocol.replace(/:$/, ''));
  if (url.port !== '') throw refused(text, 'the usual port', `port ${url.port}`);
  const host = url.hostname.replace(/\.$/, '');
  if (!allowed.hosts.some((pattern) => matches(host, pattern))) {
    throw refused(
      text,
      `one of the hosts ${allowed.hosts.join(', ') || '(none)'}`,
      host,
      `If the vendor keeps its results there now, allow it: TENSPOT_RESULT_HOSTS=${host}`,
    );
  }
  return url;
}

/** A host is compared as the URL parser writes it: lower case, punycode, numbers as dotted quads. */
function matches(host: string, pattern: string): boolean {
  if (!pattern.startsWith('*.')) return host === pattern;
  return host.endsWith(pattern.slice(1)) && host.length > pattern.length - 1;
}
