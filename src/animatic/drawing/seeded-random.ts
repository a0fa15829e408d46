/** Returns the next pseudo-random number, from 0 up to 1. */
export type RandomSource = () => number;

/** A random source that gives the same numbers for the same seed words. The hash is FNV-1a, the generator mulberry32. */
export function seededRandom(...words: readonly (string | number)[]): RandomSource {
  let state = 2166136261;
  for (const char of words.join('\u0000')) {
    state = Math.imul(state ^ (char.codePointAt(0) ?? 0), 16777619);
  }
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A random number from `low` up to `high`. */
export const randomBetween = (random: RandomSource, low: number, high: number): number =>
  low + random() * (high - low);
