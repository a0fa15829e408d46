import {primariesCurve} from '../grade/cube.ts';
import {NEUTRAL, type Primaries} from '../grade/look.ts';

/** The ten numbers of an ASC CDL, as OTIO's metadata has them. */
export type Cdl = {asc_sop: {slope: number[]; offset: number[]; power: number[]}; asc_sat: number};

/**
 * The nearest ASC CDL (v1.2: `clamp(in * slope + offset) ^ power`, then saturation) to the primaries of a look, after those of the correction
 * of a take. Lift, gamma and gain are in it exactly; exposure, temperature, tint and contrast as nearly as its three numbers can. A tone
 * curve and a `.cube` have no place in a CDL: the cube of the grade is beside the timeline.
 */
export function cdlOf(look: Primaries, correction: Primaries = NEUTRAL): Cdl {
  const rounded = (value: number): number => Number(value.toFixed(6));
  const channels = ([0, 1, 2] as const).map((channel) => {
    const [first, second] = [primariesCurve(correction, channel), primariesCurve(look, channel)];
    const usual = 1 / (correction.gamma[channel] * look.gamma[channel]);
    return nearestSop((value) => second(first(value)), usual);
  });
  return {
    asc_sop: {
      slope: channels.map(({slope}) => rounded(slope)),
      offset: channels.map(({offset}) => rounded(offset)),
      power: channels.map(({power}) => rounded(power)),
    },
    asc_sat: rounded((1 + correction.saturation) * (1 + look.saturation)),
  };
}

type Sop = {slope: number; offset: number; power: number};

/** Values from black to white at which a CDL is compared with a curve. */
const POINTS = Array.from({length: 33}, (_, at) => at / 32);
/** How far powers are looked for on each side of the usual one, as a factor, and the steps of the search. */
const FARTHEST = 8;
const STEPS = 64;
const ROUNDS = 6;

const clamp = (value: number): number => Math.min(Math.max(value, 0), 1);

/** Slope, offset and power whose results differ least from a curve, by the squares of the differences. `usual`: the power to begin with. */
function nearestSop(curve: (value: number) => number, usual: number): Sop {
  let best = sopWith(usual, curve);
  let [from, to] = [usual / FARTHEST, usual * FARTHEST];
  for (let round = 0; round < ROUNDS; round++) {
    const factor = (to / from) ** (1 / STEPS);
    for (let step = 0; step <= STEPS; step++) {
      const other = sopWith(from * factor ** step, curve);
      // Rounding alone does not make another power better.
      if (other.error < best.error - 1e-12) best = other;
    }
    [from, to] = [best.power / factor, best.power * factor];
  }
  return best;
}

/** The slope and the offset that suit a power best: a straight line through what the power makes the results of the curve. */
function sopWith(power: number, curve: (value: number) => number): Sop & {error: number} {
  const results = POINTS.map(curve);
  // What is clipped to black or white can lie anywhere beyond it.
  const seen = results.map((result) => result > 0 && result < 1);
  const all = seen.filter(Boolean).length < 2;
  const sums = {weight: 0, x: 0, y: 0, xx: 0, xy: 0};
  for (const [index, x] of POINTS.entries()) {
    if (!all && !seen[index]) continue;
    const result = clamp(results[index] ?? 0);
    const y = result ** (1 / power);
    const weight = Math.min(1e6, (power * y ** (power - 1)) ** 2) || 1e-6;
    sums.weight += weight;
    sums.x += weight * x;
    sums.y += weight * y;
    sums.xx += weight * x * x;
    sums.xy += weight * x * y;
  }
  const spread = sums.weight * sums.xx - sums.x ** 2;
  const slope = spread > 0 ? Math.max(0, (sums.weight * sums.xy - sums.x * sums.y) / spread) : 0;
  const offset = (sums.y - slope * sums.x) / sums.weight;
  const error = POINTS.reduce(
    (sum, x, index) => sum + (clamp(x * slope + offset) ** power - clamp(results[index] ?? 0)) ** 2,
    0,
  );
  return {slope, offset, power, error};
}
