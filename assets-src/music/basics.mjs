export const SR = 48000;
export const TAU = 2 * Math.PI;

let seed = 1;

/** Starts the noise anew, so that every sound is the same whatever was made before it. */
export const reseed = (value) => {
  seed = value;
};

export const random = () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};
export const noise = () => random() * 2 - 1;
export const hz = (midi) => 440 * 2 ** ((midi - 69) / 12);
export const samples = (seconds) => Math.round(seconds * SR);
export const fill = (seconds, f) => Float64Array.from({length: samples(seconds)}, (_, i) => f(i / SR, i));
