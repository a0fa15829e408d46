/** Measurements of short-term loudness a second, and the seconds that each is about (EBU Tech 3341). */
const PER_SECOND = 10;
const WINDOW = 3;

/** LU by which the loudest three seconds stay below the limit: encoding changes a sound a little. */
const ROOM = 0.3;

/**
 * The gain in decibels, ten times a second, that keeps every three seconds of a sound within a limit; undefined where they are within it
 * already. `shortTerms`: the loudness in LUFS of the three seconds before each tenth. `limit`: what they may be. The gain of a moment is that
 * of the loudest three seconds that it is in, so that these come down as a whole.
 */
export function holdShortTerm(shortTerms: readonly number[], limit: number): number[] | undefined {
  const excess = shortTerms.map((loudness) => Math.max(0, loudness - limit + ROOM));
  if (excess.every((each) => each <= ROOM)) return undefined;
  return shortTerms.map((_, at) => -Math.max(...excess.slice(at, at + WINDOW * PER_SECOND)));
}

/** Applies gains, ten a second, to the samples of a channel. Between two gains it changes evenly. */
export function applyGains(samples: Float32Array, rate: number, gains: readonly number[]): Float32Array {
  const step = rate / PER_SECOND;
  return samples.map((sample, index) => {
    const place = index / step;
    const at = Math.floor(place);
    const from = gains[Math.min(at, gains.length - 1)] ?? 0;
    const to = gains[Math.min(at + 1, gains.length - 1)] ?? 0;
    return sample * 10 ** ((from + (place - at) * (to - from)) / 20);
  });
}
