/**
 * Statistics of the colours of a take, as a vector: values of it that have the same place in two vectors can be compared, in units of delta E.
 * First come distributions, then means by zone of lightness.
 */
export type ColourStatistics = Float64Array;

/** Means of equal parts of a sorted distribution. The extremes share their part with others, so that single colours change little. */
const PARTS = 32;
/** Zones of lightness, from the darkest part of the picture to the lightest. Each has as many colours. */
const ZONES = 5;
/** The mean of a zone counts as much as the parts of a distribution that it stands for. */
const ZONE_WEIGHT = Math.sqrt(PARTS / ZONES);

/**
 * The axes on which distributions are compared: lightness (the tone curve), the two axes of chroma (white point and saturation), and
 * diagonals between them, which tell how colours go with lightness.
 */
const AXES: readonly (readonly [number, number, number])[] = (() => {
  const half = Math.SQRT1_2;
  return [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
    [0, half, half],
    [0, half, -half],
    [half, half, 0],
    [half, -half, 0],
    [half, 0, half],
    [half, 0, -half],
  ] as const;
})();

/** How many values statistics have. */
export const STATISTICS = AXES.length * PARTS + 2 * ZONES;

/** Statistics of colours: three values each (`match-space.ts`), one colour after the other. */
export function statisticsOf(colours: Float64Array): ColourStatistics {
  const count = colours.length / 3;
  const found = new Float64Array(STATISTICS);
  const along = new Float64Array(count);
  for (const [axis, [l, a, b]] of AXES.entries()) {
    for (let at = 0; at < count; at++)
      along[at] =
        l * (colours[3 * at] as number) +
        a * (colours[3 * at + 1] as number) +
        b * (colours[3 * at + 2] as number);
    along.sort();
    for (let part = 0; part < PARTS; part++)
      found[axis * PARTS + part] = meanOf(along, (part * count) / PARTS, ((part + 1) * count) / PARTS);
  }
  zoneMeans(colours, found.subarray(AXES.length * PARTS));
  return found;
}

/** The difference of two statistics in units of delta E: the mean over all values. */
export function statisticsDifference(a: ColourStatistics, b: ColourStatistics): number {
  let sum = 0;
  for (let at = 0; at < STATISTICS; at++) {
    const weight = at < AXES.length * PARTS ? 1 : 1 / ZONE_WEIGHT;
    sum += weight * Math.abs((a[at] as number) - (b[at] as number));
  }
  // Differences on one axis are the projection of those of colours: on average over the axes, two thirds of them.
  return (1.5 * sum) / STATISTICS;
}

function meanOf(sorted: Float64Array, from: number, to: number): number {
  let sum = 0;
  const [first, last] = [Math.floor(from), Math.max(Math.floor(from) + 1, Math.floor(to))];
  for (let at = first; at < last; at++) sum += sorted[at] as number;
  return sum / (last - first);
}

/** The means of both axes of chroma in each zone of lightness. */
function zoneMeans(colours: Float64Array, into: Float64Array): void {
  const count = colours.length / 3;
  // One number for lightness and place: it sorts faster than pairs.
  const order = Float64Array.from({length: count}, (_, at) => {
    const lightness = Math.round(((colours[3 * at] as number) + 50) * 100);
    return lightness * count + at;
  }).sort();
  for (let zone = 0; zone < ZONES; zone++) {
    const [from, to] = [Math.floor((zone * count) / ZONES), Math.floor(((zone + 1) * count) / ZONES)];
    let [a, b] = [0, 0];
    for (let rank = from; rank < to; rank++) {
      const at = (order[rank] as number) % count;
      a += colours[3 * at + 1] as number;
      b += colours[3 * at + 2] as number;
    }
    into[2 * zone] = (ZONE_WEIGHT * a) / (to - from);
    into[2 * zone + 1] = (ZONE_WEIGHT * b) / (to - from);
  }
}

/** What statistics say, for people. */
export type ToneSummary = {
  /** Lightness (CIE L*, 0 to 100) of the darkest 3 % of the picture. */
  black: number;
  /** Lightness of its middle. */
  middle: number;
  /** Lightness of its lightest 3 %. */
  white: number;
  /** The mean from green (below 0) to magenta. */
  tint: number;
  /** The mean from blue (below 0) to yellow. */
  warmth: number;
  /** The spread of chroma around the mean. */
  saturation: number;
};

/** A summary of statistics. */
export function summaryOf(found: ColourStatistics): ToneSummary {
  const axis = (at: number): Float64Array => found.subarray(at * PARTS, (at + 1) * PARTS);
  const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / PARTS;
  const spread = (values: Float64Array): number => {
    const middle = mean(values);
    return values.reduce((sum, value) => sum + Math.abs(value - middle), 0) / PARTS;
  };
  const [lightness, greenRed, blueYellow] = [axis(0), axis(1), axis(2)];
  const round = (value: number): number => Number(value.toFixed(1));
  return {
    black: round(lightness[0] ?? 0),
    middle: round(lightness[PARTS >> 1] ?? 0),
    white: round(lightness[PARTS - 1] ?? 0),
    tint: round(mean(greenRed)),
    warmth: round(mean(blueYellow)),
    saturation: round(Math.hypot(spread(greenRed), spread(blueYellow))),
  };
}
