import type {Keypoints, KeypointTools} from '../../../machine/vision/opencv.ts';
import type {ProductSight} from '../../../spot/findings/product-sight.ts';
import {compareColours} from './compare-colours.ts';
import {bestFit, maskWithin, placeOfOutline, scaleMatrix} from './find-product.ts';
import {type Pixels, type Plane, shrink, sizeWithin} from './pixels.ts';
import {levelsOf, type PreparedPhoto} from './product-photo.ts';

/** Keypoints that must agree on a place: more than for a product in its own colours, because edges without their direction are alike. */
const LEAST = 20;
/** Keypoints of a frame at most. */
const MOST = 3000;
/** Longer side of the product at which colours are compared, in pixels. */
const COMPARED = 256;

/** The keypoints of the edges of a picture, in pixels of it. */
export const edgeKeypoints = (picture: Pixels, tools: KeypointTools): Keypoints =>
  tools.detect(edgesOf(picture).data, picture, MOST);

/** The keypoints of the edges of a product's photo, at several sizes. */
export const edgeLevels = ({picture, mask}: PreparedPhoto, tools: KeypointTools): Keypoints[] =>
  levelsOf(edgesOf(picture), mask, tools);

/**
 * Looks for a product in other colours: where light and dark are exchanged, the keypoints of its photo are not found, and those of its edges
 * are. Compares the colours only. Null where it is not found.
 */
export function findByEdges(
  {frame, picture, keypoints}: {frame: number; picture: Pixels; keypoints: Keypoints},
  product: string,
  photo: PreparedPhoto,
  levels: readonly Keypoints[],
  tools: KeypointTools,
): ProductSight | null {
  const best = bestFit(levels, keypoints, photo.picture, picture, tools);
  if (!best || best.keypoints < LEAST) return null;
  const size = sizeWithin(photo.picture, COMPARED);
  const scale = [photo.picture.width / size.width, photo.picture.height / size.height] as const;
  const mask = maskWithin(photo.coloured, size);
  const data = tools.rectify(picture.data, picture, 3, scaleMatrix(best.matrix, scale), size);
  const {colours} = compareColours(shrink(photo.picture, size), mask, photo.parts, {...size, data});
  return {
    ...{
      frame,
      product,
      ...placeOfOutline(photo.outline, best.matrix),
      keypoints: best.keypoints,
      mirrored: false,
    },
    ...{
      stretch: 1,
      tilt: 0,
      blocks: 0,
      matched: 0,
      changed: 0,
      warp: 0,
      sharpness: 1,
      outside: null,
      colours,
    },
  };
}

/** The strength of the edges of a picture, in whichever of its channels it is greatest. Its root keeps weak edges visible. */
function edgesOf({width, height, data}: Pixels): Plane {
  const out = new Uint8Array(width * height);
  for (let y = 1; y < height - 1; y++)
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x;
      let most = 0;
      for (let channel = 0; channel < 3; channel++) {
        const value = (offset: number): number => data[3 * (at + offset) + channel] as number;
        most = Math.max(most, Math.hypot(value(1) - value(-1), value(width) - value(-width)));
      }
      out[at] = Math.min(255, 14 * Math.sqrt(most));
    }
  return {width, height, data: out};
}
