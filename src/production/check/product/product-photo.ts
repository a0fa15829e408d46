import type {Keypoints, KeypointTools} from '../../../machine/vision/opencv.ts';
import {type ColourPart, colourPartsOf} from './colour-parts.ts';
import {cutOut, flip, greyOf, type Pixels, type Plane, shrink, sizeWithin} from './pixels.ts';
import {boundsOf, maskOnPlain, outlineOf} from './product-mask.ts';

/** A photo of a product as it is read: sRGB, and where the product is in it if that is known. `exact`: by its transparency or a mask, not by a box. */
export type ReadPhoto = {picture: Pixels; mask: Plane | null; exact: boolean};

/** A product as it is looked for in footage. */
export type PreparedPhoto = {
  /** The product without its surroundings. Its longer side has `LONGEST` pixels at most. */
  picture: Pixels;
  mask: Plane;
  /** The corners of its outline, in pixels of the picture. */
  outline: [number, number][];
  /** Keypoints at several sizes, in pixels of the picture: a small product in the footage has other details than a large photo. */
  levels: Keypoints[];
  /** The same of the mirrored picture. */
  mirrored: Keypoints[];
  /** Whether the mask ends where the product ends. If not, the mask also has a part of the background. */
  cutOut: boolean;
  /** The part of the mask in which colours are those of the product. */
  coloured: Plane;
  /** The colours of the product. None where the product cannot be told from its background. */
  parts: ColourPart[];
};

/** Longer side of a prepared photo, in pixels. */
const LONGEST = 640;
/** Sizes of the levels, as parts of it. AKAZE covers four octaves by itself; a small photo also lacks the details that blur takes away. */
const LEVELS = [1, 0.5, 0.25];
/** Keypoints of a level at most. */
const MOST = 1200;
/** A product whose photo has fewer keypoints is plain: it cannot be found, and is not looked for. */
export const LEAST_IN_PHOTO = 40;

/**
 * Prepares a photo. A photo without a known product, and without a plain background, is used as a whole: its details identify it, but its
 * outline and its colours are not those of the product. Of a box, the corners may show the background.
 */
export function preparePhoto({picture, mask: known, exact}: ReadPhoto, tools: KeypointTools): PreparedPhoto {
  const whole = {...picture, data: new Uint8Array(picture.width * picture.height).fill(255)};
  const plain = known ? null : maskOnPlain(picture);
  const found = known ?? plain ?? whole;
  const cutOutExactly = known ? exact : plain !== null;
  const bounds = boundsOf(found) ?? {x: 0, y: 0, width: picture.width, height: picture.height};
  const full = cutOut(picture, bounds);
  const size = sizeWithin(full, LONGEST);
  const small = shrink(full, size);
  const mask = shrink(cutOut(found, bounds), size);
  for (const [at, value] of mask.data.entries()) mask.data[at] = value >= 128 ? 255 : 0;
  const flat = onMean(small, mask);
  const coloured = cutOutExactly ? mask : inEllipse(mask);
  const grey = greyOf(flat);
  return {
    picture: small,
    mask,
    outline: outlineOf(mask),
    levels: levelsOf(grey, mask, tools),
    mirrored: levelsOf(flip(grey), flip(mask), tools),
    cutOut: cutOutExactly,
    coloured,
    parts: found === whole ? [] : colourPartsOf(small, coloured),
  };
}

/** A mask without what is outside of the ellipse that touches its edges. */
function inEllipse({width, height, data}: Plane): Plane {
  const isInside = (at: number): boolean => {
    const [x, y] = [(at % width) + 0.5, Math.floor(at / width) + 0.5];
    return (2 * (x / width) - 1) ** 2 + (2 * (y / height) - 1) ** 2 <= 1;
  };
  return {width, height, data: data.map((value, at) => (isInside(at) ? value : 0))};
}

/** The picture with its surroundings in the mean colour of the product: their details are none of the product's. */
function onMean(picture: Pixels, {data: mask}: Plane): Pixels {
  const sums = [0, 0, 0];
  let count = 0;
  for (const [at, inside] of mask.entries()) {
    if (!inside) continue;
    count += 1;
    for (let channel = 0; channel < 3; channel++)
      sums[channel] = (sums[channel] as number) + (picture.data[3 * at + channel] as number);
  }
  const data = picture.data.slice();
  for (const [at, inside] of mask.entries())
    if (!inside)
      for (let channel = 0; channel < 3; channel++)
        data[3 * at + channel] = (sums[channel] as number) / (count || 1);
  return {...picture, data};
}

/** The keypoints of a picture at several sizes, in its pixels. */
export function levelsOf(grey: Plane, mask: Plane, tools: KeypointTools): Keypoints[] {
  return LEVELS.map((part) => {
    const size = {width: Math.round(grey.width * part), height: Math.round(grey.height * part)};
    if (Math.min(size.width, size.height) < 24)
      return {points: new Float32Array(0), descriptors: new Uint8Array(0), width: 61};
    const found = tools.detect(shrink(grey, size).data, size, MOST, shrink(mask, size).data);
    const [x, y] = [grey.width / size.width, grey.height / size.height];
    return {...found, points: found.points.map((value, at) => value * (at % 2 ? y : x))};
  });
}
