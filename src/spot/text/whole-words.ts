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

const compiled = (source: string, flags: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, flags);

/** An expression that finds just this text. */
export const literally = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
