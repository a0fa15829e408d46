// SPDX-License-Identifier: MIT
// "Wire": A minor, 140 BPM, 20 bars. A broken beat, a growling bass and bleeps.

import {Bus} from '../../synth/bus-and-effects.mjs';
import {rise} from '../../synth/instruments.mjs';
import {reseed} from '../../synth/samples-and-noise.mjs';
import {bleep, coo, growl, hat, kick, snare, stab, zap} from './instruments.mjs';
import {mixdown} from './mixdown.mjs';

const BARS = 20;
const KICKS = [
  [0, 6, 10],
  [0, 3, 10, 11],
  [0, 6, 10],
  [0, 2, 7, 10],
];
const GHOSTS = [
  [7, 9],
  [6, 15],
  [7, 9, 15],
  [5, 14, 15],
];
const ROOTS = [33, 33, 29, 31];
const CHORDS = {33: [57, 64, 67, 72], 29: [57, 60, 65, 69], 31: [59, 62, 67, 74]};
const BASS = [
  [0, 3, 0],
  [3, 2, 0],
  [6, 4, 12],
  [10, 2, 7],
  [12, 3, 10],
  [15, 1, 12],
];
const BLEEPS = [81, 84, 88, 84, 91, 88, 84, 79];

export function wire() {
  reseed(140);
  const beat = 60 / 140;
  const step = beat / 4;
  const [drums, low, keys, tops] = Array.from({length: 4}, () => new Bus(BARS * 4 * beat));
  const ducks = [];
  const thump = (t, v = 1) => {
    drums.play(t, kick(v, 49), 0.88);
    ducks.push(t);
  };
  for (let bar = 0; bar < BARS; bar++) {
    const t = bar * 4 * beat;
    const at = (s) => t + s * step + (s % 2 ? step * 0.1 : 0);
    const root = ROOTS[Math.floor(bar / 2) % 4];
    const rest = bar === 8 || bar === 9;
    if (bar === BARS - 1) {
      thump(t, 1.1);
      drums.play(t, snare(1), 0.6);
      low.play(t, growl(33, 1.3, {open: 1200}), 0.5);
      keys.play(t, stab([57, 69, 72, 76, 81], 1.2, 1, 5600), 0.9);
      for (const [i, m] of [93, 88, 84, 81].entries())
        tops.play(t + (2 + 2 * i) * step, bleep(m, 0.26, 0.8 - 0.12 * i), 0.34, i % 2 ? 0.5 : -0.5);
      continue;
    }
    const beatOn = !rest || bar === 9;
    if (rest && bar === 8) thump(t);
    if (beatOn) {
      for (const s of KICKS[bar % 4]) if (!rest || s === 0) thump(at(s), s ? 0.85 : 1);
      for (const s of [4, 12]) if (!rest) drums.play(at(s), snare(1), 0.8);
      if (bar >= 2 && !rest) for (const s of GHOSTS[bar % 4]) drums.play(at(s), snare(0.3), 0.55, 0.15);
    }
    if (bar === 9 || bar === 17)
      for (const s of [8, 10, 12, 13, 14, 15])
        drums.play(at(s), snare(0.35 + 0.04 * s), 0.6, (s - 12) * 0.08);
    for (let s = 0; s < 16; s++) {
      if (rest && s % 4) continue;
      drums.play(at(s), hat([0.6, 0.22, 0.44, 0.3][s % 4]), 0.72, s % 2 ? 0.4 : 0.2);
      if (s === 14 && bar >= 2) drums.play(at(s), hat(0.8, 0.2), 0.62, -0.3);
    }
    for (const [s, n, up] of BASS) {
      if (rest && s > 0) continue;
      const open = 420 + 240 * ((bar % 4) + 1) * (s % 4 ? 1 : 0.7);
      low.play(
        at(s),
        growl(root + up, rest ? 15 * step : n * step * 0.94, {
          open: rest ? 320 : open,
          wobble: rest ? 1.17 : s === 6 ? 9.33 : 0,
        }),
        0.5,
      );
    }
    if (bar >= 4 && !rest)
      for (const [s, v] of [
        [2, 0.9],
        [5, 0.6],
        [11, 0.8],
      ])
        keys.play(at(s), stab(CHORDS[root], 0.34, v, 2600), 0.6, s === 5 ? 0.45 : -0.35);
    if (rest) keys.play(t, stab(CHORDS[root], 1.6, 1, 1800), 0.7);
    if ((bar >= 6 && bar % 2 === 0) || rest || bar >= 12)
      for (const [i, m] of BLEEPS.entries()) {
        const s = [0, 2, 3, 5, 8, 10, 11, 14][i];
        tops.play(at(s), bleep(m + (root === 31 ? -2 : 0), 0.2, rest ? 0.7 : 0.9), 0.3, i % 2 ? 0.55 : -0.55);
      }
    if (bar === 3 || bar === 7 || bar === 17) tops.play(t + 3 * beat, zap(0.4, 0.6), 0.42);
    if (bar % 8 === 7) tops.play(t + 2 * beat, coo(0.42, 440, 0.55, 1), 0.4);
    if (bar === 9) tops.play(t, rise(4 * beat, 0.5), 0.7);
  }
  return mixdown({drums, low, keys, tops}, {ducks, beat, depth: 0.45});
}
