import {expect, test} from 'vitest';
import {expectedLikeness} from '../../../src/spot/findings/expected-likeness.ts';
import {correlation} from '../../../src/spot/findings/statistics.ts';

/** Numbers from 0 up to 1, the same for the same seed (Park and Miller 1988). */
function randomFrom(seed: number): () => number {
  let state = seed * 7919;
  return () => {
    state = (state * 16807) % 2147483647;
    return state / 2147483647;
  };
}

/** Normally distributed numbers (Box and Muller 1958). */
function normal(seed: number, deviation: number, count = 4000): Float64Array {
  const next = randomFrom(seed);
  return Float64Array.from(
    {length: count},
    () => deviation * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  );
}

/** What is expected of edges of so much structure and grain, and what a master without grain has. */
function likeness(structure: number, grain: number) {
  const shown = normal(1, structure);
  const frame = (seed: number) => normal(seed, grain).map((noise, at) => noise + (shown[at] ?? 0));
  const [all, beside, encoded] = [frame(2), frame(3), normal(4, 1.5)];
  const limit = all.map(Math.abs).sort()[Math.floor(0.8 * all.length)] as number;
  const strong = [...all.keys()].filter((at) => Math.abs(all[at] as number) >= limit);
  const pick = (values: Float64Array) => Float64Array.from(strong, (at) => values[at] as number);
  const master = shown.map((edge, at) => edge + (encoded[at] ?? 0));
  return {
    expected: expectedLikeness({all, strong: pick(all), beside: pick(beside), coarse: null}),
    reached: correlation(pick(all), pick(master)),
  };
}

test.each([
  [20, 0.5],
  [6, 2],
  [3, 3],
  [1.5, 3],
])(
  'structure of %f codes under grain of %f codes reaches what is expected of it, and of clean structure nothing less is expected',
  (structure, grain) => {
    const {expected, reached} = likeness(structure, grain);
    expect(expected).toBeLessThan(reached + 0.1);
    if (structure >= 2 * grain) expect(expected).toBeGreaterThan(reached - 0.1);
  },
);

test('of grain alone little is expected, and of a clean take nearly all', () => {
  expect(likeness(0, 3).expected).toBeLessThan(0.4);
  expect(likeness(20, 0).expected).toBeGreaterThan(0.98);
});

test('what changes more than grain does is motion, and lowers nothing', () => {
  const [all, beside] = [normal(1, 30), normal(2, 30)];
  expect(expectedLikeness({all, strong: all, beside, coarse: null})).toBeGreaterThan(0.95);
  expect(expectedLikeness({all, strong: all, beside: null, coarse: null})).toBeGreaterThan(0.98);
});

test('of a texture that half the resolution does not have, little is expected, and of a coarse one nothing is lost', () => {
  const all = normal(1, 20);
  const other = normal(2, 20);
  expect(expectedLikeness({all, strong: all, beside: null, coarse: other})).toBeLessThan(0.1);
  expect(expectedLikeness({all, strong: all, beside: null, coarse: all})).toBeGreaterThan(0.98);
});
