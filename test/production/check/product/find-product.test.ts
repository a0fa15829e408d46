import sharp from 'sharp';
import {beforeAll, expect, test} from 'vitest';
import {type KeypointTools, openKeypointTools} from '../../../../src/machine/vision/opencv.ts';
import {findProduct} from '../../../../src/production/check/product/find-product.ts';
import {greyOf, type Picture} from '../../../../src/production/check/product/pixels.ts';
import {type PreparedPhoto, preparePhoto} from '../../../../src/production/check/product/product-photo.ts';
import type {ProductSight} from '../../../../src/spot/findings/product-sight.ts';

const SIZE = {width: 300, height: 500};
const FRAME = {width: 540, height: 960};

/** A carton with a white label and many small shapes, which are drawn by code. `body`: its colour. */
function carton(body = '#1d5f3f'): string {
  let seed = 7;
  const next = (): number => {
    seed = (seed * 16807) % 2147483647;
    return seed / 2147483647;
  };
  const shapes = Array.from({length: 70}, () => {
    const [x, y, size] = [60 + 170 * next(), 150 + 260 * next(), 6 + 16 * next()];
    return next() < 0.5
      ? `<rect x="${x}" y="${y}" width="${size}" height="${0.6 * size}" fill="#222"/>`
      : `<circle cx="${x}" cy="${y}" r="${0.4 * size}" fill="${body}"/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE.width}" height="${SIZE.height}">
    <rect x="20" y="20" width="260" height="460" rx="14" fill="${body}"/>
    <rect x="46" y="130" width="208" height="310" fill="#f7f5ef"/>${shapes.join('')}</svg>`;
}

type Shown = {body?: string; flop?: boolean; width?: number; warm?: number};

/** A frame with the carton on a background of shapes, compressed as JPEG. */
async function frameWith({body, flop = false, width = 240, warm = 1}: Shown = {}): Promise<Picture> {
  const drawn = sharp(Buffer.from(carton(body)));
  const product = await (flop ? drawn.flop() : drawn)
    .resize(width, 400, {fit: 'fill'})
    .rotate(6, {background: '#0000'})
    .png()
    .toBuffer();
  const blobs = Array.from(
    {length: 40},
    (_, at) =>
      `<circle cx="${(at * 137) % 540}" cy="${(at * 311) % 960}" r="${20 + (at % 5) * 9}" fill="hsl(${(at * 47) % 360} 30% 60%)"/>`,
  );
  const ground = `<svg xmlns="http://www.w3.org/2000/svg" width="540" height="960"><rect width="540" height="960" fill="#c9b8a0"/>${blobs.join('')}</svg>`;
  const whole = await sharp(Buffer.from(ground))
    .composite([{input: product, left: 120, top: 260}])
    .removeAlpha()
    .png()
    .toBuffer();
  const jpeg = await sharp(whole)
    .linear([warm, 1, 1 / warm], [0, 0, 0])
    .jpeg({quality: 75})
    .toBuffer();
  return {...FRAME, data: new Uint8Array(await sharp(jpeg).raw().toBuffer())};
}

let tools: KeypointTools;
let photo: PreparedPhoto;

beforeAll(async () => {
  tools = await openKeypointTools();
  const {data} = await sharp(Buffer.from(carton())).ensureAlpha().raw().toBuffer({resolveWithObject: true});
  const pixels = SIZE.width * SIZE.height;
  const picture = {...SIZE, data: new Uint8Array(3 * pixels)};
  const mask = {...SIZE, data: new Uint8Array(pixels)};
  for (let at = 0; at < pixels; at++) {
    picture.data.set(data.subarray(4 * at, 4 * at + 3), 3 * at);
    mask.data[at] = data[4 * at + 3] as number;
  }
  photo = preparePhoto({picture, mask}, tools);
}, 60_000);

async function sightIn(shown?: Shown): Promise<ProductSight | null> {
  const picture = await frameWith(shown);
  const keypoints = tools.detect(greyOf(picture).data, picture, 3000);
  return findProduct({frame: 0, picture, keypoints}, 'carton', photo, tools);
}

const worst = (sight: ProductSight | null): number =>
  Math.max(...(sight?.colours ?? []).map(({difference}) => difference));

test('a turned, smaller and compressed product is found at its place, and is as in its photo', async () => {
  const sight = await sightIn();
  expect(sight?.mirrored).toBe(false);
  expect(sight?.box.x).toBeGreaterThan(110);
  expect((sight?.box.x ?? 0) + (sight?.box.width ?? 0)).toBeLessThan(420);
  expect(Math.abs(Math.log(sight?.stretch ?? 9))).toBeLessThan(0.08);
  expect(sight?.warp).toBeLessThan(0.008);
  expect(worst(sight)).toBeLessThan(5);
});

test('warm light is no other colour; another colour is', async () => {
  expect(worst(await sightIn({warm: 1.08}))).toBeLessThan(6);
  expect(worst(await sightIn({body: '#1d3f6f'}))).toBeGreaterThan(8);
});

test('a product that is too wide is measured as it is', async () => {
  const {stretch} = (await sightIn({width: 300})) as ProductSight;
  expect(stretch).toBeGreaterThan(1.15);
  expect(stretch).toBeLessThan(1.35);
});

test('a mirrored product is told as mirrored', async () => {
  expect(await sightIn({flop: true})).toMatchObject({mirrored: true});
});

test('a frame without the product has none', async () => {
  const picture = {
    ...FRAME,
    data: new Uint8Array(3 * FRAME.width * FRAME.height).map((_, at) => (at * 7919) % 251),
  };
  const keypoints = tools.detect(greyOf(picture).data, picture, 3000);
  expect(findProduct({frame: 0, picture, keypoints}, 'carton', photo, tools)).toBeNull();
});
