import {isIP} from 'node:net';
import {InvalidArgumentError} from 'commander';

/** Digits alone: `0x10` and `1e3` are numbers for a program, and mostly slips as an amount. Six decimals are a micro-dollar. */
const DOLLARS = /^(\d+(\.\d{1,6})?|\.\d{1,6})$/;

/** The most that an amount can be: the ledger counts micro-dollars in whole numbers, which are exact up to this. */
const MOST_DOLLARS = 1e9;

/** Reads an amount of US dollars. */
export function toUsd(text: string): number {
  if (DOLLARS.test(text) && Number(text) <= MOST_DOLLARS) return Number(text);
  throw new InvalidValue(
    'a decimal number of US dollars, 0 or more: 12 or 2.50',
    `Type ${meantDollars(text)}.`,
  );
}

/** Spellings of an amount that have one meaning, with the digits and the cents in them. */
const MEANT = [/^\$?(\d+)(?:[.,](\d{1,2}))?$/, /^\$?(\d+(?:\.\d+)?e\+?\d+)$/i];

/** What was meant, as it is to be typed: `1000` for `1e3`, `2.50` for `2,50`. */
function meantDollars(text: string): string {
  const [, whole = '', cents] = MEANT.map((spelling) => spelling.exec(text)).find((found) => found) ?? [];
  const written = cents === undefined ? String(Number(whole || 'NaN')) : `${whole}.${cents}`;
  return DOLLARS.test(written) && Number(written) <= MOST_DOLLARS
    ? written
    : 'digits, with a point before the cents, such as 12 or 2.50';
}

/** A value that cannot be read: what is expected, and on the second line of the message what to do. */
class InvalidValue extends InvalidArgumentError {
  constructor(expected: string, fix: string) {
    super(`${expected}\n${fix}`);
  }
}

/** Reads a path. Refuses an empty one: it mostly comes from a variable that is not set. */
export function toFolder(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('the path of a folder');
  return text;
}

/** Reads a whole number from `least` up to `most`. */
export function toCount(text: string, least = 1, most = Number.MAX_SAFE_INTEGER): number {
  const count = Number(text);
  if (/^\d+$/.test(text) && count >= least && count <= most) return count;
  throw new InvalidArgumentError(
    most === Number.MAX_SAFE_INTEGER
      ? `a whole number, ${least} or more`
      : `a whole number from ${least} to ${most}`,
  );
}

/** An address to listen on. */
export type ListenAddress = {host: string; port?: number};

/** Reads an IP address, perhaps with a port: `192.168.1.5`, `127.0.0.1:8080`, `[::1]:8080`. */
export function toListenAddress(text: string): ListenAddress {
  const [, six, four, port] = /^(?:\[([\da-f:.]+)\]|([\d.]+))(?::(\d{1,5}))?$/i.exec(text) ?? [];
  const host = isIP(text) === 6 ? text : (six ?? four ?? '');
  if (isIP(host) === 0 || Number(port ?? 0) > 65_535)
    throw new InvalidArgumentError(
      'an IP address of this machine, with or without a port: 192.168.1.5, 127.0.0.1:8080, [::1]:8080',
    );
  return {host, ...(port === undefined ? {} : {port: Number(port)})};
}

/** Reads names with commas between them, and adds them to those before. Refuses an empty name: it mostly comes from a variable that is not set. */
export const toNames =
  (expected: string) =>
  (text: string, before: readonly string[]): string[] => {
    const names = text.split(',').map((name) => name.trim());
    if (names.includes('')) throw new InvalidArgumentError(expected);
    return [...before, ...names];
  };
