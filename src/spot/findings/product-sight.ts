import type {Box} from '../geometry/box.ts';
import type {FoundProduct} from './product-in-take.ts';

/** A colour of a product in the footage, as CIE L*a*b*. */
export type SeenColour = {
  /** The part of the product's area, 0 to 1. */
  share: number;
  /** The colour of the photo. Unknown where it was not measured. */
  photo?: readonly [number, number, number];
  /** The colour of the photo in the light of the take. */
  expected: readonly [number, number, number];
  found: readonly [number, number, number];
  /** CIEDE2000 with kL = 2. */
  difference: number;
};

/** The outline of a product in the footage against that of its photo, as parts of its length, 0 to 1. */
export type SeenOutline = {
  /** Where the product is not, although it is in the photo. */
  missing: number;
  /** Where the product goes on outside of its outline. */
  extended: number;
  /** The part of the outline where the background can be told from the product. */
  judged: number;
};

/** A product that was found in one sampled frame of a take, and how it compares with its photo. */
export type ProductSight = FoundProduct & {
  /** Keypoints that agree on the place. */
  keypoints: number;
  /** The longer side of the product in the frame, in pixels. */
  longer: number;
  /** Its details are those of the mirrored photo. Nothing else is compared then. */
  mirrored: boolean;
  /** How much wider it is in proportion than perspective explains: 1 is right. */
  stretch: number;
  /** The angle to the camera, in degrees. */
  tilt: number;
  /** Blocks of the photo that have details, and the part of them that was found again, 0 to 1. */
  blocks: number;
  matched: number;
  /** The largest connected part of the details that is not like the photo at its place, 0 to 1. */
  changed: number;
  /** How far the details are from where perspective puts them, as a part of the product's longer side: the 90th percentile. */
  warp: number;
  /** How sharp the details are against those of the photo at this size: 1 is as sharp. */
  sharpness: number;
  /** How the outline of the product differs. Null where the background has its colours. */
  outside: SeenOutline | null;
  colours: readonly SeenColour[];
};

/** A face in one sampled frame of a take. */
export type SeenFace = {
  frame: number;
  /** In pixels of the take. */
  box: Box;
  /** 0 to 1. */
  score: number;
};

/** A line of text in one sampled frame of a take. */
export type SeenText = {
  frame: number;
  text: string;
  /** In pixels of the take. */
  box: Box;
  /** The mean probability of its characters, 0 to 1. */
  confidence: number;
};
