import type {ProductSight, SeenFace} from '../../spot/findings/product-sight.ts';
import type {Rule, RuleLimits} from '../../spot/findings/rule.ts';
import type {SeenTrack} from '../../spot/findings/text-tracks.ts';
import type {Size} from '../../spot/geometry/box.ts';
import type {GradedProduct} from './product/graded-product.ts';
import type {PeopleRule} from './product/people-in-brief.ts';

/** A product of the brand, and what is known of it. */
export type KnownProduct = {
  /** Its name in `brand.yaml`. */
  name: string;
  /** Keypoints of the photo that has most. A plain product has few, and cannot be found by them. */
  keypoints: number;
  /** What is written on it. */
  label: readonly string[];
};

/** A picked take with everything that was measured in it. Frames and boxes are those of the take. */
export type CheckedTake = {
  shot: string;
  size: Size;
  fps: number;
  /** Whether a model made it; else it was supplied. */
  generated: boolean;
  /** Whether its clip or photo was supplied, and no model made it, whatever the shot asks for. */
  supplied: boolean;
  /** Whether the shot has a photo, which is its take until one is bought. */
  hasPhoto: boolean;
  /** Whether the shot is about the product. */
  showsProduct: boolean;
  /** Frames that were searched for products, in order. */
  sampled: readonly number[];
  products: readonly KnownProduct[];
  sights: readonly ProductSight[];
  /** What the grade makes of the colours of the products. Empty where nothing is graded. */
  graded: readonly GradedProduct[];
  /** The text that was read, each line followed over the frames. Null where no text was read. */
  texts: readonly SeenTrack[] | null;
  /** What may be written in the picture although it is on no product: the names of brand and products, and the copy. */
  approved: readonly string[];
  /** The names of the brand and of its products. */
  names: readonly string[];
  /** Null where no faces were looked for. */
  faces: readonly SeenFace[] | null;
  /** Frames in which faces were looked for. */
  faceFrames: readonly number[];
  /** Whether the brief rules people out. */
  people: PeopleRule;
  /** What could not be looked for, and why. */
  unchecked: readonly {what: string; why: string}[];
};

/** Gives a rule about takes the types of its own limits. */
export const takeRule = <const L extends RuleLimits>(rule: Rule<CheckedTake, L>): Rule<CheckedTake, L> =>
  rule;

/** The limit below which a product is not compared with its photo: it shows another side, or is another thing. */
export const SAME_VIEW = {
  value: 50,
  unit: '% of the details of the photo found again, below which a product is not judged',
  stricter: 'lower',
  source:
    'Own: of 100 true composites, none is below 97 %; stretched ones reach 97 %, other forms with the same label 41 to 96 % (docs/check.md)',
} as const;

/** Whether a sight shows the side of the product that its photo shows. Unknown for products that were found mirrored, or by their edges only. */
export const isSameView = ({mirrored, blocks, matched}: ProductSight, least: number): boolean =>
  mirrored || blocks === 0 || 100 * matched >= least;

/** Sights that are sharp and large enough to be compared with the photo, and show the same side of the product, by product. */
export function judgedSights(
  {products, sights}: CheckedTake,
  {sharpness, longer, matched}: {sharpness: number; longer: number; matched: number},
): {product: KnownProduct; sights: ProductSight[]}[] {
  return products.map((product) => ({
    product,
    sights: sights.filter(
      (sight) =>
        sight.product === product.name &&
        sight.longer >= longer &&
        isSameView(sight, matched) &&
        (sight.mirrored || 100 * sight.sharpness >= sharpness),
    ),
  }));
}

/**
 * How sure a difference from the photo of a product is. A label is seen from the front; without one, another side of the product may have
 * the same details at other places: then a difference is a warning, and `elsewhere` says so.
 */
export const sureOf = ({label}: KnownProduct): {severity: 'error' | 'warning'; elsewhere: string} =>
  label.length > 0
    ? {severity: 'error', elsewhere: ''}
    : {severity: 'warning', elsewhere: ', or another side of it (the product has no label)'};

/** The frames from the first to the last of some sights. */
export const spanOf = (sights: readonly {frame: number}[]): {from: number; frames: number} => {
  const frames = sights.map(({frame}) => frame);
  const from = Math.min(...frames);
  return {from, frames: Math.max(...frames) - from + 1};
};
