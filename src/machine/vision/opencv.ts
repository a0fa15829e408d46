import {createRequire} from 'node:module';
import type {KeyPointVector, Mat} from '@techstark/opencv-js';
import type {Size} from '../../spot/geometry/box.ts';
import {TenspotError} from '../../spot/problem/errors.ts';

/** The package, with what its types leave out. */
type OpenCv = typeof import('@techstark/opencv-js') & {
  AKAZE: new () => {
    setThreshold: (response: number) => void;
    detectAndCompute: (picture: Mat, mask: Mat, points: KeyPointVector, descriptors: Mat) => void;
    delete: () => void;
  };
  USAC_MAGSAC: number;
};

/** Recognisable points of a picture, found by AKAZE. */
export type Keypoints = {
  /** x and y of each point, in pixels. */
  points: Float32Array;
  /** `width` bytes for each point: bits that are alike where the surroundings of two points are alike. */
  descriptors: Uint8Array;
  width: number;
};

/** Pairs of points: x and y in the first picture, x and y in the second. */
export type PointPairs = Float32Array;

/** A homography as nine numbers by rows, and which pairs it maps within the tolerance. */
export type FittedHomography = {matrix: number[]; inliers: number[]};

/**
 * What Tenspot uses of OpenCV. To be opened in a worker thread only: the WebAssembly runs synchronously and can hang or abort.
 */
export type KeypointTools = {
  /** AKAZE keypoints of a grey picture (8 bits a pixel). `limit`: the strongest so many. `mask`: not 0 where points may be. */
  detect: (grey: Uint8Array, size: Size, limit: number, mask?: Uint8Array) => Keypoints;
  /**
   * Pairs of similar points, by Hamming distance. A pair counts if its distance is less than `ratio` times that of the second best
   * (Lowe 2004, section 7.1, uses 0.8).
   */
  match: (from: Keypoints, to: Keypoints, ratio: number) => PointPairs;
  /** The homography from the first to the second points, by MAGSAC++. `tolerance`: pixels. Null if there is none. */
  fit: (pairs: PointPairs, tolerance: number) => FittedHomography | null;
  /** The part of a picture (`channels` bytes a pixel) that a homography maps from a picture of the size `to`, in its geometry. */
  rectify: (
    picture: Uint8Array,
    size: Size,
    channels: 1 | 3,
    matrix: readonly number[],
    to: Size,
  ) => Uint8Array;
};

/** Loads OpenCV. Errors: `package-missing`. */
export async function openKeypointTools(): Promise<KeypointTools> {
  const {cv} = await loadOpenCv();
  const matOf = (bytes: Uint8Array, {width, height}: Size, channels: 1 | 3): Mat => {
    const mat = new cv.Mat(height, width, channels === 1 ? cv.CV_8UC1 : cv.CV_8UC3);
    mat.data.set(bytes);
    return mat;
  };

  const detect: KeypointTools['detect'] = (grey, size, limit, mask) => {
    const picture = matOf(grey, size, 1);
    const allowed = mask ? matOf(mask, size, 1) : new cv.Mat();
    const akaze = new cv.AKAZE();
    const found = new cv.KeyPointVector();
    const bits = new cv.Mat();
    try {
      akaze.setThreshold(THRESHOLD);
      akaze.detectAndCompute(picture, allowed, found, bits);
      const order = Array.from({length: found.size()}, (_, at) => at)
        .sort((a, b) => found.get(b).response - found.get(a).response)
        .slice(0, limit);
      const width = bits.cols;
      const points = new Float32Array(2 * order.length);
      const descriptors = new Uint8Array(width * order.length);
      for (const [to, at] of order.entries()) {
        const {x, y} = found.get(at).pt;
        points.set([x, y], 2 * to);
        descriptors.set(bits.data.subarray(at * width, (at + 1) * width), to * width);
      }
      return {points, descriptors, width};
    } finally {
      for (const each of [picture, allowed, akaze, found, bits]) each.delete();
    }
  };

  const match: KeypointTools['match'] = (from, to, ratio) => {
    const counts = [from, to].map(({points}) => points.length / 2);
    const [queries = 0, trained = 0] = counts;
    if (queries === 0 || trained < 2) return new Float32Array(0);
    const query = matOf(from.descriptors, {width: from.width, height: queries}, 1);
    const train = matOf(to.descriptors, {width: to.width, height: trained}, 1);
    const matcher = new cv.BFMatcher(cv.NORM_HAMMING, false);
    const nearest = new cv.DMatchVectorVector();
    try {
      matcher.knnMatch(query, train, nearest, 2);
      const pairs: number[] = [];
      for (let at = 0; at < nearest.size(); at++) {
        const two = nearest.get(at);
        const [best, second] = [two.get(0), two.get(1)];
        two.delete();
        if (!best || !second || best.distance >= ratio * second.distance) continue;
        const [a, b] = [2 * best.queryIdx, 2 * best.trainIdx];
        pairs.push(...from.points.subarray(a, a + 2), ...to.points.subarray(b, b + 2));
      }
      return Float32Array.from(pairs);
    } finally {
      for (const each of [query, train, matcher, nearest]) each.delete();
    }
  };

  const fit: KeypointTools['fit'] = (pairs, tolerance) => {
    const count = pairs.length / 4;
    if (count < 4) return null;
    const [from, to] = [new cv.Mat(count, 1, cv.CV_32FC2), new cv.Mat(count, 1, cv.CV_32FC2)];
    const inside = new cv.Mat();
    for (let at = 0; at < count; at++) {
      from.data32F.set(pairs.subarray(4 * at, 4 * at + 2), 2 * at);
      to.data32F.set(pairs.subarray(4 * at + 2, 4 * at + 4), 2 * at);
    }
    const fitted = cv.findHomography(from, to, cv.USAC_MAGSAC, tolerance, inside, 5000, 0.999);
    try {
      if (fitted.empty()) return null;
      const inliers = Array.from({length: count}, (_, at) => at).filter((at) => inside.data[at]);
      return {matrix: [...fitted.data64F], inliers};
    } finally {
      for (const each of [from, to, inside, fitted]) each.delete();
    }
  };

  const rectify: KeypointTools['rectify'] = (picture, size, channels, matrix, to) => {
    const source = matOf(picture, size, channels);
    const result = new cv.Mat();
    const transform = cv.matFromArray(3, 3, cv.CV_64F, [...matrix]);
    try {
      const flags = cv.INTER_LINEAR | cv.WARP_INVERSE_MAP;
      cv.warpPerspective(
        source,
        result,
        transform,
        new cv.Size(to.width, to.height),
        flags,
        cv.BORDER_REPLICATE,
      );
      return result.data.slice();
    } finally {
      for (const each of [source, result, transform]) each.delete();
    }
  };
  return {detect, match, fit, rectify};
}

/** The least response of a keypoint. AKAZE's default is 0.001; labels in compressed video have weaker ones. */
const THRESHOLD = 0.0005;

/**
 * The module is wrapped, and required instead of imported, because it has a method `then` that an `await` of it would call without end.
 */
async function loadOpenCv(): Promise<{cv: OpenCv}> {
  try {
    const loaded: (OpenCv & {onRuntimeInitialized?: () => void}) | Promise<OpenCv> = createRequire(
      import.meta.url,
    )('@techstark/opencv-js');
    // Depending on the version, the package exports a promise, or a module that becomes ready later.
    if (loaded instanceof Promise) return {cv: await loaded};
    if (loaded.Mat) return {cv: loaded};
    await new Promise<void>((resolve) => {
      loaded.onRuntimeInitialized = resolve;
    });
    return {cv: loaded};
  } catch (cause) {
    throw new TenspotError(
      {
        code: 'package-missing',
        what: 'products cannot be looked for in the footage',
        expected: 'the package @techstark/opencv-js',
        got: (cause as Error).message.split('\n')[0] ?? 'an error',
        fix: 'Install it: npm install @techstark/opencv-js',
      },
      {cause},
    );
  }
}
