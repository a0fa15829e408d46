import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import sharp from 'sharp';
import {expect, test} from 'vitest';
import {openStore} from '../../../src/machine/files/store.ts';
import {openTakeViewer} from '../../../src/production/check/product/look-at-take.ts';
import {type MeasuredTake, measureTake} from '../../../src/production/grade/measure-takes.ts';
import {
  deltaE,
  gradedLab,
  guardProduct,
  PRODUCT_LIMITS,
} from '../../../src/production/grade/product-guard.ts';
import {correctionOf} from '../../../src/spot/grade/correction.ts';
import {matchCorrection} from '../../../src/spot/grade/match-correction.ts';
import {chooseSamples} from '../../../src/spot/grade/match-space.ts';
import type {Take} from '../../../src/spot/takes/take.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {makeMedia, tools} from '../../support/tools.ts';
import {carton, FRAME, jpegWith} from '../check/product/carton.ts';

/** A take of a second that shows a carton. */
const CARTON = {name: 'carton', photo: carton, frame: () => jpegWith()};

/** Measures a take that shows a product, with its photo or without one. */
async function measured(withPhoto: boolean, {name, photo: drawn, frame} = CARTON): Promise<MeasuredTake> {
  const folder = temporaryFolder();
  const photo = join(folder, 'photo.png');
  writeFileSync(photo, await sharp(Buffer.from(drawn())).png().toBuffer());
  const still = join(folder, 'still.jpg');
  writeFileSync(still, await frame());
  const how = ['-vf', 'scale=out_color_matrix=bt709:out_range=tv,format=yuv420p', '-c:v', 'libx264'];
  const clip = await makeMedia(
    ['-loop', '1', '-i', still, '-t', '1', '-r', '30', ...how, '-crf', '14'],
    join(folder, 'take.mp4'),
  );
  const store = await openStore(join(folder, 'home'));
  const src = await store.put(clip, 'mp4');
  const viewer = openTakeViewer({store, tools});
  const take = {shot: 'hero', number: 1, src, fps: 30, frames: 30, ...FRAME} as Take;
  try {
    const photos = withPhoto ? [{name, file: photo}] : [];
    return await measureTake(take, {photos, expected: false}, viewer, {store, tools});
  } finally {
    await viewer.close();
    await store.close();
  }
}

const greenIn = (samples: Uint8Array): number => {
  let count = 0;
  for (let at = 0; at < samples.length; at += 3) {
    const [red = 0, green = 0, blue = 0] = samples.subarray(at, at + 3);
    if (green > red + 40 && green > blue + 20) count++;
  }
  return (3 * count) / samples.length;
};

test('the product of a take is found, left out of its statistics, and kept by the guard where the naive grade breaks it', async () => {
  const [without, own] = [await measured(false), await measured(true)];
  expect(without.products).toEqual([]);
  expect(greenIn(without.samples.all)).toBeGreaterThan(1.8 * greenIn(own.samples.all));
  expect(own.products.map(({product}) => product)).toContain('carton');
  for (const {photo, found} of own.products) expect(deltaE(photo, found)).toBeLessThan(8);

  // A hero in the light of a sunset.
  const sunset = Uint8Array.from(own.samples.all, (code, at) =>
    Math.round(code * ([1, 0.82, 0.55][at % 3] ?? 1)),
  );
  const {correction} = matchCorrection(own.samples, chooseSamples(sunset));
  const worst = (guard: Parameters<typeof correctionOf>[0]['guard']): number =>
    Math.max(
      ...own.products.map(
        ({photo, found}) =>
          deltaE(photo, gradedLab(found, correctionOf({correction, guard}))) -
          Math.max(PRODUCT_LIMITS.real, deltaE(photo, found)),
      ),
    );
  const {guard, guarded} = guardProduct(correction, own.products, PRODUCT_LIMITS.real);
  expect(worst([])).toBeGreaterThan(3);
  expect(worst(guard)).toBeLessThan(0.2);
  expect(guarded.length).toBeGreaterThan(0);
});

/** A plain bottle on white, and in front of a wall. */
const bottle = (wall: string, {width, height} = {width: 400, height: 800}): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="${wall}"/><rect x="${width / 2 - 80}" y="${height / 2 - 250}" width="160" height="500" rx="40" fill="#3f6b57"/></svg>`;
const PLAIN = {
  name: 'bottle',
  photo: () => bottle('#ffffff'),
  frame: () =>
    sharp(Buffer.from(bottle('#c8643c', FRAME)))
      .jpeg({quality: 95})
      .toBuffer(),
};

test('a plain product, which has no details to find it by, is guarded by the colours of its photo', async () => {
  const own = await measured(true, PLAIN);
  expect(own.unseen).toEqual(['bottle']);
  expect(own.products).toHaveLength(1);
  const strong = {exposure: 0.4, temperature: -0.5, saturation: 0.3};
  const {guard} = guardProduct(strong, own.products, PRODUCT_LIMITS.real);
  const [{photo} = {photo: [0, 0, 0] as const}] = own.products;
  const moved = (with_: typeof guard): number =>
    deltaE(photo, gradedLab(photo, correctionOf({correction: strong, guard: with_})));
  expect(moved([])).toBeGreaterThan(2 * PRODUCT_LIMITS.real);
  expect(moved(guard)).toBeLessThan(PRODUCT_LIMITS.real + 0.2);
});
