import {BLOCK, correlate, decibels} from './sound-measures.ts';

/** How the sound of a master differs from the mix that its documents define. */
export type SoundMatch = {
  /** Seconds by which the sound is later than the mix; negative if it is earlier. */
  offset: number;
  /** Decibels by which it is louder than the mix. */
  gain: number;
  /** Decibels by which its loudest samples are below those of the mix, after the gain is removed. */
  cut: number;
  /** The level of the mix in each block, in dBFS: that of its loudest channel. */
  planned: number[];
  /** Decibels by which the first channel of the mix is louder than the second. */
  balance: number;
  /** The same in each block, for the sound minus the mix: negative where the first channel is too quiet. 0 where the mix or the sound has a silent channel by itself. */
  shifts: number[];
  /** True if the channels are exchanged. */
  exchanged: boolean;
  /** How alike the sound and the mix are in each block, 0 to 1: the absolute value of their correlation. 1 if one of the two is silent. */
  similarity: number[];
};

/** The largest offset that is searched, in seconds, in either direction. */
const FARTHEST = 0.5;
/** The samples that the coarse comparison averages: a millisecond at 48 kHz. */
const COARSE = 48;
/** The share of the best correlation from which an offset is a candidate. The smallest candidate is used, because music repeats itself. */
const NEARLY = 0.98;
/** Quantiles of the amplitude of the mix: samples between the first two give the gain, samples above the third are the peaks. */
const [MIDDLE, UPPER, PEAKS] = [0.6, 0.9, 0.998] as const;

/** Compares the sound of a master with its mix. Both have the same channels and rate, in samples a second. */
export function matchSound(
  sound: readonly Float32Array[],
  mix: readonly Float32Array[],
  rate: number,
): SoundMatch {
  const [a, b] = [mono(sound), mono(mix)];
  const shift = offsetBetween(b, a, rate);
  const size = Math.round(BLOCK * rate);
  const blocks = Math.ceil(b.length / size);
  const inBlock = <T>(measure: (from: number, to: number) => T): T[] =>
    Array.from({length: blocks}, (_, block) => measure(block * size, Math.min(b.length, (block + 1) * size)));
  return {
    offset: shift / rate,
    ...gainAndCut(a, b, shift),
    planned: inBlock((from, to) => Math.max(...mix.map((channel) => levelOf(channel, from, to)))),
    balance: balanceOf(mix.map((channel) => levelOf(channel, 0, channel.length))),
    shifts: inBlock((from, to) => shiftOf(sound, mix, {from, to, shift})),
    exchanged: isExchanged(sound, mix, shift),
    similarity: inBlock((from, to) => Math.abs(correlate(b, a, from, to, shift))),
  };
}

/** Levels of a channel, in dBFS: a mix is audible from the first on, and an encoder may change the balance of what is quieter. */
const AUDIBLE = -45;

type Part = {from: number; to: number; shift: number};

/** By how many decibels the balance of a part of the sound differs from that of the mix. */
function shiftOf(
  sound: readonly Float32Array[],
  mix: readonly Float32Array[],
  {from, to, shift}: Part,
): number {
  if (sound.length !== 2 || mix.length !== 2) return 0;
  const planned = mix.map((channel) => levelOf(channel, from, to));
  const heard = sound.map((channel) =>
    levelOf(
      channel,
      Math.min(channel.length, Math.max(0, from + shift)),
      Math.min(channel.length, to + shift),
    ),
  );
  // If both channels are silent, `sound-silent` reports it.
  if (Math.min(...planned) < AUDIBLE || Math.max(...heard) < AUDIBLE) return 0;
  return balanceOf(heard) - balanceOf(planned);
}

/** The least level of the difference of the channels, relative to their sum, at which left can be told from right, in decibels. */
const STEREO = -30;

/** Whether the difference of the channels is that of the mix with the other sign, and their sum has the same sign. */
function isExchanged(sound: readonly Float32Array[], mix: readonly Float32Array[], shift: number): boolean {
  if (sound.length !== 2 || mix.length !== 2) return false;
  const [sums, sides] = [
    [sound, mix].map((channels) => mono(channels)),
    [sound, mix].map((channels) => difference(channels)),
  ] as [[Float32Array, Float32Array], [Float32Array, Float32Array]];
  const {length} = sums[1];
  if (levelOf(sides[1], 0, length) - levelOf(sums[1], 0, length) < STEREO) return false;
  const [sum, side] = [sums, sides].map(([is, should]) => correlate(should, is, 0, length, shift));
  return (side ?? 0) * Math.sign(sum ?? 0) < -0.5;
}

function difference([left = new Float32Array(0), right = left]: readonly Float32Array[]): Float32Array {
  return left.map((sample, at) => sample - (right[at] ?? 0));
}

/** Decibels by which the first of two levels is above the second; 0 for mono. */
export const balanceOf = ([left = 0, right = left]: readonly number[]): number => left - right;

function mono(channels: readonly Float32Array[]): Float32Array {
  const [first = new Float32Array(0), ...rest] = channels;
  const sum = Float32Array.from(first);
  for (const channel of rest)
    for (let at = 0; at < sum.length; at++) sum[at] = (sum[at] as number) + (channel[at] ?? 0);
  return sum;
}

const levelOf = (samples: Float32Array, from: number, to: number): number => {
  let sum = 0;
  for (let at = from; at < to; at++) sum += (samples[at] as number) ** 2;
  return decibels(Math.sqrt(sum / Math.max(1, to - from)));
};

/** Samples by which `late` is later than `early`: first by their envelopes, to the millisecond, then to the sample. */
function offsetBetween(early: Float32Array, late: Float32Array, rate: number): number {
  const [a, b] = [envelope(early), envelope(late)];
  const farthest = Math.round((FARTHEST * rate) / COARSE);
  const lags = Array.from({length: 2 * farthest + 1}, (_, index) => index - farthest);
  const coarse = bestLag(lags, (lag) => correlate(a, b, Math.max(0, -lag), overlap(a, b, lag), lag));
  const around = Array.from({length: 4 * COARSE + 1}, (_, index) => coarse * COARSE + index - 2 * COARSE);
  // A few seconds from the middle are enough to find the sample.
  const from = Math.max(2 * farthest * COARSE, Math.floor(early.length / 2 - 2 * rate));
  const to = Math.min(early.length - 2 * farthest * COARSE, from + 4 * rate);
  if (to - from < rate / 2) return coarse * COARSE;
  return bestLag(around, (lag) => Math.abs(correlate(early, late, from, to, lag)), 1);
}

const overlap = (a: Float32Array, b: Float32Array, lag: number): number => Math.min(a.length, b.length - lag);

function bestLag(lags: readonly number[], scoreOf: (lag: number) => number, nearly = NEARLY): number {
  const scores = lags.map((lag) => ({lag, score: scoreOf(lag)}));
  const best = Math.max(...scores.map(({score}) => score));
  const near = scores.filter(({score}) => score >= best * nearly);
  return near.reduce((a, b) => (Math.abs(b.lag) < Math.abs(a.lag) ? b : a), near[0] ?? {lag: 0, score: 0})
    .lag;
}

/** The mean amplitude of each millisecond, minus the mean of all, as a correlation of loudness needs it. */
function envelope(samples: Float32Array): Float32Array {
  const values = new Float32Array(Math.floor(samples.length / COARSE));
  let total = 0;
  for (let block = 0; block < values.length; block++) {
    let sum = 0;
    for (let at = 0; at < COARSE; at++) sum += Math.abs(samples[block * COARSE + at] as number);
    values[block] = sum / COARSE;
    total += sum / COARSE;
  }
  const mean = total / Math.max(1, values.length);
  return values.map((value) => value - mean);
}

/** The gain of samples of medium amplitude, and how far the gain of the highest samples is below it. */
function gainAndCut(sound: Float32Array, mix: Float32Array, shift: number): Pick<SoundMatch, 'gain' | 'cut'> {
  const sorted = Float32Array.from(mix, Math.abs).sort();
  const quantile = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  const [low, high, top] = [quantile(MIDDLE), quantile(UPPER), quantile(PEAKS)];
  const slope = (least: number, most: number): number => {
    let [xy, xx] = [0, 0];
    for (let at = 0; at < mix.length; at++) {
      const x = mix[at] as number;
      const size = Math.abs(x);
      if (size < least || size > most) continue;
      xy += x * (sound[at + shift] ?? 0);
      xx += x * x;
    }
    return xx > 0 ? xy / xx : 0;
  };
  const usual = Math.abs(slope(low, high));
  const highest = Math.abs(slope(top, Number.POSITIVE_INFINITY));
  if (top < 1e-4 || usual === 0 || highest === 0) return {gain: 0, cut: 0};
  return {gain: decibels(usual), cut: decibels(usual) - decibels(highest)};
}
