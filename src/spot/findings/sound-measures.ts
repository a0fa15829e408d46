/** The length in seconds of one block, in which the level of a sound is measured. */
export const BLOCK = 0.1;
/** The level of digital silence, in dBFS. */
export const SILENT = -120;
/** Samples at or above this fraction of full scale count as clipped: 0.1 dB below full scale. */
const FULL_SCALE = 10 ** (-0.1 / 20);
/** Clipped samples in a row from which a peak counts as clipped. With fewer samples, a peak only reaches full scale. */
const CLIPPED_RUN = 3;

/** The measurements of a sound. */
export type SoundMeasures = {
  /** Integrated loudness in LUFS (EBU R 128). Null for silence. */
  lufs: number | null;
  /** True peak in dBTP (ITU-R BS.1770, annex 2). Null for silence. */
  peak: number | null;
  /** The RMS level of each channel in each block, in dBFS. */
  levels: number[][];
  /** The correlation of the first two channels in each block, -1 to 1; 1 if one is silent. */
  correlation: number[];
  /** Runs of samples at full scale: their start in seconds, and their number of samples. */
  clips: {seconds: number; samples: number}[];
};

/** Measures samples in blocks. The caller passes the loudness and the true peak, which ffmpeg measures. */
export function measureSound(
  channels: readonly Float32Array[],
  rate: number,
  {lufs, peak}: {lufs: number; peak: number},
): SoundMeasures {
  const [left = new Float32Array(0), right = left] = channels;
  const size = Math.round(BLOCK * rate);
  const blocks = Math.ceil(left.length / size);
  const at = <T>(measure: (from: number, to: number) => T): T[] =>
    Array.from({length: blocks}, (_, block) =>
      measure(block * size, Math.min(left.length, (block + 1) * size)),
    );
  return {
    lufs: Number.isFinite(lufs) ? lufs : null,
    peak: Number.isFinite(peak) ? peak : null,
    levels: channels.map((channel) => at((from, to) => decibels(rms(channel, from, to)))),
    correlation: at((from, to) => correlate(left, right, from, to)),
    clips: channels.flatMap((channel) => clipsIn(channel, rate)),
  };
}

/** The level of the loudest channel in each block, in dBFS. */
export const loudest = ({levels}: Pick<SoundMeasures, 'levels'>): number[] =>
  (levels[0] ?? []).map((_, block) => Math.max(...levels.map((channel) => channel[block] ?? SILENT)));

/** The mean level of a channel over a whole sound, in dBFS. */
export const meanLevel = (levels: readonly number[]): number =>
  decibels(
    Math.sqrt(levels.reduce((sum, level) => sum + 10 ** (level / 10), 0) / Math.max(1, levels.length)),
  );

/** An amplitude in dBFS. */
export const decibels = (amplitude: number): number =>
  amplitude > 0 ? Math.max(SILENT, 20 * Math.log10(amplitude)) : SILENT;

function rms(samples: Float32Array, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at++) sum += (samples[at] as number) ** 2;
  return Math.sqrt(sum / Math.max(1, to - from));
}

/** Pearson's correlation without subtraction of the means, as in a phase meter; 1 if a channel is silent. */
export function correlate(a: Float32Array, b: Float32Array, from: number, to: number, shift = 0): number {
  let [ab, aa, bb] = [0, 0, 0];
  for (let at = from; at < to; at++) {
    const x = a[at] as number;
    const y = b[at + shift] ?? 0;
    ab += x * y;
    aa += x * x;
    bb += y * y;
  }
  return aa > 1e-9 && bb > 1e-9 ? ab / Math.sqrt(aa * bb) : 1;
}

function clipsIn(samples: Float32Array, rate: number): SoundMeasures['clips'] {
  const clips: SoundMeasures['clips'] = [];
  let run = 0;
  for (let at = 0; at <= samples.length; at++) {
    if (Math.abs(samples[at] ?? 0) >= FULL_SCALE) run += 1;
    else {
      if (run >= CLIPPED_RUN) clips.push({seconds: (at - run) / rate, samples: run});
      run = 0;
    }
  }
  return clips;
}
