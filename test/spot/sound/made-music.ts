const RATE = 48_000;

/** Random numbers from 0 to 1, always the same for a seed (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export type Made = {samples: Float32Array; rate: number};

/** A click of a metronome on each beat, from a second on. */
export function clickTrack(bpm: number, {seconds = 10, from = 0} = {}): Made {
  const samples = new Float32Array(seconds * RATE);
  for (let beat = from; beat < seconds; beat += 60 / bpm) {
    const start = Math.round(beat * RATE);
    for (let at = 0; at < 0.03 * RATE && start + at < samples.length; at++)
      samples[start + at] = 0.8 * Math.exp(-at / 300) * Math.sin((2 * Math.PI * 1500 * at) / RATE);
  }
  return {samples, rate: RATE};
}

/** Drums and a bass: bass drum on 1 and 3, snare on 2 and 4, hi-hats on eighths, a chord for each bar, and noise. */
export function drumTrack(bpm: number, {seconds = 10, from = 0, seed = 1, late = 0} = {}): Made {
  const random = chance(seed);
  const samples = Float32Array.from({length: Math.round(seconds * RATE)}, () => 0.004 * (random() - 0.5));
  const add = (second: number, length: number, wave: (at: number) => number): void => {
    const start = Math.round((second + late * (random() - 0.5)) * RATE);
    for (let at = 0; at < length * RATE; at++) {
      const index = start + at;
      if (index >= 0 && index < samples.length) samples[index] = (samples[index] as number) + wave(at / RATE);
    }
  };
  const beat = 60 / bpm;
  for (let count = 0; from + count * beat < seconds; count++) {
    const at = from + count * beat;
    if (count % 2 === 0)
      add(
        at,
        0.25,
        (t) => 0.7 * Math.exp(-t * 18) * Math.sin(2 * Math.PI * (50 + 60 * Math.exp(-t * 40)) * t),
      );
    else add(at, 0.2, (t) => 0.4 * Math.exp(-t * 22) * (random() - 0.5) * 2);
    for (const half of [0, beat / 2])
      add(at + half, 0.05, (t) => 0.12 * Math.exp(-t * 90) * (random() - 0.5) * 2);
    if (count % 4 === 0) {
      const root = [110, 98, 130.8, 82.4][(count / 4) % 4] as number;
      for (const ratio of [1, 1.25, 1.5, 2])
        add(at, beat * 4, (t) => 0.06 * Math.min(1, t * 60) * Math.sin(2 * Math.PI * root * ratio * t));
    }
  }
  return {samples, rate: RATE};
}
