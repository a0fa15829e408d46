import {type ColourCorrection, primariesIn, scaleCorrection} from './correction.ts';
import {correctedPoints, fitCorrection} from './match-fit.ts';
import {type ColourSamples, pointsOf} from './match-space.ts';
import {statisticsDifference, statisticsOf} from './match-statistics.ts';

/** A correction that matches a take to another picture. */
export type MatchedCorrection = {
  /** Empty where no correction makes the take more like the other picture. */
  correction: ColourCorrection;
  /** The difference of the statistics of the two without the correction, in units of delta E. */
  before: number;
  /** The same with the correction. */
  after: number;
  /** The part of the full correction that is applied, 0 to 1: less where the two show different things. */
  part: number;
};

/** Takes that differ by less are matched already, in units of delta E: it cannot be seen. */
const ALIKE = 0.8;
/**
 * What is left of the difference after a full correction tells whether the two takes show the same: `same` is what noise, motion and clipped
 * lights leave, `other` what different scenes leave. Measured with parts of one clip, and with different clips. With `unrelated` the two have
 * nothing in common that could be matched, as a photo and a drawing.
 */
const LEFT = {same: 2.4, other: 6, unrelated: 18};
/** The part of the full correction that is applied to takes of different scenes: they have other colours because they show other things. */
const OTHER_SCENE = 0.4;
/** How far the colours of a take of another scene may move, in units of delta E. */
const OTHER_SCENE_MOST = 6;
/** How sure it can be at most that takes of scenes with different names show the same. */
const OTHER_NAME = 0.5;
/** By how much the predicted difference must fall. */
const LEAST_GAIN = 0.1;

/**
 * Matches the colours of a take to those of another picture. The correction is full for takes of the same scene, and limited the more their
 * content differs; `scene` says so where the documents do. It is halved until the predicted difference falls, and is none if it never does.
 */
export function matchCorrection(
  own: ColourSamples,
  target: ColourSamples,
  scene: 'same' | 'other' | 'unknown' = 'unknown',
): MatchedCorrection {
  if (own.all.length === 0 || target.all.length === 0) return {correction: {}, before: 0, after: 0, part: 0};
  const whole = toPair(own.all, target.all);
  if (whole.before < ALIKE) return {correction: {}, before: whole.before, after: whole.before, part: 0};
  const {samples, before, full, left, differenceWith} = bestPair(whole, own, target);
  let part = partFor(scene === 'same' ? 0 : left, movedBy(samples, full), scene);
  for (; part > 0.05; part /= 2) {
    const correction = roundCorrection(scaleCorrection(full, part));
    const after = differenceWith(correction);
    if (after < before - LEAST_GAIN) return {correction, before, after, part};
  }
  return {correction: {}, before, after: before, part: 0};
}

/** Samples of a take, and of what they are matched to. */
type Pair = {
  samples: Uint8Array;
  target: Uint8Array;
  before: number;
  differenceWith: (correction: ColourCorrection) => number;
};
type FittedPair = Pair & {full: ColourCorrection; left: number};

function toPair(samples: Uint8Array, target: Uint8Array): Pair {
  const wanted = statisticsOf(pointsOf(target));
  const differenceWith = (correction: ColourCorrection): number =>
    statisticsDifference(statisticsOf(correctedPoints(samples, correction)), wanted);
  return {samples, target, differenceWith, before: differenceWith({})};
}

/** Without skin, or with it where a correction then explains more: what looks like skin may be something else in one of the two. */
function bestPair(whole: Pair, own: ColourSamples, target: ColourSamples): FittedPair {
  const fitPair = (pair: Pair): FittedPair => {
    const full = fitCorrection(pair.samples, pair.target);
    return {...pair, full, left: pair.differenceWith(full)};
  };
  const fitted = fitPair(whole);
  if (!own.bare && !target.bare) return fitted;
  const bare = fitPair(toPair(own.bare ?? own.all, target.bare ?? target.all));
  return bare.left < fitted.left ? bare : fitted;
}

function partFor(left: number, moved: number, scene: 'same' | 'other' | 'unknown'): number {
  const alike = Math.min(Math.max((LEFT.other - left) / (LEFT.other - LEFT.same), 0), 1);
  const sameness = scene === 'other' ? Math.min(alike, OTHER_NAME) : alike;
  const part = OTHER_SCENE + (1 - OTHER_SCENE) * sameness;
  const most = sameness === 1 ? Number.POSITIVE_INFINITY : OTHER_SCENE_MOST / (1 - sameness);
  const related = Math.min(Math.max((LEFT.unrelated - left) / (LEFT.unrelated - LEFT.other), 0), 1);
  return related * Math.min(part, most / Math.max(moved, 1e-6));
}

/** How far a correction moves colours, on average. */
function movedBy(samples: Uint8Array, correction: ColourCorrection): number {
  const [from, to] = [pointsOf(samples), correctedPoints(samples, correction)];
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
function roundCorrection(correction: ColourCorrection): ColourCorrection {
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
