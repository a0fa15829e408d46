import {correlation, quantile} from './statistics.ts';

/** Differences between neighbouring cells of a take, in codes of luma. */
export type TakeEdges = {
  /** All of a frame. */
  all: Float64Array;
  /** The strong ones of the same frame, which are compared with the master. */
  strong: Float64Array;
  /** The places of `strong` in the frame beside it. Null where the take has no other frame. */
  beside: Float64Array | null;
  /** The strong ones as a take of half the resolution has them. Null for no loss. */
  coarse: Float64Array | null;
};

/** Noise of an edge (standard deviation) above which the difference of two frames is motion, in codes of luma. Own: grain of ISO 3200 stays below 3. */
const MOST_GRAIN = 4;
/** What an encoder changes at an edge (standard deviation), in codes of luma. Own: H.264 at quality 18 to 28. */
const ENCODED = 1.5;
/** The standard deviation of normally distributed noise, as a multiple of the median of its absolute values. */
const DEVIATION = 1.4826;

/**
 * The correlation, 0 to 1, that the strong edges of a take have with those of a master that shows it, if an encoder takes all grain away. The
 * grain of the take is what differs between two frames that follow each other. With the variance S of what both show and N of the noise,
 * an edge e of the take shows e S / (S + N) on average (Wiener filter), so that the correlation over the strong edges follows. The cells of the
 * take are not exactly those of the master: a texture as fine as the cells differs, too, about half as much as it does from one of half the resolution.
 */
export function expectedLikeness({all, strong, beside, coarse}: TakeEdges): number {
  if (strong.length === 0) return 0;
  const grain = beside === null ? 0 : grainOf(strong, beside);
  const total = meanSquare(all);
  const share = total === 0 ? 0 : Math.max(0, total - grain) / total;
  const shown = share * meanSquare(strong);
  const noise = grain + ENCODED ** 2;
  const fine = coarse === null ? 1 : Math.sqrt(correlation(strong, coarse));
  return fine * Math.sqrt(shown / (shown + noise));
}

/**
 * The variance of the noise of one frame. Both frames have it, so that their difference has twice as much. It is taken at the strong edges:
 * flat parts of a picture have no grain. There it is too high by up to a factor of 2, because noise makes some of the edges strong.
 */
function grainOf(strong: Float64Array, beside: Float64Array): number {
  const differences = strong.map((edge, at) => Math.abs(edge - (beside[at] as number)));
  const deviation = (DEVIATION * quantile(differences, 0.5)) / Math.SQRT2;
  return Math.min(deviation, MOST_GRAIN) ** 2;
}

const meanSquare = (values: Float64Array): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value ** 2, 0) / values.length;
