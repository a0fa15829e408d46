import {Bus} from '../../synth/bus-and-effects.mjs';
import {bell, clap, felt, kick, mallet, pad, rise, shaker, string, sub} from '../../synth/instruments.mjs';
import {lateness, random, reseed, varied} from '../../synth/samples-and-noise.mjs';
import {mixdown} from './mixdown.mjs';

/** The bed "First Light": G major, 112 BPM, 15 bars; plucked strings, claps, a moving bass. */
export function firstLight() {
  reseed(112);
  const beat = 60 / 112;
  const bar = 4 * beat;
  const [piano, wood, warm, low, drums, air] = Array.from({length: 6}, () => new Bus(15 * bar));
  const C = [36, [60, 64, 67, 74], [60, 67, 72, 74, 76, 79]];
  const G = [31, [59, 62, 67, 74], [59, 67, 71, 74, 79, 83]];
  const D = [38, [57, 62, 66, 69], [57, 66, 69, 74, 78, 81]];
  const E = [40, [59, 64, 67, 71], [59, 67, 71, 74, 76, 79]];
  const song = [C, G, D, E, C, G, D, E, C, G, E, D, C, D, G];
  const strum = [
    [0, 1],
    [0.75, 0.7],
    [1.5, 0.85],
    [2.25, 0.65],
    [2.75, 0.8],
    [3.5, 0.7],
  ];
  const line = [1, 3, 2, 4, 3, 5, 4, 3, 1, 3, 2, 4, 5, 4, 3, 2];
  const ducks = [];
  for (const [b, [root, chord, arp]] of song.entries()) {
    const t = b * bar;
    const last = b === 14;
    const full = b >= 4 && b !== 12;
    if (last) {
      for (const [i, m] of [43, 55, 62, 67, 71, 74].entries()) {
        wood.play(t + i * 0.018, string(m, 2.1, 0.75, 0.8), 0.6, (i - 2.5) * 0.2);
        piano.play(t + i * 0.01, felt(m, 2.1, 0.6), 0.3, (i - 2.5) * -0.15);
      }
      for (const [i, m] of [86, 95, 91].entries())
        air.play(t + i * beat * 0.5, bell(m, 1.3, 0.3), 0.4, (i - 1) * 0.4);
      drums.play(t, kick(0.9, 50), 0.9);
      drums.play(t, clap(0.4), 0.5);
      low.play(t, sub(31, bar, 0.7), 0.36);
      for (const m of chord) warm.play(t, pad(m, bar), 0.13, (random() - 0.5) * 1.4);
      ducks.push(t);
      continue;
    }
    for (const [s, v] of strum)
      for (const [i, m] of chord.entries())
        wood.play(
          t + s * beat + i * 0.007 + (s ? lateness() : 0),
          string(m, 0.9, varied(0.62 * v), b < 4 ? 0.5 : 0.8),
          0.56,
          (i - 1.5) * 0.42,
        );
    for (let s = 0; s < 16; s++)
      if ((b >= 2 || s % 2 === 0) && s !== 7)
        piano.play(
          t + s * beat * 0.25 + lateness() * 0.6,
          mallet(arp[line[s]], varied(s % 4 ? 0.34 : 0.52), 1.5),
          0.5,
          s % 2 ? 0.6 : -0.3,
        );
    for (const [s, n] of [
      [0, 0],
      [0.75, 0],
      [1.5, 12],
      [2, 0],
      [2.75, 7],
      [3.5, 12],
    ])
      low.play(
        t + s * beat,
        sub(root + (n === 7 && root > 36 ? 12 : n), beat * 0.62, varied(0.7, 0.05)),
        b < 2 ? 0.24 : 0.34,
      );
    if (b >= 2)
      for (const m of chord)
        warm.play(
          Math.max(0, t - 0.25),
          pad(m + (full ? 12 : 0), bar + 0.6, 1.4),
          full ? 0.085 : 0.1,
          (random() - 0.5) * 1.6,
        );
    for (const s of b === 12 ? [0] : b === 13 ? [0, 1, 2, 2.5, 3, 3.5] : [0, 1, 2, 3]) {
      drums.play(t + s * beat, kick(s % 1 ? 0.5 : 0.75, 50), b < 1 ? 0.55 : 0.7);
      ducks.push(t + s * beat);
    }
    if (b >= 1 && b !== 12)
      for (const s of [1, 3]) drums.play(t + s * beat, clap(varied(b < 4 ? 0.4 : 0.6)), 0.75, 0.05);
    if (b !== 12)
      for (let s = 0; s < 16; s++)
        drums.play(
          t + s * beat * 0.25 + (s % 2 ? 0.008 : 0),
          shaker(varied([0.1, 0.12, 0.3, 0.14][s % 4], 0.2)),
          b < 2 ? 0.7 : 1.05,
          0.4,
        );
    if (full)
      for (const [s, k] of [
        [0, 4],
        [1.5, 5],
        [2.5, 3],
      ])
        air.play(
          t + s * beat,
          bell(arp[k] + (b >= 8 ? 12 : 0), 1.1, 0.26, 1.6),
          0.46,
          s === 1.5 ? 0.6 : -0.6,
        );
    if (b === 3 || b === 7 || b === 13) air.play(t + 2 * beat, rise(2 * beat, 0.22), 0.5);
    if (b === 12) air.play(t, rise(bar, 0.2), 0.45);
  }
  return mixdown(
    {piano, wood, warm, low, drums, air},
    {
      ducks,
      beat,
      pianoEcho: 0.2,
      room: {time: 1.5, damp: 0.25, size: 0.85},
      depth: 0.2,
      fadeOut: 0.5,
      glue: 0.6,
    },
  );
}
