import {type Correction, primariesIn, scaleCorrection} from './correction.ts';
import {correctedPoints, fitCorrection} from './match-fit.ts';
import {pointsOf} from './match-space.ts';
import {statisticsDifference, statisticsOf} from './match-statistics.ts';

/** A correction that matches a take to another picture. */
export type MatchedCorrection = {
  /** Empty where no correction makes the take more like the other picture. */
  correction: Correction;
  /** The difference of the statistics of the two without the correction, in units of delta E. */
  before: number;
  /** The same with the correction. */
  after: number;
  /** The part of the full correction that is applied, 0 to 1: less where the two show different things. */
  part: number;
};

/** Takes that differ by less are matched already, in units of delta E. */
const ALIKE = 0.5;
/**
 * What is left of the difference after a full correction tells whether the two takes show the same: `same` is what noise and motion leave,
 * `other` what different scenes leave. Measured with parts of one clip, and with different clips.
 */
const LEFT = {same: 1.6, other: 5};
/** The part of the full correction that is applied to takes of different scenes: they have other colours because they show other things. */
const OTHER_SCENE = 0.4;
/** How far the colours of a take of another scene may move, in units of delta E. */
const OTHER_SCENE_MOST = 6;
/** By how much the predicted difference must fall. */
const LEAST_GAIN = 0.1;

/**
 * Matches the colours of a take to those of another picture (`chooseSamples` gives both). The correction is full for takes of the same
 * scene, and limited the more their content differs. It is halved until the predicted difference falls, and is none if it never does.
 */
export function matchCorrection(samples: Uint8Array, target: Uint8Array): MatchedCorrection {
  const wanted = statisticsOf(pointsOf(target));
  const own = pointsOf(samples);
  const before = statisticsDifference(statisticsOf(own), wanted);
  const none: MatchedCorrection = {correction: {}, before, after: before, part: 0};
  if (before < ALIKE) return none;
  const full = fitCorrection(samples, wanted);
  const differenceWith = (correction: Correction): number =>
    statisticsDifference(statisticsOf(correctedPoints(samples, correction)), wanted);
  let part = partFor(differenceWith(full), movedBy(own, correctedPoints(samples, full)));
  for (; part > 0.05; part /= 2) {
    const correction = roundCorrection(scaleCorrection(full, part));
    const after = differenceWith(correction);
    if (after < before - LEAST_GAIN) return {correction, before, after, part};
  }
  return none;
}

function partFor(left: number, moved: number): number {
  const sameness = Math.min(Math.max((LEFT.other - left) / (LEFT.other - LEFT.same), 0), 1);
  const part = OTHER_SCENE + (1 - OTHER_SCENE) * sameness;
  return sameness === 1 ? 1 : Math.min(part, sameness + OTHER_SCENE_MOST / Math.max(moved, 1e-6));
}

/** How far colours move, on average. */
function movedBy(from: Float64Array, to: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < from.length; at += 3)
    sum += Math.hypot(
      (to[at] as number) - (from[at] as number),
      (to[at + 1] as number) - (from[at + 1] as number),
      (to[at + 2] as number) - (from[at + 2] as number),
    );
  return (3 * sum) / from.length;
}

/** A correction with as many digits as can be seen, without the fields that change nothing. */
function roundCorrection(correction: Correction): Correction {
  const short = (value: number): number => Number(value.toFixed(3)) + 0;
  const {exposure, contrast, saturation, temperature, tint, lift, gamma} = primariesIn(correction);
  const single = {exposure, contrast, saturation, temperature, tint};
  const some = (values: readonly number[], neutral: number): boolean =>
    values.some((value) => short(value) !== neutral);
  const three = (values: readonly number[]) => values.map(short) as [number, number, number];
  const curve = (correction.curve ?? []).map(([x, y]): [number, number] => [short(x), short(y)]);
  return {
    ...Object.fromEntries(
      Object.entries(single).flatMap(([field, value]) => (short(value) === 0 ? [] : [[field, short(value)]])),
    ),
    ...(some(lift, 0) ? {lift: three(lift)} : {}),
    ...(some(gamma, 1) ? {gamma: three(gamma)} : {}),
    ...(curve.some(([x, y]) => x !== y) ? {curve} : {}),
  };
}
