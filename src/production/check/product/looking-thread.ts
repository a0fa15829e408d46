import {pickFrames} from '../../../machine/media/pick-frames.ts';
import {readPixels} from '../../../machine/media/picture-pixels.ts';
import {answerAll} from '../../../machine/process/worker-thread.ts';
import {type FaceFinder, openFaceFinder} from '../../../machine/vision/face-finder.ts';
import {type Keypoints, type KeypointTools, openKeypointTools} from '../../../machine/vision/opencv.ts';
import type {ProductSight, SeenFace} from '../../../spot/findings/product-sight.ts';
import type {Size} from '../../../spot/geometry/box.ts';
import type {ColourPart} from './colour-parts.ts';
import {distinctSights} from './distinct-sights.ts';
import {edgeKeypoints, edgeLevels, findByEdges} from './find-by-edges.ts';
import {findProduct} from './find-product.ts';
import {pictureOf} from './frame-picture.ts';
import {openPictureWriter} from './held-pictures.ts';
import {greyOf, type Pixels, type Plane, shrink, sizeWithin} from './pixels.ts';
import {LEAST_IN_PHOTO, type PreparedPhoto, preparePhoto, type ReadPhoto} from './product-photo.ts';

/** A photo that shows what to look for. */
export type SoughtPhoto = {
  name: string;
  file: string;
  /** A picture of the same proportions that is white where the product is. */
  mask?: string | undefined;
  /** The rectangle around the product, as fractions of the photo: left, top, width, height. */
  box?: readonly [number, number, number, number] | undefined;
};

export type LookRequest = {
  ffmpeg: string;
  file: string;
  size: Size;
  /** Frames of the take that are searched for products. */
  sampled: readonly number[];
  photos: readonly SoughtPhoto[];
  /** Frames that are written as pictures, and their files: all of them if `allText`, else only if a product is found. */
  pictures: readonly {frame: number; file: string}[];
  allText: boolean;
  /** Frames in which faces are looked for. */
  faces: readonly number[];
  /** Whether a product is expected: where none is found, it is looked for in other colours. */
  expected: boolean;
};

export type LookAnswer = {
  sights: ProductSight[];
  /** How many keypoints each photo has. */
  keypoints: number[];
  /** The colours of the product in each photo. */
  parts: ColourPart[][];
  faces: SeenFace[];
  /** The size of the pictures that were written. */
  pictureSize: Size;
};

/** Longer side of the frames that are searched, in pixels. */
const LONGEST = 1280;
/** Keypoints of a frame at most. */
const MOST = 3000;

const prepared = new Map<string, Promise<PreparedPhoto>>();
let opened: Promise<KeypointTools> | undefined;
let finder: Promise<FaceFinder> | undefined;

answerAll<LookRequest, LookAnswer>(async (request) => {
  // The finder is opened first: while its package is loaded, it takes this thread for a browser.
  if (request.faces.length > 0) finder ??= openFaceFinder();
  const faceFinder = request.faces.length > 0 ? await finder : undefined;
  opened ??= request.photos.length > 0 ? openKeypointTools() : undefined;
  const tools = await opened;
  const photos: PreparedPhoto[] = [];
  if (tools) for (const photo of request.photos) photos.push(await prepare(photo, tools));
  const keypoints = photos.map(({levels}) => Math.max(0, ...levels.map(({points}) => points.length / 2)));
  const size = sizeWithin(request.size, LONGEST);
  const scale = request.size.width / size.width;
  const sights: ProductSight[] = [];
  const faces: SeenFace[] = [];
  const searched = tools !== undefined && keypoints.some((count) => count >= LEAST_IN_PHOTO);
  // Where no frame is searched and none shows a product, no text is wanted.
  const isWritten = request.allText || (searched && request.sampled.length > 0);
  const fileOf = new Map(isWritten ? request.pictures.map(({frame, file}) => [frame, file]) : []);
  const facesIn = new Set(faceFinder ? request.faces : []);
  const searchedIn = new Set(searched ? request.sampled : []);
  const numbers = [...new Set([...searchedIn, ...fileOf.keys(), ...facesIn])].sort((a, b) => a - b);
  const writer = openPictureWriter(request.allText);
  let at = 0;
  if (numbers.length > 0)
    for await (const bytes of pickFrames(
      request,
      request.file,
      {seconds: 0, numbers},
      request.size,
      'yuv420p',
    )) {
      const frame = numbers[at++] as number;
      const picture = shrink(pictureOf(bytes, request.size), size);
      const file = fileOf.get(frame);
      if (file !== undefined) await writer.add(picture, file);
      if (faceFinder && facesIn.has(frame))
        for (const face of await faceFinder.find(picture.data, picture))
          faces.push({frame, ...face, box: grown(face.box, scale)});
      if (!tools || !searchedIn.has(frame)) continue;
      const seen = look(picture, frame, photos, keypoints, request, tools);
      sights.push(...seen.map((sight) => enlarge(sight, scale)));
      if (seen.length > 0) await writer.begin();
    }
  return {sights, keypoints, parts: photos.map(({parts}) => parts), faces, pictureSize: size};
});

/** The best sight of each product: it may have several photos. */
function look(
  picture: Pixels,
  frame: number,
  photos: readonly PreparedPhoto[],
  counts: readonly number[],
  {photos: sought, expected}: LookRequest,
  tools: KeypointTools,
): ProductSight[] {
  const keypoints = tools.detect(greyOf(picture).data, picture, MOST);
  const best = new Map<string, ProductSight>();
  for (const [at, {name}] of sought.entries()) {
    if ((counts[at] as number) < LEAST_IN_PHOTO) continue;
    const sight = findProduct({frame, picture, keypoints}, name, photos[at] as PreparedPhoto, tools);
    if (sight && sight.keypoints > (best.get(name)?.keypoints ?? 0)) best.set(name, sight);
  }
  if (best.size === 0 && expected) return lookByEdges(picture, frame, photos, counts, sought, tools);
  return distinctSights([...best.values()]);
}

const edges = new Map<PreparedPhoto, Keypoints[]>();

/** The product with most details in other colours. */
function lookByEdges(
  picture: Pixels,
  frame: number,
  photos: readonly PreparedPhoto[],
  counts: readonly number[],
  sought: readonly SoughtPhoto[],
  tools: KeypointTools,
): ProductSight[] {
  const keypoints = edgeKeypoints(picture, tools);
  const sights = sought.flatMap(({name}, at) => {
    const photo = photos[at] as PreparedPhoto;
    if ((counts[at] as number) < LEAST_IN_PHOTO) return [];
    const levels = edges.get(photo) ?? edgeLevels(photo, tools);
    edges.set(photo, levels);
    return findByEdges({frame, picture, keypoints}, name, photo, levels, tools) ?? [];
  });
  return sights.toSorted((a, b) => b.keypoints - a.keypoints).slice(0, 1);
}

function prepare(photo: SoughtPhoto, tools: KeypointTools): Promise<PreparedPhoto> {
  const key = JSON.stringify(photo);
  const known = prepared.get(key) ?? read(photo).then((each) => preparePhoto(each, tools));
  prepared.set(key, known);
  return known;
}

/** Photos are read at this size at most. */
const PHOTO = 1600;

async function read({file, mask, box}: SoughtPhoto): Promise<ReadPhoto> {
  const {width, height, data, alpha} = await readPixels(file, PHOTO);
  const picture = {width, height, data};
  const plane = (bytes: Uint8Array): Plane => ({width, height, data: bytes});
  if (mask !== undefined) {
    const drawn = await readPixels(mask, PHOTO);
    const grey = greyOf(drawn);
    const bytes = new Uint8Array(width * height);
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        const [mx, my] = [Math.floor((x * grey.width) / width), Math.floor((y * grey.height) / height)];
        bytes[y * width + x] = (grey.data[my * grey.width + mx] as number) >= 128 ? 255 : 0;
      }
    return {picture, mask: plane(bytes), exact: true};
  }
  if (alpha) return {picture, mask: plane(alpha), exact: true};
  if (!box) return {picture, mask: null, exact: false};
  const [left, top, wide, high] = box;
  const bytes = new Uint8Array(width * height);
  for (let y = Math.floor(top * height); y < Math.min(height, (top + high) * height); y++)
    bytes.fill(
      255,
      y * width + Math.floor(left * width),
      y * width + Math.ceil(Math.min(1, left + wide) * width),
    );
  return {picture, mask: plane(bytes), exact: false};
}

const grown = ({x, y, width, height}: SeenFace['box'], scale: number): SeenFace['box'] => ({
  x: x * scale,
  y: y * scale,
  width: width * scale,
  height: height * scale,
});

const enlarge = (sight: ProductSight, scale: number): ProductSight => ({
  ...sight,
  box: grown(sight.box, scale),
  outline: sight.outline.map(([x, y]) => [x * scale, y * scale]),
  longer: sight.longer * scale,
});
