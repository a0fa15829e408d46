import {ColorSpace, deltaE2000, Lab} from 'colorjs.io/fn';
import {type ColourCorrection, type ColourGuard, correctionOf} from '../../spot/grade/correction.ts';
import {type LabColour, labOf, lightOfLab} from '../../spot/grade/lab.ts';
import {hexOfLight} from '../../spot/grade/match-space.ts';
import type {Rgb} from '../../spot/grade/read-cube.ts';
import {lightToSrgb, srgbToLight} from '../../spot/grade/srgb.ts';

ColorSpace.register(Lab);

/** A colour of a product as its photo has it, and as it is in a take before any grade. */
export type ProductColour = {product: string; photo: LabColour; found: LabColour};

/** How a grade changes a colour of a product, in CIEDE2000 to its photo. */
export type GuardedColour = {
  product: string;
  /** The colour in the take, `#rrggbb`. */
  colour: string;
  /** Before any grade, with the whole correction, and with the correction that is reduced at this colour. */
  before: number;
  whole: number;
  guarded: number;
  limit: number;
};

/**
 * How far a colour of a product may be from its photo after grading, in CIEDE2000: for takes that were made from a photo or a supplied clip,
 * in which the product is real, and for those of a model. A colour that was farther away before may not move farther.
 */
export const PRODUCT_LIMITS = {real: 3, generated: 8};

/** CIEDE2000 of two colours. */
export const deltaE = (a: LabColour, b: LabColour): number =>
  deltaE2000({space: 'lab', coords: [...a]}, {space: 'lab', coords: [...b]});

/**
 * Reduces a correction near the colours of a product until all are within the limit. Returns the guards, and the colours that needed one. A
 * guard also acts on colours like its own, so all are measured with all guards.
 */
export function guardProduct(
  correction: ColourCorrection,
  colours: readonly ProductColour[],
  limit: number,
): {guard: ColourGuard[]; guarded: GuardedColour[]} {
  const guard: ColourGuard[] = [];
  const guarded: GuardedColour[] = [];
  for (const {product, photo, found} of colours) {
    const colour = hexOfLight(lightOfLab(found));
    const before = deltaE(photo, found);
    const withGuard = (all: readonly ColourGuard[]): number =>
      deltaE(photo, gradedLab(found, correctionOf({correction, guard: all})));
    const allowed = Math.max(limit, before) + TOLERANCE;
    const whole = withGuard([]);
    if (withGuard(guard) <= allowed) continue;
    // The largest part that stays within the limit. None of the correction always does.
    let [low, high] = [0, 1];
    for (let round = 0; round < 12; round++) {
      const keep = (low + high) / 2;
      if (withGuard([...guard, {colour, keep}]) <= allowed) low = keep;
      else high = keep;
    }
    guard.push({colour, keep: Math.floor(low * 100) / 100});
    guarded.push({product, colour, before, whole, guarded: withGuard(guard), limit});
  }
  return {guard, guarded};
}

/** What codes of 8 bits and of hexadecimal colours round away. */
const TOLERANCE = 0.05;

/** A colour in L*a*b* after a grade of display colours. */
export function gradedLab(lab: LabColour, grade: (colour: Rgb) => Rgb): LabColour {
  const display = lightOfLab(lab).map((value) => Math.min(Math.max(lightToSrgb(value), 0), 1)) as Rgb;
  return labOf(grade(display).map(srgbToLight) as Rgb);
}

/**
 * The colours of products that were not found in a take, as the take has them: what its correction turns into those of the photo. For takes that
 * are matched to the picture that they were made from.
 */
export const asBeforeCorrection = (
  products: readonly ProductColour[],
  unseen: readonly string[],
  correction: ColourCorrection,
): ProductColour[] =>
  products.map((each) =>
    unseen.includes(each.product) ? {...each, found: beforeCorrection(each.photo, correction)} : each,
  );

/** The colour that a correction turns into another one, as nearly as one exists: found step by step. */
function beforeCorrection(lab: LabColour, correction: ColourCorrection): LabColour {
  const correct = correctionOf({correction, guard: []});
  const wanted = lightOfLab(lab).map((value) => Math.min(Math.max(lightToSrgb(value), 0), 1)) as Rgb;
  let colour = wanted;
  for (let step = 0; step < 40; step++) {
    const now = correct(colour);
    colour = colour.map((value, at) =>
      Math.min(Math.max(value + 0.7 * ((wanted[at] as number) - (now[at] as number)), 0), 1),
    ) as Rgb;
  }
  return labOf(colour.map(srgbToLight) as Rgb);
}
