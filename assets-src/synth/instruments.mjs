import {filter} from './bus-and-effects.mjs';
import {fill, hz, noise, random, SR, TAU} from './samples-and-noise.mjs';

/** A fade-in of `s` seconds: the gain at `t` seconds, 0 to 1. */
export const attack = (t, s) => (t < s ? 0.5 - 0.5 * Math.cos((Math.PI * t) / s) : 1);

/** A fade-out of the last `s` seconds before `end`: the gain at `t` seconds, 1 to 0. */
export const release = (t, end, s) =>
  t > end - s ? Math.max(0, 0.5 + 0.5 * Math.cos((Math.PI * (t - end + s)) / s)) : 1;

/** A felt piano note. */
export function felt(midi, length = 2.4, vel = 0.7) {
  const f = hz(midi);
  const partials = Array.from({length: 9}, (_, n) => n + 1)
    .map((n) => ({
      w: TAU * f * n * Math.sqrt(1 + 0.00035 * n * n),
      a: Math.exp(-(n - 1) * (0.98 - 0.45 * vel)),
      d: 0.75 + 0.55 * n + f / 700,
      p: random() * TAU,
    }))
    .filter((p) => p.w < TAU * 9000);
  const hammer = filter(
    fill(0.05, (t) => noise() * Math.exp(-t * 130)),
    'low',
    700 + 900 * vel,
  );
  return fill(length, (t, i) => {
    let y = 0;
    for (const {w, a, d, p} of partials)
      y += a * Math.exp(-t * d) * (Math.sin(w * t) + 0.6 * Math.sin(w * 1.0006 * t + p * 0.3));
    return (y * 0.3 * attack(t, 0.007) + (hammer[i] ?? 0) * 0.5) * vel * release(t, length, 0.25);
  });
}

/** A wooden bar struck with a mallet: a marimba. */
export const mallet = (midi, vel = 0.6, wood = 1) => {
  const f = hz(midi);
  return fill(1.1, (t) => {
    const body = Math.sin(TAU * f * t) * Math.exp(-t * (4.5 + f / 260));
    const ring =
      0.28 * Math.sin(TAU * f * 3.93 * t) * Math.exp(-t * 22) +
      0.1 * wood * Math.sin(TAU * f * 9.5 * t) * Math.exp(-t * 60);
    return (body + ring) * vel * attack(t, 0.0025) * release(t, 1.1, 0.1);
  });
};

/** A plucked string (Karplus-Strong). */
export function string(midi, length = 1.4, vel = 0.6, bright = 0.5) {
  const period = SR / hz(midi) - 0.5;
  const n = Math.floor(period);
  const frac = period - n;
  const line = filter(Float64Array.from({length: n + 1}, noise), 'low', 900 + 5200 * bright * vel);
  const keep = 0.9965 - 0.0006 * (midi - 50) * 0.1;
  let last = 0;
  return fill(length, (t, i) => {
    const at = i % (n + 1);
    const x = line[at] * frac + line[(at + 1) % (n + 1)] * (1 - frac);
    line[at] = keep * 0.5 * (x + last);
    last = x;
    return x * vel * attack(t, 0.002) * release(t, length, 0.2);
  });
}

/** A bell by frequency modulation. */
export const bell = (midi, length = 1.6, vel = 0.4, index = 2.2) => {
  const f = hz(midi);
  return fill(length, (t) => {
    const m = Math.sin(TAU * f * 3.502 * t) * index * Math.exp(-t * 7);
    return Math.sin(TAU * f * t + m) * Math.exp(-t * 3.6) * vel * attack(t, 0.004) * release(t, length, 0.2);
  });
};

/** A sustained chord tone of three detuned voices. */
export function pad(midi, length, warmth = 1) {
  const f = hz(midi);
  const voices = [-1, 1, 0.3].map((d) => ({f: f * 2 ** ((d * 5.5) / 1200), p: random() * TAU}));
  const top = Math.min(9, Math.floor(2600 / f) + 1);
  return fill(length, (t) => {
    const open = 1.55 - 0.25 * Math.sin(TAU * 0.11 * t + midi) * warmth;
    let y = 0;
    for (const v of voices)
      for (let n = 1; n <= top; n++) y += Math.sin(TAU * v.f * n * t + v.p * n) / n ** (open + 0.35);
    return y * 0.16 * attack(t, 0.6) * release(t, length, 0.9);
  });
}

/** A bass note with soft saturation. */
export const sub = (midi, length, vel = 0.6) =>
  fill(length, (t) => {
    const w = TAU * hz(midi) * t;
    return (
      Math.tanh(1.5 * (Math.sin(w) + 0.3 * Math.sin(2 * w) + 0.12 * Math.sin(3 * w))) *
      vel *
      attack(t, 0.02) *
      release(t, length, 0.12) *
      Math.exp(-t * 0.5)
    );
  });

export const kick = (vel = 0.8, base = 46) =>
  fill(0.38, (t) => {
    const phase = TAU * (base * t + (70 / 38) * (1 - Math.exp(-t * 38)));
    return (
      (Math.sin(phase) * Math.exp(-t * 10) + 0.12 * noise() * Math.exp(-t * 260)) *
      vel *
      attack(t, 0.0015) *
      release(t, 0.38, 0.1)
    );
  });

/** Filtered noise with an envelope: the base of brush, shaker and clap. */
const hiss = (length, type, f, q, shape, vel) =>
  filter(
    fill(length, (t) => noise() * shape(t) * release(t, length, length * 0.3)),
    type,
    f,
    q,
  ).map((v) => v * vel);
export const brush = (vel) =>
  hiss(0.24, 'band', 3100, 0.6, (t) => attack(t, 0.02) * Math.exp(-t * 15), vel * 1.6);
export const shaker = (vel) =>
  hiss(0.09, 'high', 6200, 0.7, (t) => attack(t, 0.014) * Math.exp(-t * 45), vel);
export const clap = (vel) =>
  hiss(
    0.3,
    'band',
    1500,
    0.9,
    (t) =>
      [0, 0.011, 0.023].reduce((s, d) => s + (t >= d ? Math.exp(-(t - d) * (d > 0.02 ? 17 : 130)) : 0), 0) *
      0.6,
    vel * 1.7,
  );

/** Noise that swells over `length` seconds towards a cut. */
export const rise = (length, vel) =>
  filter(
    fill(length, (t) => noise() * (t / length) ** 3 * release(t, length, 0.03)),
    'band',
    (t) => 500 + 5200 * (t / length) ** 2,
    0.8,
  ).map((v) => v * vel);
