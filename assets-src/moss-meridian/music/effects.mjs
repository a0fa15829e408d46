import {Bus, filter, reverb} from '../../synth/bus-and-effects.mjs';
import {attack, bell, felt, mallet, sub} from '../../synth/instruments.mjs';
import {master} from '../../synth/master.mjs';
import {fill, noise, random, reseed, TAU} from '../../synth/samples-and-noise.mjs';

export function whoosh() {
  reseed(5);
  const bus = new Bus(0.6);
  const raw = fill(0.6, (t) => noise() * Math.exp(-(((t - 0.33) / 0.115) ** 2)));
  const body = filter(raw, 'band', (t) => 350 + 3600 * Math.exp(-(((t - 0.36) / 0.15) ** 2)), 0.9);
  const wind = filter(raw, 'low', (t) => 220 + 500 * t, 0.7);
  bus.ch[0].forEach((_, i) => {
    const pan = -0.7 + (1.4 * i) / bus.ch[0].length;
    for (const c of [0, 1])
      bus.ch[c][i] = (body[i] + 0.5 * wind[i]) * Math.cos(((c ? 1 - pan : 1 + pan) * Math.PI) / 4);
  });
  return master(bus, {peak: -6, fadeIn: 0.03, fadeOut: 0.06});
}

export function tick() {
  reseed(6);
  const bus = new Bus(0.15);
  bus.play(
    0.002,
    fill(
      0.14,
      (t) =>
        (Math.sin(TAU * 1760 * t) * Math.exp(-t * 75) +
          0.4 * Math.sin(TAU * 2980 * t) * Math.exp(-t * 130) +
          0.15 * noise() * Math.exp(-t * 400)) *
        attack(t, 0.0015),
    ),
  );
  return master(bus, {peak: -9, fadeOut: 0.04});
}

export function pop() {
  reseed(7);
  const bus = new Bus(0.2);
  bus.play(
    0.002,
    fill(
      0.19,
      (t) =>
        Math.sin(TAU * (300 * t + 480 * (t - (1 - Math.exp(-t * 26)) / 26))) *
        Math.exp(-t * 24) *
        attack(t, 0.003),
    ),
  );
  return master(bus, {peak: -8, fadeOut: 0.04});
}

export function shimmer() {
  reseed(8);
  const bus = new Bus(1.2);
  for (const [i, m] of [79, 83, 86, 88, 91, 95, 98, 103].entries())
    bus.play(0.01 + i * 0.045 + random() * 0.01, bell(m, 0.9, 0.3 * 0.9 ** i, 1.4), 1, i % 2 ? 0.6 : -0.6);
  bus.add(reverb(bus, {time: 1.1, damp: 0.15, size: 0.7}), 0.6);
  return master(bus, {peak: -9, fadeOut: 0.45});
}

/** D5, B5, G5: up and back down to G, the root of both beds. */
export function sonicLogo() {
  reseed(9);
  const bus = new Bus(1.6);
  for (const [i, m] of [74, 83, 79].entries()) {
    bus.play(0.006 + i * 0.2, felt(m, 1.3, 0.72), 0.8, (i - 1) * 0.25);
    bus.play(0.006 + i * 0.2, mallet(m, 0.5), 0.45, (i - 1) * -0.25);
    bus.play(0.006 + i * 0.2, bell(m + 12, 1.1, 0.12), 0.6, (i - 1) * 0.5);
  }
  for (const m of [43, 55, 62, 69]) bus.play(0.4, felt(m, 1.2, 0.5), 0.4, (m - 57) / 40);
  bus.play(0.4, sub(31, 1.0, 0.45), 0.3);
  bus.add(reverb(bus, {time: 1.3, damp: 0.3}), 0.35);
  return master(bus, {peak: -5, fadeOut: 0.5});
}
