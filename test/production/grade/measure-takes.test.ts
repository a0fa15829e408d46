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

/** Measures a take of a second that shows a carton, with its photo or without one. */
async function measured(withPhoto: boolean): Promise<MeasuredTake> {
  const folder = temporaryFolder();
  const photo = join(folder, 'carton.png');
  writeFileSync(photo, await sharp(Buffer.from(carton())).png().toBuffer());
  const still = join(folder, 'still.jpg');
  writeFileSync(still, await jpegWith());
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
    const photos = withPhoto ? [{name: 'carton', file: photo}] : [];
    return await measureTake(take, {photos, expected: true}, viewer, {store, tools});
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
