/** Chance that a seed decides. */
export type Chance = {
  /** 0 up to, but not including, 1. */
  next: () => number;
  maybe: (probability: number) => boolean;
  between: (least: number, most: number) => number;
  whole: (least: number, most: number) => number;
  pick: <T>(from: readonly T[]) => T;
};

/** Mulberry32. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const between = (least: number, most: number): number => least + next() * (most - least);
  const whole = (least: number, most: number): number => Math.floor(between(least, most + 1));
  return {
    next,
    maybe: (probability) => next() < probability,
    between,
    whole,
    pick: (from) => from[whole(0, from.length - 1)] as (typeof from)[number],
  };
}
