// SPDX-License-Identifier: MIT
// Sound effects. Templates cue whoosh, tick, pop and shimmer by name; coo and zap are extras of this brand.

import {Bus, echo, filter, reverb} from '../../synth/bus-and-effects.mjs';
import {attack} from '../../synth/instruments.mjs';
import {master} from '../../synth/master.mjs';
import {fill, noise, reseed, TAU} from '../../synth/samples-and-noise.mjs';
import {acid, bleep, coo as cooing, hat, kick, zap as spark, stab} from './instruments.mjs';

/** A bike passing from left to right: wind and spokes. */
export function whoosh() {
  reseed(21);
  const bus = new Bus(0.6);
  const near = (t) => Math.exp(-(((t - 0.3) / 0.1) ** 2));
  const wind = filter(
    fill(0.6, (t) => noise() * near(t)),
    'band',
    (t) => 2600 - 3000 * (t - 0.3),
    1.1,
  );
  const spokes = fill(0.6, (t) => Math.sin(TAU * (150 * t - 60 * t * t)) ** 9 * noise() * near(t));
  for (const i of bus.ch[0].keys()) {
    const pan = -0.9 + (1.8 * i) / bus.ch[0].length;
    for (const c of [0, 1])
      bus.ch[c][i] = (wind[i] + 0.5 * spokes[i]) * Math.cos(((c ? 1 - pan : 1 + pan) * Math.PI) / 4);
  }
  return master(bus, {peak: -5, fadeIn: 0.02, fadeOut: 0.08});
}

/** The click of the button. */
export function tick() {
  reseed(22);
  const bus = new Bus(0.14);
  bus.play(
    0.001,
    fill(
      0.12,
      (t) =>
        (Math.tanh(3 * Math.sin(TAU * 1320 * t)) * Math.exp(-t * 120) + noise() * Math.exp(-t * 520)) *
        attack(t, 0.0006),
    ),
  );
  bus.play(0.028, hat(0.7, 0.05), 0.8);
  return master(bus, {peak: -8, fadeIn: 0.0008, fadeOut: 0.03});
}

/** A lid that pops open. */
export function pop() {
  reseed(23);
  const bus = new Bus(0.22);
  bus.play(
    0.001,
    fill(
      0.2,
      (t) =>
        Math.tanh(1.8 * Math.sin(TAU * (210 * t + 900 * t * t * 2.4))) * Math.exp(-t * 21) * attack(t, 0.002),
    ),
  );
  bus.play(0.001, kick(0.4, 90), 0.4);
  return master(bus, {peak: -7, fadeIn: 0.0008, fadeOut: 0.05});
}

/** Rising bleeps. */
export function shimmer() {
  reseed(24);
  const bus = new Bus(1);
  for (const [i, m] of [76, 83, 88, 91, 95, 100].entries())
    bus.play(0.005 + i * 0.055, bleep(m, 0.3, 0.8 * 0.92 ** i), 1, i % 2 ? 0.7 : -0.7);
  bus.play(0.3, hat(0.5, 0.4), 0.4);
  bus.add(echo(bus, 0.14, 0.45), 0.5).add(reverb(bus, {time: 0.8, damp: 0.1, size: 0.6}), 0.4);
  return master(bus, {peak: -9, fadeOut: 0.4});
}

export function coo() {
  reseed(25);
  const bus = new Bus(0.9);
  bus.play(0.005, cooing(0.2, 400, 0, 0.8));
  bus.play(0.26, cooing(0.58, 470, 0.6, 1));
  bus.add(reverb(bus, {time: 0.5, damp: 0.4, size: 0.5}), 0.2);
  return master(bus, {peak: -7, fadeOut: 0.1});
}

export function zap() {
  reseed(26);
  const bus = new Bus(0.5);
  bus.play(0.001, spark(0.42));
  bus.add(echo(bus, 0.06, 0.4), 0.4);
  return master(bus, {peak: -7, fadeOut: 0.12});
}

/** Two coos of a pigeon, then a chord with a spark. */
export function sonicLogo() {
  reseed(27);
  const bus = new Bus(1.5);
  bus.play(0.005, cooing(0.17, 392, 0, 0.9), 0.7, -0.25);
  bus.play(0.21, cooing(0.24, 494, 0.5, 1), 0.8, 0.25);
  bus.play(0.47, kick(1), 0.9);
  bus.play(0.47, acid(28, 0.9, {accent: 1, open: 1600}), 0.4);
  bus.play(0.47, stab([52, 64, 68, 71, 76], 0.95, 1, 5200), 0.9);
  bus.play(0.47, spark(0.32, 0.5), 0.4, 0.3);
  bus.play(0.7, bleep(88, 0.3, 0.7), 0.4, -0.4);
  bus.add(echo(bus, 0.17, 0.3), 0.2).add(reverb(bus, {time: 0.9, damp: 0.25, size: 0.7}), 0.25);
  return master(bus, {peak: -4, fadeOut: 0.4});
}
