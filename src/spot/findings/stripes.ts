/** Stripes along one line of a picture that are regular: where they begin and end on the line, and how many light-dark pairs they are. */
export type StripeRun = {from: number; to: number; pairs: number};

/** What counts as a stripe. Luminances are relative, 0 to 1. */
export type StripeLimits = {
  /** Least difference of luminance between a light and a dark stripe. */
  change: number;
  /** Least luminance of a light stripe. */
  light: number;
  /** Least width of a pair, in positions of the line. */
  period: number;
};

/** How far the widths of the pairs of a regular pattern may be from their mean, as a part of it. Perspective changes them slowly. */
const REGULAR = 0.3;
/** Pairs from which a run of stripes is told. */
const LEAST_PAIRS = 3;

/**
 * The runs of regular stripes along a line of luminances. Stripes are followed by hysteresis: the line turns from dark to light where it has
 * risen by `change` since its last minimum. A pair is what lies between two such turns.
 */
export function stripesAlong(line: Float32Array, {change, light, period}: StripeLimits): StripeRun[] {
  const runs: StripeRun[] = [];
  let edges: number[] = [];
  const end = (): void => {
    const [first, last] = [edges[0], edges.at(-1)];
    if (first !== undefined && last !== undefined && edges.length >= LEAST_PAIRS) {
      const half = (last - first) / (edges.length - 1) / 2;
      runs.push({
        from: Math.max(0, first - half),
        to: Math.min(line.length, last + half),
        pairs: edges.length,
      });
    }
    edges = [];
  };
  for (const {at, high} of risesOf(line, change)) {
    if (high < light) {
      end();
      continue;
    }
    const last = edges.at(-1);
    if (last !== undefined && !continues(edges, at - last, period)) {
      end();
      // The last rise may be the first of other stripes.
      edges = at - last >= period ? [last] : [];
    }
    edges.push(at);
  }
  end();
  return runs;
}

/** Whether a pair of this width goes on with the stripes before it. */
function continues(edges: readonly number[], width: number, period: number): boolean {
  if (width < period) return false;
  if (edges.length < 2) return true;
  const mean = ((edges.at(-1) as number) - (edges[0] as number)) / (edges.length - 1);
  return Math.abs(width - mean) <= REGULAR * mean;
}

/** Where a line has risen from a minimum to a maximum: the middle of the rise, and the maximum. */
function risesOf(line: Float32Array, change: number): {at: number; high: number}[] {
  const rises: {at: number; high: number}[] = [];
  // Runs for each pixel: numbers of their own instead of objects, which would have to be collected.
  let low = line[0] ?? 0;
  let lowAt = 0;
  let high = low;
  let highAt = 0;
  let rising = false;
  for (let at = 1; at < line.length; at++) {
    const value = line[at] as number;
    if (rising) {
      if (value > high) {
        high = value;
        highAt = at;
      }
      if (high - value < change) continue;
      rises.push({at: (lowAt + highAt) / 2, high});
      rising = false;
      low = value;
      lowAt = at;
    } else {
      if (value <= low) {
        low = value;
        lowAt = at;
      }
      if (value - low < change) continue;
      rising = true;
      high = value;
      highAt = at;
    }
  }
  if (rising) rises.push({at: (lowAt + highAt) / 2, high});
  return rises;
}
