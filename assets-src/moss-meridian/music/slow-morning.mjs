import {Bus} from '../../synth/bus-and-effects.mjs';
import {bell, brush, felt, kick, mallet, pad, rise, shaker, sub} from '../../synth/instruments.mjs';
import {lateness, random, reseed, varied} from '../../synth/samples-and-noise.mjs';
import {mixdown} from './mixdown.mjs';

/** The bed "Slow Morning": G major, 96 BPM, 12 bars; felt piano, mallets, warm pad. Every bar can end or begin a cut. */
export function slowMorning() {
  reseed(96);
  const beat = 60 / 96;
  const bar = 4 * beat;
  const [piano, wood, warm, low, drums, air] = Array.from({length: 6}, () => new Bus(12 * bar));
  // root, pad voicing, arpeggio tones
  const G = [31, [55, 59, 62, 66, 69], [55, 62, 66, 69, 71, 74]];
  const E = [28, [55, 59, 62, 66], [52, 59, 62, 66, 67, 74]];
  const C = [36, [55, 60, 64, 67, 71], [55, 60, 64, 67, 71, 74]];
  const D = [38, [57, 62, 64, 67], [54, 57, 62, 64, 69, 76]];
  const song = [G, E, C, D, G, E, C, D, E, C, D, G];
  const steps = [
    [0, 0],
    [0.75, 2],
    [1.5, 3],
    [2, 1],
    [2.5, 4],
    [3.25, 3],
  ];
  const high = [
    [0, 5],
    [1, 4],
    [1.5, 5],
    [2.75, 3],
    [3.5, 4],
  ];
  const ducks = [];
  for (const [b, [root, chord, arp]] of song.entries()) {
    const t = b * bar;
    const last = b === 11;
    for (const m of chord)
      warm.play(
        Math.max(0, t - (b ? 0.3 : 0)),
        pad(m, bar + (last ? 0 : 0.7)),
        0.17 * (b < 2 ? 0.8 : 1),
        (random() - 0.5) * 1.2,
      );
    low.play(t, sub(root < 31 ? root + 12 : root, last ? bar : bar * 0.93, 0.6), b < 1 ? 0.26 : 0.34);
    if (last) {
      // the motif of the sonic logo; then the chord rings out
      for (const [i, m] of [74, 83, 79].entries())
        piano.play(t + i * beat * 0.5, felt(m, 2.4, 0.62), 0.55, 0.15 * (i - 1));
      for (const [i, m] of [43, 55, 62, 66, 71].entries())
        piano.play(t + 0.014 * i, felt(m, 2.45, 0.6), 0.5, (i - 2) * 0.15);
      drums.play(t, kick(0.75), 0.8);
      air.play(t + beat, bell(95, 1.4, 0.18), 0.35, 0.4);
      ducks.push(t);
      continue;
    }
    for (const [s, k] of steps)
      piano.play(
        t + s * beat + (s ? lateness() : 0),
        felt(arp[k], 2.2, varied(s ? 0.6 : 0.78)),
        0.72,
        (k - 2.5) * 0.24,
      );
    piano.play(t, felt(root + 12 < 45 ? root + 24 : root + 12, 2.6, 0.55), 0.38, -0.1);
    if (b >= 3 && b !== 8)
      for (const [s, k] of high)
        wood.play(t + s * beat + lateness(), mallet(arp[k] + 12, varied(0.46)), 0.44, s % 2 ? 0.6 : -0.6);
    if (b >= 8)
      for (let s = 0; s < 8; s++)
        wood.play(
          t + s * beat * 0.5 + lateness(),
          mallet(arp[[2, 4, 3, 5][s % 4]], varied(s % 2 ? 0.32 : 0.46)),
          0.4,
          s % 4 < 2 ? 0.5 : -0.5,
        );
    for (const s of b === 10 ? [0, 1.75] : b < 1 ? [0] : [0, 1.75, 2.5]) {
      drums.play(t + s * beat, kick(s ? 0.5 : 0.72), b < 4 ? 0.55 : 0.68);
      ducks.push(t + s * beat);
    }
    if (b >= 1 && b !== 10)
      for (const s of [1, 3]) drums.play(t + s * beat + 0.004, brush(varied(b < 4 ? 0.4 : 0.55)), 0.95, 0.12);
    if (b >= 2)
      for (let s = 0; s < 8; s++)
        drums.play(
          t + s * beat * 0.5 + (s % 2 ? 0.012 : 0),
          shaker(varied(s % 2 ? 0.26 : 0.13, 0.2)),
          b < 8 ? 0.75 : 1,
          -0.4,
        );
    if (b >= 8)
      for (const [s, k] of [
        [0.5, 5],
        [2.5, 4],
      ])
        air.play(t + s * beat, bell(arp[k] + 12, 1.5, 0.2), 0.5, s > 1 ? 0.6 : -0.6);
    if (b === 3 || b === 7 || b === 10) air.play(t + 2 * beat, rise(2 * beat, 0.16), 0.5, 0);
  }
  return mixdown(
    {piano, wood, warm, low, drums, air},
    {ducks, beat, pianoEcho: 0.16, room: {time: 2.3, damp: 0.4}, depth: 0.3, fadeOut: 0.55, glue: 0.5},
  );
}
