import {createHash, randomBytes, randomInt, timingSafeEqual} from 'node:crypto';
import type {HonoRequest, MiddlewareHandler} from 'hono';
import {secureHeaders} from 'hono/secure-headers';

/** The secrets of one run of a web app: `write` allows everything, `read` allows to fetch videos and pictures. 256 bits each. */
export type AccessTokens = {write: string; read: string};

export const newTokens = (): AccessTokens => ({
  write: randomBytes(32).toString('base64url'),
  read: randomBytes(32).toString('base64url'),
});

/** Whether a token is the right one. The time that this takes does not tell how much of it is right. */
export function isSameToken(got: string | undefined, wanted: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(got ?? ''), digest(wanted));
}

/** Letters and digits that are not taken for each other. */
const SIGNS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Signs of a code: 40 bits. At a thousand tries a second, half of all codes take 17 years. */
const LENGTH = 8;

/** A code that a person reads on a terminal and types into the app: `K7QM-2XPD`. */
export function newPersonCode(): string {
  const signs = Array.from({length: LENGTH}, () => SIGNS[randomInt(SIGNS.length)]).join('');
  return `${signs.slice(0, LENGTH / 2)}-${signs.slice(LENGTH / 2)}`;
}

/** Whether a person typed a code, with or without its hyphen and capitals. */
export const isPersonCode = (typed: string, code: string): boolean => {
  const plain = (text: string): string => text.toUpperCase().replace(/[^0-9A-Z]/g, '');
  return isSameToken(plain(typed), plain(code));
};

const HEADERS = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    imgSrc: ["'self'"],
    mediaSrc: ["'self'", 'blob:'],
    fontSrc: ["'self'"],
    connectSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
  },
  referrerPolicy: 'no-referrer',
  xFrameOptions: 'DENY',
  strictTransportSecurity: false,
});

/**
 * Refuses requests that are not from this app's own page: the Host must be one of the app (other names were made to resolve to this
 * machine: DNS rebinding), and an Origin must be the one that belongs to it. Requests that write must have one. `originOf`: the origin of a
 * Host; undefined for others. The page itself may be opened from a page of another site: it has no secret. Adds the headers of all answers: a
 * strict Content-Security-Policy, no referrer, no frames.
 */
export function refuseOthers(originOf: (host: string) => string | undefined): MiddlewareHandler {
  return (context, next) =>
    HEADERS(context, async () => {
      const {req} = context;
      const own = originOf(req.header('host') ?? '');
      const origin = req.header('origin');
      const isOwn = own !== undefined && (origin === undefined ? req.method === 'GET' : origin === own);
      const site = req.header('sec-fetch-site');
      const fromElsewhere = site !== undefined && site !== 'same-origin' && site !== 'none';
      if (!isOwn || (fromElsewhere && !isOpenedPage(req))) {
        context.res = new Response('', {status: 403});
        return;
      }
      await next();
      if (!context.res.headers.has('cache-control')) context.res.headers.set('cache-control', 'no-store');
    });
}

/** Whether a browser opens the page in a tab, as by a click on a link in a mail (W3C Fetch Metadata Request Headers). */
const isOpenedPage = (req: HonoRequest): boolean =>
  req.method === 'GET' &&
  req.path === '/' &&
  req.header('sec-fetch-mode') === 'navigate' &&
  req.header('sec-fetch-dest') === 'document';
