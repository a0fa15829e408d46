/** Samples per second of every generated sound. */
export const SR = 48000;
export const TAU = 2 * Math.PI;

let seed = 1;

/** Restarts the random numbers. Each sound calls it first, so its bytes do not depend on the sounds before it. */
export const reseed = (value) => {
  seed = value;
};

/** A pseudo-random number from 0 up to 1 (mulberry32). */
export const random = () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};
export const noise = () => random() * 2 - 1;

/** The frequency of a MIDI note. */
export const hz = (midi) => 440 * 2 ** ((midi - 69) / 12);

export const samples = (seconds) => Math.round(seconds * SR);

/** A mono sound whose sample at time `t` (seconds) and index `i` is `f(t, i)`. */
export const fill = (seconds, f) => Float64Array.from({length: samples(seconds)}, (_, i) => f(i / SR, i));

/** A note velocity changed by up to `by` of itself, as a player varies it. */
export const varied = (velocity, by = 0.12) => velocity * (1 + (random() - 0.5) * 2 * by);

/** Seconds by which a player comes after the beat: 0 to 0.006. */
export const lateness = () => random() * 0.006;
