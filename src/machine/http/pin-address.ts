import {lookup} from 'node:dns/promises';
import {isIP} from 'node:net';
import {TenspotError} from '../../spot/problem/errors.ts';
import {isPublicAddress} from './address.ts';
import {type Allowed, isNamedOrigin, refused} from './allowed-url.ts';

/** An IP address; `family` is 4 or 6. */
export type Address = {address: string; family: number};

/** Looks up all addresses of a host name. */
export type Resolve = (host: string) => Promise<Address[]>;

/** Resolves names as the operating system does. */
export const systemResolve: Resolve = (host) => lookup(host, {all: true, verbatim: true});

/**
 * Looks up the address of a URL's host once and checks that it is public. The caller connects to this address, so a later
 * DNS answer cannot lead elsewhere (DNS rebinding). A host with any private address is refused.
 * Errors: `download-refused`, `download-unreachable`.
 */
export async function pin(url: URL, allowed: Allowed, resolve: Resolve = systemResolve): Promise<Address> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const literal = isIP(host);
  const addresses = literal ? [{address: host, family: literal}] : await resolved(url, host, resolve);
  const [first] = addresses;
  if (!first) throw unreachable(url, 'a host with an address', 'none');
  if (isNamedOrigin(url, allowed)) return first;
  if (literal) throw refused(url.href, 'a host name', `the address ${host}`);
  const hidden = addresses.find(({address}) => !isPublicAddress(address));
  if (hidden) throw refused(url.href, 'a host on the public internet', `the address ${hidden.address}`);
  return first;
}

const resolved = (url: URL, host: string, resolve: Resolve): Promise<Address[]> =>
  resolve(host).catch((error: NodeJS.ErrnoException) => {
    throw unreachable(url, 'a host with an address', error.code ?? 'no answer');
  });

const unreachable = (url: URL, expected: string, got: string): TenspotError =>
  new TenspotError({
    code: 'download-unreachable',
    what: `${url.hostname} cannot be reached`,
    expected,
    got,
    fix: 'Check the network and run the same command again: it fetches what is already paid for, and buys nothing again.',
  });
