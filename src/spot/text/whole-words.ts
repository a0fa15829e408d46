const KEPT = new Map<string, RegExp>();
const KEPT_LISTS = new WeakMap<readonly string[], RegExp>();

/**
 * Finds an expression as whole words: no letter and no digit is next to it. The pattern is kept, because V8 takes long to compile large ones. A
 * global one is for `matchAll` and `replaceAll`: `exec` and `test` would go on where the last call ended.
 */
export function asWholeWords(source: string, flags = 'giu'): RegExp {
  const key = `${flags} ${source}`;
  const pattern = KEPT.get(key) ?? compiled(source, flags);
  KEPT.set(key, pattern);
  return pattern;
}

/** Finds one of the expressions of a list that does not change, as whole words. A list is always asked for with the same flags. */
export function asAnyOf(list: readonly string[], flags: string): RegExp {
  const pattern = KEPT_LISTS.get(list) ?? compiled(list.join('|'), flags);
  KEPT_LISTS.set(list, pattern);
  return pattern;
}

/**
 * The places of an expression as whole words. Most texts have it nowhere, not even as a part of a word: then its pattern is not made, because V8
 * compiles the classes of letters at its ends in half a millisecond, twenty times as long as the rest.
 */
export const wordPlaces = (text: string, source: string, flags: WordFlags): RegExpExecArray[] =>
  mayBeIn(text, source, flags) ? [...text.matchAll(asWholeWords(source, flags))] : [];

/** The places of the expressions of a list that does not change, as `wordPlaces`. */
export const wordPlacesOfAny = (
  text: string,
  list: readonly string[],
  flags: WordFlags,
): RegExpExecArray[] =>
  mayBeIn(text, list.join('|'), flags) ? [...text.matchAll(asAnyOf(list, flags))] : [];

type WordFlags = 'giu' | 'gu';

const LOOSE = new Map<string, RegExp>();

function mayBeIn(text: string, source: string, flags: WordFlags): boolean {
  const key = `${flags} ${source}`;
  const loose = LOOSE.get(key) ?? new RegExp(source, flags.replace('g', ''));
  LOOSE.set(key, loose);
  return loose.test(text);
}

const compiled = (source: string, flags: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, flags);

/** An expression that finds just this text. */
export const literally = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
