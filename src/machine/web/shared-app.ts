import {createHmac, randomBytes} from 'node:crypto';
import {isIP} from 'node:net';
import {getConnInfo} from '@hono/node-server/conninfo';
import type {Context} from 'hono';
import {getCookie} from 'hono/cookie';
import {invalid} from '../../spot/problem/errors.ts';
import {isSameToken, refuseOthers} from './access.ts';
import {openRateLimit} from './rate-limit.ts';
import {type AppGate, openWebApp, type WebAppParts} from './web-app.ts';

/**
 * A link that is valid now, the person who has it, and the hash of its token. The hash is what names a link: ids begin again where the file
 * of the links was removed.
 */
export type OpenLink = {id: string; person: string; hash: string};

/** How an app is shared. */
export type Sharing = {
  /** The IP address that it listens on. */
  host: string;
  /** 0: a free one. */
  port: number;
  /** The origin under which people reach it, `https://review.example.com`. Default: http with `host` and the port. */
  origin?: string | undefined;
  /** The links that are valid now. Asked for at each request, so that a link that ends or is revoked ends at once. */
  links: () => Promise<readonly OpenLink[]>;
  /** The link with this token; undefined if no valid link has it. */
  linkOf: (token: string) => Promise<OpenLink | undefined>;
  /** Names of actions that change nothing. All others are done once for each request. */
  reads: readonly string[];
};

/** An app that is open to people with links. */
export type SharedApp = {
  /** The origin that people open. */
  origin: string;
  /** The address that it listens on, `127.0.0.1:8080`: a proxy sends requests there, with the Host that it got. */
  address: string;
  close: () => Promise<void>;
};

/**
 * For an address: requests without a valid link. For a link: actions, and videos and pictures. Loads of the page have no limit: they come
 * without a link, and behind a proxy, or in one office, all people have one address.
 */
const RATES = {
  strangers: {burst: 20, perSecond: 1 / 3},
  actions: {burst: 60, perSecond: 2},
  // A grid that waits for a hundred copies asks for each of them every second.
  media: {burst: 1500, perSecond: 100},
};

/** Requests that a link may make in one run: all are remembered, so that none is done twice. */
const REMEMBERED = 10_000;

/** Whether an address is one of this machine alone. */
export const isLoopback = (host: string): boolean =>
  host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));

/** Addresses on which a server listens on all networks of the machine. */
const ANY = ['0.0.0.0', '::'];

/**
 * Serves a web app to people with links. Each request needs the Host and the Origin of the app, and the token of a link that is valid now.
 * The page has the token in the fragment of its address, as that of `openLoopbackApp`. A request that changes something has a number,
 * and is done once: sent again, it is refused. Errors: `share-without-link` where the address is beyond loopback and no link is valid, `share-address`,
 * `share-origin`, `port-taken`.
 */
export async function openSharedApp(parts: WebAppParts, sharing: Sharing): Promise<SharedApp> {
  const {host, port} = sharing;
  const named = checkedOrigin(sharing);
  if (!isLoopback(host) && (await sharing.links()).length === 0) throw withoutLink(host);
  const at = (taken: number): string => `${isIP(host) === 6 ? `[${host}]` : host}:${taken}`;
  const originAt = (taken: number): string => named ?? `http://${at(taken)}`;
  const app = await openWebApp(parts, {host, port}, (taken) => gateOf(originAt(taken), taken, sharing));
  return {origin: originAt(app.port), address: at(app.port), close: app.close};
}

function gateOf(origin: string, port: number, {links, linkOf, reads}: Sharing): AppGate {
  const {host: own, protocol} = new URL(origin);
  // Equal links have equal cookies in one run, and other ones in the next.
  const secret = randomBytes(32);
  const run = randomBytes(16).toString('base64url');
  const cookie = {name: `tenspot-media-${port}`, secure: protocol === 'https:'};
  const cookieOf = ({id, hash}: OpenLink): string =>
    `${id}.${createHmac('sha256', secret).update(hash).digest('base64url')}`;
  const strangers = openRateLimit(RATES.strangers);
  const [actions, media] = [openRateLimit(RATES.actions), openRateLimit(RATES.media)];
  const done = new Map<string, Set<string>>();
  const stranger = (context: Context): 401 | 429 => (strangers(addressOf(context)) ? 401 : 429);
  /** Whether a request is new. */
  const isNew = ({hash}: OpenLink, request: string): boolean => {
    const own = done.get(hash) ?? new Set();
    done.set(hash, own);
    if (!REQUEST.test(request) || !request.startsWith(`${run}.`) || own.has(request)) return false;
    if (own.size >= REMEMBERED) return false;
    own.add(request);
    return true;
  };
  return {
    own: refuseOthers((host) => (host === own ? origin : undefined)),
    actor: async (context, action) => {
      const [, token = ''] = /^Bearer (\S+)$/.exec(context.req.header('authorization') ?? '') ?? [];
      const link = await linkOf(token);
      // People with a link are not kept out by strangers who try from the same address.
      if (!link) return stranger(context);
      if (!actions(link.hash)) return 429;
      if (!reads.includes(action) && !isNew(link, context.req.header('tenspot-request') ?? '')) return 409;
      return {person: link.person, cookie: {...cookie, value: cookieOf(link)}};
    },
    mayRead: async (context) => {
      const got = getCookie(context, cookie.name) ?? '';
      const link = (await links()).reduce<OpenLink | undefined>(
        (found, each) => (isSameToken(got, cookieOf(each)) ? each : found),
        undefined,
      );
      if (!link) return stranger(context);
      return media(link.hash) || 429;
    },
    head: `<meta name="tenspot-run" content="${run}">\n`,
  };
}

/** The number of a request: the run of the app, and a random part. */
const REQUEST = /^[\w-]{22}\.[\w-]{16,64}$/;

const addressOf = (context: Context): string => getConnInfo(context).remote.address ?? '';

/** The origin that people open, as it was named. */
function checkedOrigin({host, origin}: Sharing): string | undefined {
  if (isIP(host) === 0)
    throw invalid({
      code: 'share-address',
      what: 'the app can only listen on an IP address of this machine',
      expected: 'an IP address, such as 127.0.0.1 or 192.168.1.5, with or without a port: 192.168.1.5:8080',
      got: host,
    });
  if (origin === undefined) {
    if (!ANY.includes(host)) return undefined;
    throw invalid({
      code: 'share-origin',
      what: `with ${host}, Tenspot does not know which address people open`,
      expected: 'the origin of that address, because the app refuses requests with another Host',
      got: 'none',
      fix: 'Add --origin, such as --origin https://review.example.com, or give --share a single IP address.',
    });
  }
  const url = URL.parse(origin);
  const isNamed = /^https?:\/\/(?:[\w.-]+|\[[\da-f:]+\])(?::\d+)?$/i.test(url?.origin ?? '');
  if (url && isNamed && [url.origin, `${url.origin}/`].includes(origin)) return url.origin;
  throw invalid({
    code: 'share-origin',
    what: 'this is not an origin',
    expected: 'http or https and the name of a server: https://review.example.com',
    got: origin,
  });
}

const withoutLink = (host: string) =>
  invalid({
    code: 'share-without-link',
    what: `Tenspot does not open the app on ${host}, because no link is valid`,
    expected: 'a valid link, before other machines can reach the app',
    got: 'none',
    fix: 'Make a link: add --for <person> to --share.',
  });
