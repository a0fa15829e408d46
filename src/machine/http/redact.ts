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
export const redacted = (text: string, secrets: readonly string[] = []): string =>
  withoutSigned(visibleText(withoutAll(text, secrets)));

/** The same for the body of an answer, which is parsed afterwards: its characters stay as they are. */
export const redactedBody = (text: string, secrets: readonly string[]): string =>
  withoutSigned(withoutAll(text, secrets));

const withoutAll = (text: string, secrets: readonly string[]): string =>
  secrets
    .filter(({length}) => length >= 4)
    .reduce((clean, secret) => withoutSecret(clean, secret, REDACTED), text);

const withoutSigned = (text: string): string =>
  text
    .replace(IN_URL, (url, scheme: string, rest: string) =>
      url === scheme + rest ? url : `${scheme}${rest}?${REDACTED}`,
    )
    .replace(NAMED, `$1${REDACTED}`)
    .replace(SCHEME, `$1 ${REDACTED}`);
