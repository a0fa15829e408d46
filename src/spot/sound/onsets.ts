import {powerSpectrumOf} from './fft.ts';

/** Values a second of an onset curve. */
export const ONSETS_PER_SECOND = 200;

/** Samples a second at which onsets are looked for, and samples of one spectrum: 21 ms. */
const RATE = 24_000;
const SIZE = 512;
/** Bands of a spectrum: each is a fifth wider than the one below. */
const LOWEST = 40;
const WIDER = 1.2;
/** Hertz up to which a band counts more, and how much: bass drums and basses tell beats from the eighths between them. */
const BASS = 160;
const BASS_WEIGHT = 4;
/** Added to the power of a band before its logarithm, so that noise far below the music has no onsets. */
const FLOOR = 1e-5;
/** The part of the power at which a spectrum, with its window, first shows a new sound well: that part of its samples is before the onset. */
const EARLY = 0.62;

/** Hertz at which registers end: bass, low and high middles, and trebles. */
const REGISTERS = [BASS, 600, 3000, 8000, RATE / 2];

/** Where new sounds begin, 200 times a second, from the start of the sound on. */
export type Onsets = {
  /**
   * How sharply: the sum over the bands of the spectrum by how much the logarithm of their power grows (spectral flux). Its mean over half a
   * second around is taken off.
   */
  curve: Float32Array;
  /** How much the amplitude of each register grows, from the bass up. */
  registers: Float32Array[];
};

/** Finds where new sounds begin. `samples`: one channel. */
export function findOnsets(samples: Float32Array, rate: number): Onsets {
  const sound = lowered(samples, rate);
  const hop = RATE / ONSETS_PER_SECOND;
  const spectrum = powerSpectrumOf(SIZE);
  const bands = bandEdges();
  const lead = Math.round(SIZE * EARLY);
  const weights = bands.slice(1).map((bin) => (bin * RATE <= BASS * SIZE ? BASS_WEIGHT : 1));
  const count = Math.ceil(sound.length / hop);
  const curve = new Float32Array(count);
  const registers = REGISTERS.map(() => new Float32Array(count));
  const registerOf = bands.slice(1).map((bin) => REGISTERS.findIndex((end) => bin * RATE <= end * SIZE));
  const read = (from: number): {powers: number[]; levels: number[]} => {
    const powers = bandPowers(spectrum(sound, from), bands);
    const sums = REGISTERS.map(() => 0);
    for (const [band, power] of powers.entries()) {
      const register = registerOf[band] ?? 0;
      sums[register] = (sums[register] ?? 0) + power;
    }
    return {powers: powers.map((power) => Math.log10(FLOOR + power)), levels: sums.map(Math.sqrt)};
  };
  let before = read(-lead - hop);
  for (let at = 0; at < count; at++) {
    const now = read(at * hop - lead);
    curve[at] = now.powers.reduce(
      (sum, power, band) => sum + (weights[band] as number) * Math.max(0, power - (before.powers[band] ?? 0)),
      0,
    );
    for (const [index, growth] of registers.entries())
      growth[at] = Math.max(0, (now.levels[index] ?? 0) - (before.levels[index] ?? 0));
    before = now;
  }
  return {curve: aboveMean(curve, ONSETS_PER_SECOND / 4), registers};
}

/** The sound at the lower rate: the means of neighbouring samples. */
function lowered(samples: Float32Array, rate: number): Float32Array {
  const step = rate / RATE;
  return Float32Array.from({length: Math.floor(samples.length / step)}, (_, at) => {
    const [from, to] = [
      Math.floor(at * step),
      Math.max(Math.floor(at * step) + 1, Math.floor((at + 1) * step)),
    ];
    let sum = 0;
    for (let index = from; index < to; index++) sum += samples[index] ?? 0;
    return sum / (to - from);
  });
}

function bandEdges(): number[] {
  const edges: number[] = [];
  for (let hertz = LOWEST; hertz < RATE / 2; hertz *= WIDER) {
    const bin = Math.round((hertz * SIZE) / RATE);
    if (bin > (edges.at(-1) ?? 0)) edges.push(bin);
  }
  return edges;
}

const bandPowers = (power: Float64Array, edges: readonly number[]): number[] =>
  edges.slice(1).map((to, index) => {
    let sum = 0;
    for (let bin = edges[index] as number; bin < to; bin++) sum += power[bin] ?? 0;
    return sum / SIZE;
  });

/** What of a curve is above its mean around each value. */
function aboveMean(curve: Float32Array, around: number): Float32Array {
  const sums = new Float64Array(curve.length + 1);
  for (const [at, value] of curve.entries()) sums[at + 1] = (sums[at] as number) + value;
  return curve.map((value, at) => {
    const [from, to] = [Math.max(0, at - around), Math.min(curve.length, at + around)];
    return Math.max(0, value - ((sums[to] as number) - (sums[from] as number)) / (to - from));
  });
}
