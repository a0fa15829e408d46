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

/** The letters before a part of a compound, which would be tried at each letter of a long word. */
const LEADING = /(?<=^|\|)(?:\(\?!\p{L}+\))?\\p\{L\}\*/gu;

function mayBeIn(text: string, source: string, flags: WordFlags): boolean {
  const key = `${flags} ${source}`;
  const loose = LOOSE.get(key) ?? new RegExp(source.replaceAll(LEADING, ''), flags.replace('g', ''));
  LOOSE.set(key, loose);
  return loose.test(text);
}

const compiled = (source: string, flags: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, flags);

/** A letter of a script without spaces between words, or of Korean, which puts particles behind a word. */
export const JOINED_LETTER =
  '(?:(?=[\\p{L}\\p{M}])[\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}\\p{Script=Hangul}])';

/** A letter, a digit or a mark of a letter that continues a word of a script with spaces. */
const IN_WORD = `(?:(?!${JOINED_LETTER})[\\p{L}\\p{N}\\p{M}])`;

/** The beginning of a word, also behind a letter of a script without spaces: `はSolvane`. */
export const WORD_START = `(?<!${IN_WORD})`;

/** The end of a word, also before a letter of a script without spaces: `Solvaneで`. */
export const WORD_END = `(?!${IN_WORD})`;

/** Finds a name as a whole word in any script: the name `one` is not in `Phone`, and `Solvane` is in `Solvaneで`. */
export function asName(name: string): RegExp {
  const key = `name ${name}`;
  const pattern = KEPT.get(key) ?? new RegExp(`${WORD_START}${literally(name)}${WORD_END}`, 'giu');
  KEPT.set(key, pattern);
  return pattern;
}

/** An expression that finds just this text. */
export const literally = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
