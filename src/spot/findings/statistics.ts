/** The value below which a part of some values lies, 0 to 1. 0 for no values. */
export function quantile(values: Float64Array, part: number): number {
  const sorted = values.slice().sort();
  return sorted[Math.floor(part * (sorted.length - 1))] ?? 0;
}

const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The root of the mean square. NaN for no values. */
export const rootMeanSquare = (values: Float64Array): number =>
  Math.sqrt(mean(values.map((value) => value ** 2)));

function deviation(values: Float64Array): number {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
}

/** Pearson's correlation of two lists of the same length, 0 where it is negative or where one of them does not vary. */
export function correlation(a: Float64Array, b: Float64Array): number {
  const [ma, mb] = [mean(a), mean(b)];
  const covariance = mean(a.map((value, at) => (value - ma) * ((b[at] as number) - mb)));
  const both = deviation(a) * deviation(b);
  return both === 0 ? 0 : Math.max(0, covariance / both);
}
