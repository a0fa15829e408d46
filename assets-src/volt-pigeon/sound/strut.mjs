// SPDX-License-Identifier: MIT
// "Strut": E minor, 128 BPM, 18 bars. Four-on-the-floor kick, acid bass, a coo at the end of every phrase.

import {Bus} from '../../synth/bus-and-effects.mjs';
import {clap, rise} from '../../synth/instruments.mjs';
import {reseed} from '../../synth/samples-and-noise.mjs';
import {acid, bleep, coo, cowbell, hat, kick, stab, zap} from './instruments.mjs';
import {mixdown} from './mixdown.mjs';

const BARS = 18;
/** Bass line in sixteenths: semitones over the root, null for a rest. ACCENTS: how strongly each step is accented, 0 to 1. */
const LINE = [0, null, 0, 12, null, 0, 10, null, 0, 0, null, 12, 15, null, 10, 7];
const ACCENTS = [1, 0, 0.2, 0.9, 0, 0.3, 0.7, 0, 0.6, 0.2, 0, 1, 0.8, 0, 0.5, 0.6];
const ROOTS = [28, 28, 31, 33, 28, 28, 36, 35];
const CHORDS = {
  28: [64, 67, 71, 74],
  31: [62, 67, 71, 74],
  33: [64, 69, 72, 76],
  36: [64, 67, 72, 76],
  35: [63, 66, 71, 75],
};
const TUNE = [
  [0, 76],
  [3, 79],
  [6, 83],
  [8, 81],
  [10, 79],
  [13, 74],
  [14, 76],
];

export function strut() {
  reseed(128);
  const beat = 60 / 128;
  const step = beat / 4;
  const [drums, low, keys, tops] = Array.from({length: 4}, () => new Bus(BARS * 4 * beat));
  const ducks = [];
  for (let bar = 0; bar < BARS; bar++) {
    const t = bar * 4 * beat;
    const root = ROOTS[bar % 8];
    const last = bar === BARS - 1;
    const rest = bar === 12;
    const full = bar >= 4 && !rest;
    if (last) {
      drums.play(t, kick(1.1), 0.9);
      drums.play(t, clap(0.9), 0.6);
      low.play(t, acid(28, 1.2, {accent: 1, open: 1500}), 0.5);
      keys.play(t, stab([52, 64, 67, 71, 76], 1.3, 1, 5200), 0.9);
      tops.play(t + beat, coo(0.2, 400, 0, 0.9), 0.4, -0.2);
      tops.play(t + 1.5 * beat, coo(0.62, 470, 0.5, 1), 0.5, 0.2);
      ducks.push(t);
      continue;
    }
    for (let q = 0; q < 4; q++) {
      if (rest && q > 0) continue;
      drums.play(t + q * beat, kick(), 0.86);
      ducks.push(t + q * beat);
    }
    if (bar % 4 === 3) drums.play(t + 3.75 * beat, kick(0.8), 0.8);
    if (bar >= 1 && !rest)
      for (const q of [1, 3]) drums.play(t + q * beat, clap(0.9), 0.85, q === 1 ? -0.05 : 0.05);
    for (let s = 0; s < 16; s++) {
      const swing = s % 2 ? step * 0.14 : 0;
      if (!rest || s >= 8)
        drums.play(t + s * step + swing, hat([0.5, 0.25, 0.42, 0.3][s % 4]), bar < 2 ? 0.5 : 0.8, 0.3);
      if (s % 4 === 2 && bar >= 2 && !rest) drums.play(t + s * step, hat(0.8, 0.19), 0.72, -0.25);
      const note = LINE[s];
      if (note === null || (rest && s > 2)) continue;
      const sweep = 650 + 560 * Math.sin((bar / 8) * Math.PI) ** 2 + (bar >= 8 ? 300 : 0);
      const tied = LINE[s + 1] === null ? 1.7 : 0.9;
      low.play(
        t + s * step + swing,
        acid(root + note, step * tied, {from: root + (LINE[s - 1] ?? note), accent: ACCENTS[s], open: sweep}),
        0.52,
      );
    }
    if (full)
      for (const [s, v] of [
        [3, 1],
        [6, 0.7],
        [11, 0.9],
      ])
        keys.play(t + s * step, stab(CHORDS[root], 0.42, v), 0.62, s === 6 ? 0.4 : -0.3);
    if (full && bar % 2) for (const s of [0, 3, 6, 10, 12]) drums.play(t + s * step, cowbell(0.7), 0.22, 0.5);
    if (bar >= 8 && !rest)
      for (const [s, m] of TUNE)
        if (bar % 2 === 0 || s < 8)
          tops.play(t + s * step, bleep(m - (bar % 4 === 2 ? 2 : 0), 0.24), 0.36, s % 4 ? 0.35 : -0.35);
    if (bar % 4 === 3) {
      tops.play(t + 2.5 * beat, coo(0.17, 400, 0, 0.9), 0.36, -0.2);
      tops.play(t + 3 * beat, coo(0.4, 470, 0.55, 1), 0.42, 0.2);
    }
    if (rest) tops.play(t, rise(4 * beat, 0.5), 0.7);
    if (rest) for (const s of [8, 10, 12, 13, 14, 15]) drums.play(t + s * step, clap(0.4 + s * 0.03), 0.5);
    if (bar === 3 || bar === 7) tops.play(t + 3.5 * beat, zap(0.36, 0.6), 0.42);
  }
  return mixdown({drums, low, keys, tops}, {ducks, beat});
}
