// SPDX-License-Identifier: MIT
// Synthesised instruments of the beds and effects: drums, basses, stabs, bleeps, a pigeon.

import {filter} from '../../synth/bus-and-effects.mjs';
import {attack, release} from '../../synth/instruments.mjs';
import {fill, hz, noise, SR, TAU} from '../../synth/samples-and-noise.mjs';

/** A band-limited sawtooth (polyBLEP). `f` is hertz, or a function of seconds. */
export function saw(length, f, phase = 0) {
  let p = phase;
  return fill(length, (t) => {
    const step = (typeof f === 'function' ? f(t) : f) / SR;
    p = (p + step) % 1;
    const edge = p < step ? -((p / step - 1) ** 2) : p > 1 - step ? ((p - 1) / step + 1) ** 2 : 0;
    return 2 * p - 1 - edge;
  });
}

const shaped = (x, shape) => x.map((v, i) => v * shape(i / SR));
const sum = (...xs) => xs[0].map((_, i) => xs.reduce((total, x) => total + (x[i] ?? 0), 0));

export const kick = (vel = 1, low = 47) =>
  fill(0.34, (t) => {
    const phase =
      TAU * (low * t + (135 / 42) * (1 - Math.exp(-t * 42)) + (220 / 260) * (1 - Math.exp(-t * 260)));
    const body = Math.tanh(1.7 * Math.sin(phase) * Math.exp(-t * 8.5));
    return (body + 0.16 * noise() * Math.exp(-t * 320)) * vel * attack(t, 0.0008) * release(t, 0.34, 0.08);
  });

export const snare = (vel = 1) => {
  const wires = filter(
    fill(0.24, (t) => noise() * Math.exp(-t * 17)),
    'band',
    2600,
    0.45,
  );
  return fill(0.24, (t, i) => {
    const head = Math.sin(TAU * (186 * t + 2.2 * (1 - Math.exp(-t * 60)))) * Math.exp(-t * 24);
    return (
      Math.tanh(1.5 * (0.85 * head + 1.9 * wires[i])) * 0.8 * vel * attack(t, 0.0008) * release(t, 0.24, 0.08)
    );
  });
};

export const hat = (vel = 1, length = 0.06) =>
  filter(
    fill(length, (t) => noise() * Math.exp((-t * 3.6) / length) * attack(t, 0.001)),
    'high',
    7600,
    0.9,
  ).map((v) => v * vel * 0.7);

export const cowbell = (vel = 1) => {
  const raw = fill(0.22, (t) => Math.sign(Math.sin(TAU * 562 * t)) + Math.sign(Math.sin(TAU * 845 * t)));
  return shaped(
    filter(raw, 'band', 1100, 1.4),
    (t) => Math.exp(-t * 19) * attack(t, 0.001) * release(t, 0.22, 0.05) * vel,
  );
};

/** An acid bass: a sawtooth through a low-pass whose cutoff falls. `accent` 0 to 1. */
export function acid(midi, length, {from = midi, accent = 0.5, open = 900} = {}) {
  const f = (t) => hz(midi) * 2 ** (((from - midi) / 12) * Math.exp(-t * 38));
  const swept = filter(
    saw(length, f),
    'low',
    (t) => 140 + open * (0.7 + 1.5 * accent) * Math.exp(-t * (9 - 3 * accent)),
    3.4 + 2.6 * accent,
  );
  const under = fill(length, (t) => Math.sin(TAU * hz(midi) * t));
  return fill(
    length,
    (t, i) =>
      (Math.tanh(1.9 * swept[i]) * 0.68 + 0.33 * under[i]) *
      (0.7 + 0.3 * accent) *
      attack(t, 0.004) *
      release(t, length, 0.03),
  );
}

/** A growling bass: three detuned sawtooths over a sine. */
export function growl(midi, length, {open = 700, wobble = 0} = {}) {
  const f = hz(midi);
  const saws = sum(
    saw(length, f * 0.9945, 0.1),
    saw(length, f * 1.0058, 0.55),
    saw(length, f * 2.003, 0.3).map((v) => v * 0.4),
  );
  const low = filter(saws, 'low', (t) => open * (1 + 0.75 * Math.sin(TAU * wobble * t - 1.2)), 1.5);
  return fill(
    length,
    (t, i) =>
      (Math.tanh(0.95 * low[i]) * 0.56 + 0.42 * Math.sin(TAU * f * t)) *
      attack(t, 0.006) *
      release(t, length, 0.05),
  );
}

/** A short, bright chord. */
export function stab(chord, length, vel = 1, open = 3200) {
  const voices = chord.flatMap((m) => [saw(length, hz(m) * 0.997, 0.2), saw(length, hz(m) * 1.004, 0.7)]);
  const low = filter(
    filter(sum(...voices), 'low', (t) => 260 + open * Math.exp(-t * 11), 1.3),
    'high',
    180,
  );
  return shaped(low, (t) => Math.exp(-t * 5.5) * attack(t, 0.002) * release(t, length, 0.05) * vel * 0.3);
}

/** A square-wave bleep that starts with a chirp. */
export const bleep = (midi, length = 0.22, vel = 1) => {
  const raw = fill(length, (t) => {
    const x = Math.sin(TAU * hz(midi) * (t + 0.0012 * Math.exp(-t * 90)));
    return Math.tanh(4 * x);
  });
  return shaped(
    filter(raw, 'low', (t) => 700 + 4200 * Math.exp(-t * 16), 1.2),
    (t) => Math.exp(-t * 9) * attack(t, 0.002) * release(t, length, 0.04) * vel * 0.6,
  );
};

/** One coo of a pigeon: a rolling whistle that swells and falls. */
export const coo = (length, pitch = 430, roll = 0, vel = 1) => {
  let p = 0;
  const voice = fill(length, (t) => {
    const k = t / length;
    const f =
      pitch * (0.86 + 0.2 * Math.sin(Math.PI * Math.min(1, k * 1.25)) + 0.012 * Math.sin(TAU * 6 * t));
    p += (TAU * f) / SR;
    const flutter = 1 - roll * (0.5 + 0.5 * Math.sin(TAU * 24 * t));
    return (
      (Math.sin(p) + 0.26 * Math.sin(2 * p + 0.5) + 0.07 * Math.sin(3 * p) + 0.05 * noise()) *
      flutter *
      Math.sin(Math.PI * k ** 0.7) ** 1.2
    );
  });
  return filter(voice, 'low', 1900, 0.8).map((v) => v * vel * 0.8);
};

/** A spark: a tone that drops three octaves, with crackle. */
export const zap = (length = 0.4, vel = 1) => {
  const body = saw(length, (t) => 90 + 3400 * Math.exp(-t * 17));
  const crackle = filter(
    fill(length, (t) => (noise() > 0.965 ? noise() : 0) * Math.exp(-t * 9)),
    'high',
    2400,
    0.8,
  );
  return fill(
    length,
    (t, i) =>
      (Math.tanh(1.4 * body[i]) * Math.exp(-t * 8) * 0.5 + 1.5 * crackle[i]) *
      attack(t, 0.001) *
      release(t, length, 0.08) *
      vel,
  );
};
