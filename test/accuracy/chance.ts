/** Draws by seed: the same seed gives the same values on every machine. */
export type Chance = {
  /** From 0 up to 1. */
  next: () => number;
  between: (from: number, to: number) => number;
  /** A whole number, both ends included. */
  whole: (from: number, to: number) => number;
  pick: <T>(values: readonly T[]) => T;
  /** Another source of draws, which depends only on the seed and the name. */
  fork: (name: string) => Chance;
};

/** The generator `mulberry32`. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    between: (from, to) => from + next() * (to - from),
    whole,
    pick: (values) => values[whole(0, values.length - 1)] as (typeof values)[number],
    fork: (name) => chanceFrom(hashOf(`${seed} ${name}`)),
  };
}

/** FNV-1a, of 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}
