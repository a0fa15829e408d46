import sharp from 'sharp';
import {beforeAll, expect, test} from 'vitest';
import {type KeypointTools, openKeypointTools} from '../../../../src/machine/vision/opencv.ts';
import {
  edgeKeypoints,
  edgeLevels,
  findByEdges,
} from '../../../../src/production/check/product/find-by-edges.ts';
import {findProduct} from '../../../../src/production/check/product/find-product.ts';
import {greyOf, type Pixels} from '../../../../src/production/check/product/pixels.ts';
import {preparePhoto} from '../../../../src/production/check/product/product-photo.ts';
import {carton, FRAME, jpegWith, SIZE} from './carton.ts';

let tools: KeypointTools;
beforeAll(async () => {
  tools = await openKeypointTools();
}, 60_000);

/** The sights of the carton in a frame: by its details, and by their edges. */
async function sightsIn(jpeg: Buffer) {
  const {data} = await sharp(Buffer.from(carton())).ensureAlpha().raw().toBuffer({resolveWithObject: true});
  const picture = {...SIZE, data: new Uint8Array(3 * SIZE.width * SIZE.height)};
  const mask = {...SIZE, data: new Uint8Array(SIZE.width * SIZE.height)};
  for (let at = 0; at < mask.data.length; at++) {
    picture.data.set(data.subarray(4 * at, 4 * at + 3), 3 * at);
    mask.data[at] = data[4 * at + 3] as number;
  }
  const photo = preparePhoto({picture, mask, exact: true}, tools);
  const frame: Pixels = {...FRAME, data: new Uint8Array(await sharp(jpeg).removeAlpha().raw().toBuffer())};
  const keypoints = tools.detect(greyOf(frame).data, frame, 3000);
  return {
    byDetails: findProduct({frame: 0, picture: frame, keypoints}, 'carton', photo, tools),
    byEdges: findByEdges(
      {frame: 0, picture: frame, keypoints: edgeKeypoints(frame, tools)},
      'carton',
      photo,
      edgeLevels(photo, tools),
      tools,
    ),
  };
}

test('a product whose light and dark colours are exchanged is found at its place, in other colours', async () => {
  const {byDetails: own} = await sightsIn(await jpegWith());
  const {byDetails, byEdges} = await sightsIn(
    await sharp(await jpegWith())
      .negate()
      .jpeg()
      .toBuffer(),
  );
  expect(byDetails).toBeNull();
  expect(byEdges?.box.x).toBeCloseTo(own?.box.x ?? 0, -1.3);
  expect(byEdges?.longer).toBeCloseTo(own?.longer ?? 0, -1.3);
  expect(Math.max(...(byEdges?.colours ?? []).map(({difference}) => difference))).toBeGreaterThan(8);
});

test('a product in its own colours is compared as by its details', async () => {
  const {byEdges} = await sightsIn(await jpegWith());
  expect(Math.max(...(byEdges?.colours ?? []).map(({difference}) => difference))).toBeLessThan(6);
});

test('nothing is found in a frame without it', async () => {
  const noise = {width: FRAME.width, height: FRAME.height, channels: 3, background: '#808080'} as const;
  const drawn = await sharp({create: {...noise, noise: {type: 'gaussian', mean: 128, sigma: 40}}})
    .jpeg()
    .toBuffer();
  expect((await sightsIn(drawn)).byEdges).toBeNull();
});
