import type {Keypoints, KeypointTools} from '../../../machine/vision/opencv.ts';
import {project, stretchIn} from '../../../spot/findings/planar-pose.ts';
import type {ProductSight} from '../../../spot/findings/product-sight.ts';
import type {Size} from '../../../spot/geometry/box.ts';
import {compareColours} from './compare-colours.ts';
import {type ComparedDetail, compareDetails, largestChange, pairsOf} from './compare-details.ts';
import {compareOutline} from './compare-outline.ts';
import {greyOf, type Pixels, type Plane, shrink, sizeWithin} from './pixels.ts';
import type {PreparedPhoto} from './product-photo.ts';

/** A frame of a take, and its keypoints. */
export type SearchedFrame = {frame: number; picture: Pixels; keypoints: Keypoints};

/** Keypoints that must agree on a place. */
const LEAST_KEYPOINTS = 12;
/** With so many, the product is not looked for in the mirrored photo. */
const SURE = 30;
/** Of two similar keypoints, the nearer must be nearer by this (Lowe 2004 uses 0.8). */
const RATIO = 0.8;
/** How far a keypoint may be from its place, in pixels of the frame. */
const TOLERANCE = 3;
/** Smaller products are not looked for, in pixels of their longer side. */
const SMALLEST = 40;
/** Longer side of the product at which blocks are compared, in pixels. */
const COMPARED = {least: 96, most: 256};
/** Side of a block, and how far away its details are looked for: parts of the product's longer side. */
const BLOCK = {side: 1 / 14, reach: 0.05};
/** Blocks that are less like the photo were not found again. */
const ALIKE = 0.6;
/** The surroundings of the product that are compared with it: a part of its longer side. */
const MARGIN = 0.08;

/** Looks for a product in a frame by the keypoints of its photo, and compares it with the photo. Null where it is not found. */
export function findProduct(
  {frame, picture, keypoints}: SearchedFrame,
  product: string,
  photo: PreparedPhoto,
  tools: KeypointTools,
): ProductSight | null {
  const best = bestFit(photo.levels, keypoints, photo.picture, picture, tools);
  const mirrored =
    best && best.keypoints >= SURE ? null : bestFit(photo.mirrored, keypoints, photo.picture, picture, tools);
  if (mirrored && mirrored.keypoints > 2 * (best?.keypoints ?? 0)) {
    const {width} = photo.picture;
    const flipped = photo.outline.map(([x, y]): [number, number] => [width - x, y]);
    const place = placeOfOutline(flipped, mirrored.matrix);
    const unknown = {stretch: 1, tilt: 0, blocks: 0, matched: 1, changed: 0, warp: 0, sharpness: 1};
    return {
      frame,
      product,
      ...place,
      keypoints: mirrored.keypoints,
      mirrored: true,
      ...unknown,
      outside: null,
      colours: [],
    };
  }
  if (!best) return null;
  const compared = compareInPlace(photo, best.matrix, picture, tools);
  if (!compared) return null;
  const {matrix, ...rest} = compared;
  const {ratio, tilt} = stretchIn(matrix, photo.picture, picture);
  return {
    ...{frame, product, ...placeOfOutline(photo.outline, matrix)},
    ...{keypoints: best.keypoints, mirrored: false, stretch: ratio, tilt, ...rest},
  };
}

/** A place of a photo in a frame. */
type Found = {matrix: number[]; keypoints: number};

/** The homography of a photo on which most keypoints of a frame agree; null where too few do, or where no camera sees a product so. */
export function bestFit(
  levels: readonly Keypoints[],
  keypoints: Keypoints,
  photo: Size,
  frame: Size,
  tools: KeypointTools,
): Found | null {
  let best: Found | null = null;
  for (const level of levels) {
    const pairs = tools.match(level, keypoints, RATIO);
    if (pairs.length / 4 < LEAST_KEYPOINTS) continue;
    const fitted = tools.fit(pairs, TOLERANCE);
    if (
      !fitted ||
      distinct(pairs, fitted.inliers) < LEAST_KEYPOINTS ||
      !isPlausible(fitted.matrix, photo, frame)
    )
      continue;
    const count = distinct(pairs, fitted.inliers);
    if (count > (best?.keypoints ?? 0)) best = {matrix: fitted.matrix, keypoints: count};
  }
  return best;
}

/** Counts pairs whose points in the frame differ: many keypoints of a photo can fall on one noisy point. */
function distinct(pairs: Float32Array, inliers: readonly number[]): number {
  const places = inliers.map(
    (at) => `${Math.round(pairs[4 * at + 2] as number)} ${Math.round(pairs[4 * at + 3] as number)}`,
  );
  return new Set(places).size;
}

/** Whether a camera can see the photo so: not inside out, neither tiny nor gigantic, and no corner much nearer than another. */
function isPlausible(matrix: readonly number[], photo: Size, frame: Size): boolean {
  const corners = [
    [0, 0],
    [photo.width, 0],
    [photo.width, photo.height],
    [0, photo.height],
  ] as const;
  const [, , , , , , g = 0, h = 0, i = 1] = matrix;
  const depths = corners.map(([x, y]) => g * x + h * y + i);
  if (Math.min(...depths) <= 0 !== Math.max(...depths) <= 0) return false;
  if (Math.max(...depths.map(Math.abs)) > 2 * Math.min(...depths.map(Math.abs))) return false;
  const seen = corners.map(([x, y]) => project(matrix, x, y));
  const crosses = seen.map(([x, y], at) => {
    const [ax, ay] = seen[(at + 1) % 4] as [number, number];
    const [bx, by] = seen[(at + 2) % 4] as [number, number];
    return (ax - x) * (by - ay) - (ay - y) * (bx - ax);
  });
  if (crosses.some((cross) => cross <= 0)) return false;
  const longer = longerSide(seen);
  return longer >= SMALLEST && longer <= 3 * Math.max(frame.width, frame.height);
}

const longerSide = (points: readonly (readonly [number, number])[]): number => {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
};

/** Where an outline of a photo is in the frame. */
export function placeOfOutline(
  outline: readonly (readonly [number, number])[],
  matrix: readonly number[],
): Pick<ProductSight, 'outline' | 'box' | 'longer'> {
  const seen = outline.map(([x, y]) => project(matrix, x, y));
  const [xs, ys] = [seen.map(([x]) => x), seen.map(([, y]) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  const box = {x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y};
  return {outline: seen, box, longer: Math.max(box.width, box.height)};
}

type Compared = Pick<
  ProductSight,
  'blocks' | 'matched' | 'changed' | 'warp' | 'sharpness' | 'outside' | 'colours'
> & {
  matrix: number[];
};

/** Compares the product with its photo in the geometry of the photo, after the homography was fitted to all its details. */
function compareInPlace(
  photo: PreparedPhoto,
  matrix: number[],
  frame: Pixels,
  tools: KeypointTools,
): Compared | null {
  const {longer} = placeOfOutline(photo.outline, matrix);
  const size = sizeWithin(photo.picture, Math.min(COMPARED.most, Math.max(COMPARED.least, longer)));
  const small = shrink(photo.picture, size);
  const mask = maskWithin(photo.mask, size);
  const scale = [photo.picture.width / size.width, photo.picture.height / size.height] as const;
  const long = Math.max(size.width, size.height);
  const side = Math.max(8, Math.round(long * BLOCK.side));
  const reach = Math.max(2, Math.round(long * BLOCK.reach));
  const own = greyOf(small);
  const look = (from: readonly number[]): {found: Pixels; blocks: ComparedDetail[]; sharpness: number} => {
    const data = tools.rectify(frame.data, frame, 3, scaleMatrix(from, scale), size);
    const found = {...size, data};
    const seen = greyOf(found);
    return {
      found,
      blocks: compareDetails(own, mask, seen, side, reach),
      sharpness: contrastOf(seen, mask) / contrastOf(own, mask),
    };
  };
  const first = look(matrix);
  const again = first.blocks.filter(({likeness}) => likeness >= ALIKE);
  const moved = tools.fit(pairsOf(again), Math.max(1, 0.01 * long));
  // The correction maps the small photo to where its details were found in the rectified frame.
  const refined =
    moved && again.length >= 8
      ? multiply(scaleMatrix(matrix, scale), moved.matrix)
      : scaleMatrix(matrix, scale);
  const exact = scaleMatrix(refined, [1 / scale[0], 1 / scale[1]]);
  if (!isPlausible(exact, photo.picture, frame)) return null;
  const {found, blocks, sharpness} = look(exact);
  const alike = blocks.filter(({likeness}) => likeness >= ALIKE);
  const corners = alike.filter(({corner}) => corner);
  const shifts = corners.map(({dx, dy}) => Math.hypot(dx, dy) / long).sort((a, b) => a - b);
  const coloured = maskWithin(photo.coloured, size);
  const {colours, asSeen} = compareColours(small, coloured, photo.parts, found);
  const margin = Math.round(MARGIN * long);
  const wide = {width: size.width + 2 * margin, height: size.height + 2 * margin};
  const around = {
    ...wide,
    data: tools.rectify(frame.data, frame, 3, shifted(scaleMatrix(exact, scale), -margin), wide),
  };
  return {
    matrix: exact,
    blocks: blocks.length,
    matched: blocks.length === 0 ? 0 : alike.length / blocks.length,
    changed: largestChange(blocks, side),
    warp: shifts[Math.floor(0.9 * (shifts.length - 1))] ?? 0,
    sharpness,
    outside: photo.cutOut ? compareOutline(small, mask, around, margin, asSeen) : null,
    colours,
  };
}

/** A mask at another size: 0 or 255. */
export function maskWithin(mask: Plane, size: Size): Plane {
  const {data} = shrink(mask, size);
  return {...size, data: data.map((value) => (value >= 128 ? 255 : 0))};
}

/** A homography from a picture that is `scale` times as small. */
export const scaleMatrix = (matrix: readonly number[], [x, y]: readonly [number, number]): number[] =>
  matrix.map((value, at) => value * (at % 3 === 0 ? x : at % 3 === 1 ? y : 1));

/** A homography whose input begins `by` pixels to the right and below. */
const shifted = (matrix: readonly number[], by: number): number[] =>
  multiply(matrix, [1, 0, by, 0, 1, by, 0, 0, 1]);

function multiply(a: readonly number[], b: readonly number[]): number[] {
  return Array.from({length: 9}, (_, at) => {
    const [row, column] = [Math.floor(at / 3), at % 3];
    return [0, 1, 2].reduce((sum, k) => sum + (a[3 * row + k] as number) * (b[3 * k + column] as number), 0);
  });
}

/** How much neighbouring pixels of a product differ, in codes. */
function contrastOf({width, height, data}: Plane, mask: Plane): number {
  let [sum, count] = [0, 0];
  for (let y = 0; y < height; y++)
    for (let at = y * width + 1; at < (y + 1) * width; at++) {
      if (!mask.data[at] || !mask.data[at - 1]) continue;
      sum += ((data[at] as number) - (data[at - 1] as number)) ** 2;
      count += 1;
    }
  return Math.sqrt(sum / (count || 1)) + 0.1;
}
