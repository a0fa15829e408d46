/** Samples a second of the usual sounds. */
export const SOUND_RATE = 48_000;

const TURN = 2 * Math.PI;

/** A sine at a time in seconds. */
export const sine = (hertz: number, at: number): number => Math.sin(TURN * hertz * at);

/** Numbers from -1 to 1, always the same ones for a seed: xorshift32 (Marsaglia, 2003). */
export function noiseFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 31 - 1;
  };
}

/** The outputs of a filter for one sample. */
type Filtered = {low: number; band: number};

/** A state variable filter with two poles, whose frequency may change with each sample (Chamberlin, 1980). `damping`: 1 / Q, 0 to 2. Right up to 8 kHz. */
export function resonator(damping: number): (input: number, hertz: number) => Filtered {
  let [low, band] = [0, 0];
  return (input, hertz) => {
    const step = 2 * Math.sin((Math.PI * hertz) / SOUND_RATE);
    low += step * band;
    band += step * (input - low - damping * band);
    return {low, band};
  };
}

/** A sound of a length in seconds, sample by sample. */
export const synthesise = (seconds: number, sampleAt: (at: number) => number): Float64Array =>
  Float64Array.from({length: Math.round(seconds * SOUND_RATE)}, (_, index) => sampleAt(index / SOUND_RATE));

/** The channels with their peak at a level in dBFS, and their ends faded over these seconds. */
export function finish(
  channels: readonly Float64Array[],
  {peak, fadeIn, fadeOut}: {peak: number; fadeIn: number; fadeOut: number},
): Float32Array[] {
  const top = channels.reduce(
    (most, channel) => channel.reduce((above, each) => Math.max(above, Math.abs(each)), most),
    0,
  );
  const gain = 10 ** (peak / 20) / top;
  return channels.map((channel) =>
    Float32Array.from(channel, (sample, index) => {
      const [begun, left] = [index / SOUND_RATE, (channel.length - 1 - index) / SOUND_RATE];
      return sample * gain * Math.min(1, begun / fadeIn, left / fadeOut);
    }),
  );
}
