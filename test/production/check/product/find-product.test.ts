import sharp from 'sharp';
import {beforeAll, expect, test} from 'vitest';
import {type KeypointTools, openKeypointTools} from '../../../../src/machine/vision/opencv.ts';
import {findProduct} from '../../../../src/production/check/product/find-product.ts';
import {greyOf, type Pixels} from '../../../../src/production/check/product/pixels.ts';
import {type PreparedPhoto, preparePhoto} from '../../../../src/production/check/product/product-photo.ts';
import type {ProductSight} from '../../../../src/spot/findings/product-sight.ts';
import {carton, FRAME, jpegWith, type Shown, SIZE} from './carton.ts';

const frameWith = async (shown?: Shown): Promise<Pixels> => ({
  ...FRAME,
  data: new Uint8Array(
    await sharp(await jpegWith(shown))
      .raw()
      .toBuffer(),
  ),
});

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
  photo = preparePhoto({picture, mask, exact: true}, tools);
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
