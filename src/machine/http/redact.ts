import {visibleText} from '../../spot/problem/visible-text.ts';
import {withoutSecret} from './secret-forms.ts';

const REDACTED = '[redacted]';

/** A URL. Its query, user and password may contain a signature. */
const IN_URL = /\b(\w+:\/\/)(?:[^\s/?#@"'<>]*@)?([^\s?#"'<>]*)(?:[?#][^\s"'<>]*)?/g;

/** A header, field or parameter with a name that is used for keys, and its value. */
const NAMED =
  /((?:authorization|api[-_]?key|x-goog-api-key|access[-_]?token|token|secret|signature|credential)["']?\s*[:=]\s*["']?)(?:(?:bearer|key|token|basic)\s+)?[^\s"',;&}]+/gi;

const SCHEME = /\b(bearer|key|token|basic)\s+[\w.:~+/=-]{12,}/gi;

/**
 * A text without secrets, to show, throw or store: without queries and users of URLs, without values that are named as keys, and without the
 * given secrets: also where they are escaped, encoded, reversed or cut in half. Secrets under 4 characters are ignored. Control characters and
 * marks of the writing direction are written as escapes.
 */
export function redacted(text: string, secrets: readonly string[] = []): string {
  let clean = text;
  for (const secret of secrets) if (secret.length >= 4) clean = withoutSecret(clean, secret, REDACTED);
  return visibleText(clean)
    .replace(IN_URL, (url, scheme: string, rest: string) =>
      url === scheme + rest ? url : `${scheme}${rest}?${REDACTED}`,
    )
    .replace(NAMED, `$1${REDACTED}`)
    .replace(SCHEME, `$1 ${REDACTED}`);
}
