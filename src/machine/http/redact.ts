/** What stands where a secret stood. */
const GONE = '[redacted]';

/** A URL's query, its user and its password may sign it. */
const IN_URL = /\b(\w+:\/\/)(?:[^\s/?#@"'<>]*@)?([^\s?#"'<>]*)(?:[?#][^\s"'<>]*)?/g;

/** A header, a field or a parameter that carries a key. */
const NAMED =
  /((?:authorization|api[-_]?key|x-goog-api-key|access[-_]?token|token|secret|signature|credential)["']?\s*[:=]\s*["']?)(?:(?:bearer|key|token|basic)\s+)?[^\s"',;&}]+/gi;

const SCHEME = /\b(bearer|key|token|basic)\s+[\w.:~+/=-]{12,}/gi;

/**
 * Text that may be shown, thrown or kept: without the queries of URLs, without what is named as a key, and without
 * these secrets wherever they stand.
 */
export function redacted(text: string, secrets: readonly string[] = []): string {
  let clean = text;
  for (const secret of secrets) {
    if (secret.length < 4) continue;
    for (const form of [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64')])
      clean = clean.replaceAll(form, GONE);
  }
  return clean
    .replace(IN_URL, (url, scheme: string, rest: string) =>
      url === scheme + rest ? url : `${scheme}${rest}?${GONE}`,
    )
    .replace(NAMED, `$1${GONE}`)
    .replace(SCHEME, `$1 ${GONE}`);
}
