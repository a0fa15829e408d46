import {type ColourCorrection, primariesIn} from './correction.ts';
import {primariesCurve, saturate, WARMTH} from './cube.ts';
import {pointsOf, toMatchSpace} from './match-space.ts';
import {STATISTICS, statisticsOf} from './match-statistics.ts';
import {LIGHT_OF_CODES} from './srgb.ts';
import {toneCurve} from './tone-curve.ts';

/** A number of a correction that is fitted. `scale`: a usual change, the unit of the search. `most`: the largest change. */
type Parameter = {scale: number; most: number};

/** Inputs of the points of the tone curve that move; black and white are moved by lift and exposure. */
const KNOTS = [0.15, 0.35, 0.6, 0.82];

/** All parameters, in the order of `correctionFrom`. The limits keep a correction from inventing what a take does not have. */
const PARAMETERS: readonly Parameter[] = [
  {scale: 0.4, most: 1.5}, // exposure, in stops
  {scale: 0.4, most: 1}, // temperature
  {scale: 0.3, most: 1}, // tint
  {scale: 0.2, most: 0.6}, // contrast
  ...Array.from({length: 3}, () => ({scale: 0.03, most: 0.12})), // lift
  ...Array.from({length: 3}, () => ({scale: 0.15, most: 0.5})), // gamma, as natural logarithms
  {scale: 0.3, most: 0.8}, // saturation
  ...KNOTS.map(() => ({scale: 0.03, most: 0.08})), // tone curve
];
const COUNT = PARAMETERS.length;

/** The weight of the wish that a parameter stays 0, against the differences of statistics. It decides between parameters that do the same. */
const REST = 0.8;
/** Differences that are this many times the median one count less and less: they are of content that only one of the two takes has. */
const OUTLIER = 3;
/** Steps of the search at most, and the part by which one must improve to go on. */
const SEARCH = {steps: 16, gain: 0.002};

const correctionFrom = (values: readonly number[]): ColourCorrection => {
  const at = (index: number): number => (values[index] ?? 0) * (PARAMETERS[index] as Parameter).scale;
  return {
    exposure: at(0),
    temperature: at(1),
    tint: at(2),
    contrast: at(3),
    lift: [at(4), at(5), at(6)],
    gamma: [Math.exp(at(7)), Math.exp(at(8)), Math.exp(at(9))],
    saturation: at(10),
    curve: [[0, 0], ...KNOTS.map((knot, index): [number, number] => [knot, knot + at(11 + index)]), [1, 1]],
  };
};

/** Codes of sRGB after a correction, as points of the matching space. */
export function correctedPoints(samples: Uint8Array, correction: ColourCorrection): Float64Array {
  const primaries = primariesIn(correction);
  const curve = correction.curve ? toneCurve(correction.curve) : (value: number) => value;
  const tables = ([0, 1, 2] as const).map((channel) => {
    const bend = primariesCurve(primaries, channel);
    return Float64Array.from({length: 256}, (_, code) => curve(bend(code / 255)));
  });
  const [reds, greens, blues] = tables as [Float64Array, Float64Array, Float64Array];
  const points = new Float64Array(samples.length);
  for (let at = 0; at < samples.length; at += 3) {
    const [red, green, blue] = saturate(
      [
        reds[samples[at] as number] as number,
        greens[samples[at + 1] as number] as number,
        blues[samples[at + 2] as number] as number,
      ],
      primaries.saturation,
    );
    toMatchSpace(red, green, blue, points, at);
  }
  return points;
}

/**
 * The correction that brings the statistics of these samples nearest to those of others. The search starts from no correction and from the
 * exposure and white point of the others' mean: from only one of them, it may end in less saturation instead of another white point.
 */
export function fitCorrection(samples: Uint8Array, target: Uint8Array): ColourCorrection {
  const wanted = statisticsOf(pointsOf(target));
  const residual = (values: readonly number[]): Float64Array => {
    const found = statisticsOf(correctedPoints(samples, correctionFrom(values)));
    for (let at = 0; at < STATISTICS; at++) found[at] = (found[at] as number) - (wanted[at] as number);
    return found;
  };
  const sizeOf = (values: readonly number[]): number =>
    residual(values).reduce((sum, value) => sum + Math.abs(value), 0) / STATISTICS;
  const starts = [PARAMETERS.map(() => 0), limited(startFrom(samples, target))]
    .map((values) => ({values, size: sizeOf(values)}))
    .sort((a, b) => a.size - b.size);
  let best: {values: number[]; size: number} | undefined;
  for (const start of starts) {
    if (best && best.size < GOOD) break;
    const values = search(start.values, residual);
    const size = sizeOf(values);
    if (!best || size < best.size) best = {values, size};
  }
  return correctionFrom(best?.values ?? []);
}

/** A mean difference at which the second start is not tried. */
const GOOD = 0.6;

/** Exposure, temperature and tint, as parameters, that give these samples the mean light of others. */
function startFrom(samples: Uint8Array, target: Uint8Array): number[] {
  const [own, other] = [meanLight(samples), meanLight(target)];
  const [red = 0, green = 0, blue = 0] = own.map((value, channel) =>
    Math.log2(((other[channel] ?? 0) + 1e-4) / (value + 1e-4)),
  );
  const tint = ((red + blue) / 2 - green) / (1.5 * WARMTH);
  const stops = [green + WARMTH * tint, (red - blue) / (2 * WARMTH), tint];
  return PARAMETERS.map(({scale}, at) => (stops[at] ?? 0) / scale);
}

function meanLight(samples: Uint8Array): number[] {
  const sums = [0, 0, 0];
  for (const [at, code] of samples.entries())
    sums[at % 3] = (sums[at % 3] ?? 0) + (LIGHT_OF_CODES[code] as number);
  return sums.map((sum) => (3 * sum) / samples.length);
}

const limited = (values: readonly number[]): number[] =>
  values.map((value, at) => {
    const {scale, most} = PARAMETERS[at] as Parameter;
    return Math.min(Math.max(value, -most / scale), most / scale);
  });

/** The search by Levenberg and Marquardt, in which differences count less where they are outliers. */
function search(start: readonly number[], residual: Residual): number[] {
  let values = [...start];
  let now = residual(values);
  let damping = 0.01;
  for (let step = 0; step < SEARCH.steps; step++) {
    const weights = weightsOf(now);
    const cost = costOf(now, values, weights);
    const slopes = slopesAt(values, now, residual);
    const improved = tryStep({values, now, weights, slopes, cost, damping}, residual);
    if (!improved) break;
    const gained = 1 - improved.cost / cost;
    ({values, now} = improved);
    damping = Math.max(improved.damping / 4, 1e-5);
    if (gained < SEARCH.gain) break;
  }
  return values;
}

type Residual = (values: readonly number[]) => Float64Array;
type Step = {
  values: number[];
  now: Float64Array;
  weights: Float64Array;
  slopes: Float64Array[];
  cost: number;
  damping: number;
};

/** The first of a few ever shorter steps that improves the cost. */
function tryStep(step: Step, residual: Residual): Pick<Step, 'values' | 'now' | 'cost' | 'damping'> | null {
  const {values, now, weights, slopes, cost} = step;
  const normal = slopes.map((row, i) =>
    slopes.map((column, j) => dot(row, column, weights) + (i === j ? REST : 0)),
  );
  const down = slopes.map((row, i) => -dot(row, now, weights) - REST * (values[i] ?? 0));
  for (let {damping} = step; damping < 1e4; damping *= 8) {
    const damped = normal.map((row, i) => row.map((value, j) => (i === j ? value * (1 + damping) : value)));
    const change = solve(damped, down);
    const next = limited(values.map((value, at) => value + (change[at] ?? 0)));
    const found = residual(next);
    const better = costOf(found, next, weights);
    if (better < cost) return {values: next, now: found, cost: better, damping};
  }
  return null;
}

function slopesAt(values: readonly number[], now: Float64Array, residual: Residual): Float64Array[] {
  const small = 0.02;
  return Array.from({length: COUNT}, (_, at) => {
    const moved = residual(values.map((value, index) => (index === at ? value + small : value)));
    return moved.map((value, index) => (value - (now[index] as number)) / small);
  });
}

function weightsOf(residual: Float64Array): Float64Array {
  const sizes = residual.map(Math.abs).sort();
  const limit = OUTLIER * (sizes[sizes.length >> 1] as number) + 1;
  return residual.map((value) => 1 / (1 + (value / limit) ** 2));
}

const costOf = (residual: Float64Array, values: readonly number[], weights: Float64Array): number =>
  dot(residual, residual, weights) + REST * values.reduce((sum, value) => sum + value ** 2, 0);

function dot(a: Float64Array, b: Float64Array, weights: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++)
    sum += (weights[at] as number) * (a[at] as number) * (b[at] as number);
  return sum;
}

/** Solves linear equations by Gauss, with the largest pivot. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at] ?? 0]);
  const size = rows.length;
  const cell = (row: number, column: number): number => rows[row]?.[column] ?? 0;
  for (let pivot = 0; pivot < size; pivot++) {
    let best = pivot;
    for (let row = pivot + 1; row < size; row++)
      if (Math.abs(cell(row, pivot)) > Math.abs(cell(best, pivot))) best = row;
    [rows[pivot], rows[best]] = [rows[best] as number[], rows[pivot] as number[]];
    const own = rows[pivot] as number[];
    if (Math.abs(own[pivot] ?? 0) < 1e-12) continue;
    for (let row = pivot + 1; row < size; row++) {
      const factor = cell(row, pivot) / (own[pivot] as number);
      rows[row] = (rows[row] as number[]).map((value, column) => value - factor * (own[column] ?? 0));
    }
  }
  const found = new Array<number>(size).fill(0);
  for (let row = size - 1; row >= 0; row--) {
    let rest = cell(row, size);
    for (let column = row + 1; column < size; column++) rest -= cell(row, column) * (found[column] ?? 0);
    found[row] = Math.abs(cell(row, row)) < 1e-12 ? 0 : rest / cell(row, row);
  }
  return found;
}
