/** Points of a tone curve, from dark to light: an input and an output value of display, 0 to 1. */
export type CurvePoints = readonly (readonly [number, number])[];

/**
 * A function through these points that never turns where they do not: cubic Hermite segments with the slopes of Fritsch and Carlson
 * (1980). Before the first point and after the last one, it goes on with slope 1.
 */
export function toneCurve(points: CurvePoints): (value: number) => number {
  const [first = [0, 0], last = first] = [points[0], points.at(-1)];
  if (points.length < 2) return (value) => value + first[1] - first[0];
  const slopes = slopesAt(points);
  return (value) => {
    if (value <= first[0]) return first[1] + (value - first[0]);
    if (value >= last[0]) return last[1] + (value - last[0]);
    const at = points.findIndex(([x]) => x > value) - 1;
    const [[x0, y0], [x1, y1]] = [points[at] ?? first, points[at + 1] ?? last];
    const width = x1 - x0;
    const t = (value - x0) / width;
    const [m0 = 1, m1 = 1] = [slopes[at], slopes[at + 1]];
    return (
      y0 * (1 + 2 * t) * (1 - t) ** 2 +
      width * m0 * t * (1 - t) ** 2 +
      y1 * t ** 2 * (3 - 2 * t) +
      width * m1 * t ** 2 * (t - 1)
    );
  };
}

function slopesAt(points: CurvePoints): number[] {
  const chords = points.slice(1).map(([x, y], at) => {
    const [x0, y0] = points[at] ?? [0, 0];
    return (y - y0) / (x - x0);
  });
  return points.map((_, at) => {
    const [before, after] = [chords[at - 1], chords[at]];
    if (before === undefined || after === undefined) return before ?? after ?? 1;
    // The harmonic mean is 0 where the curve turns, and at most three times the smaller chord.
    return before * after <= 0 ? 0 : (2 * before * after) / (before + after);
  });
}
