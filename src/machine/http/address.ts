import {BlockList, isIP} from 'node:net';

/** IPv4 ranges that are not globally reachable (IANA IPv4 Special-Purpose Address Registry), and multicast and above. */
const PRIVATE_4: readonly [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];

/** Ranges inside 2000::/3 that are refused too: protocol assignments such as Teredo, documentation, and 6to4, which contains any IPv4 address. */
const SPECIAL_6: readonly [string, number][] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['2620:4f:8000::', 48],
  ['3fff::', 20],
];

const refused4 = listOf(PRIVATE_4, 'ipv4');
const refused6 = listOf(SPECIAL_6, 'ipv6');
const global6 = listOf([['2000::', 3]], 'ipv6');

function listOf(ranges: readonly [string, number][], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const [network, prefix] of ranges) list.addSubnet(network, prefix, family);
  return list;
}

/**
 * True for an address on the public internet. IPv6 has to be global unicast, so IPv4 addresses that are written as IPv6
 * (mapped, compatible, NAT64) are refused.
 */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !refused4.check(address, 'ipv4');
  if (family === 6) return global6.check(address, 'ipv6') && !refused6.check(address, 'ipv6');
  return false;
}
