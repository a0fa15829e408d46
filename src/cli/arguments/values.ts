import {InvalidArgumentError} from 'commander';

/** Reads an amount of US dollars. */
export function toUsd(text: string): number {
  const usd = Number(text);
  // The ledger counts micro-dollars in whole numbers, which are exact up to this.
  if (!(usd >= 0 && usd <= 1e9) || text.trim() === '')
    throw new InvalidArgumentError('US dollars, 0 or more: 12 or 2.50');
  return usd;
}

/** Reads a path. Refuses an empty one: it mostly comes from a variable that is not set. */
export function toFolder(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('the path of a folder');
  return text;
}

/** Reads a whole number from `least` up to `most`. */
export function toCount(text: string, least = 1, most = Number.MAX_SAFE_INTEGER): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= least && count <= most && text.trim() !== '') return count;
  throw new InvalidArgumentError(
    most === Number.MAX_SAFE_INTEGER
      ? `a whole number, ${least} or more`
      : `a whole number from ${least} to ${most}`,
  );
}

/** Reads names with commas between them, and adds them to those before. Refuses an empty name: it mostly comes from a variable that is not set. */
export const toNames =
  (expected: string) =>
  (text: string, before: readonly string[]): string[] => {
    const names = text.split(',').map((name) => name.trim());
    if (names.includes('')) throw new InvalidArgumentError(expected);
    return [...before, ...names];
  };
