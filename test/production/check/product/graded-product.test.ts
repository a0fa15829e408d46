import {join} from 'node:path';
import {expect, test} from 'vitest';
import {openStore} from '../../../../src/machine/files/store.ts';
import {gradedProducts, openCubes} from '../../../../src/production/check/product/graded-product.ts';
import {guardProduct, PRODUCT_LIMITS} from '../../../../src/production/grade/product-guard.ts';
import {GradeFile, takeName} from '../../../../src/spot/documents/grade.ts';
import {type ColourCorrection, correctionOf, rgbOfHex} from '../../../../src/spot/grade/correction.ts';
import {bakeLook, writeCube} from '../../../../src/spot/grade/cube.ts';
import {type LabColour, labOf} from '../../../../src/spot/grade/lab.ts';
import {toLook} from '../../../../src/spot/grade/look.ts';
import type {Rgb} from '../../../../src/spot/grade/read-cube.ts';
import {srgbToLight} from '../../../../src/spot/grade/srgb.ts';
import type {Take} from '../../../../src/spot/takes/take.ts';
import type {Footage} from '../../../../src/spot/timeline/timeline.ts';
import {temporaryFolder} from '../../../support/folder.ts';
import {sight} from '../takes.ts';

const labOfHex = (hex: string): LabColour => labOf(rgbOfHex(hex).map(srgbToLight) as Rgb);
const RED = labOfHex('#b3202c');
const PART = {share: 0.6, photo: RED, expected: RED, found: RED, difference: 0};
const SIGHTS = [sight(10, {colours: [PART]})];
const TAKE = {shot: 'hero', number: 1, src: `${'a'.repeat(64)}.mp4`} as Take;
const NAME = takeName(TAKE);
const COLD: ColourCorrection = {temperature: -0.5, exposure: -0.2};
const {guard: GUARD} = guardProduct(COLD, [{product: 'tea', photo: RED, found: RED}], PRODUCT_LIMITS.real);

/** A clip that shows the frames 0 to 59 of the take, of 720x1280. */
const CLIP: Footage = {
  ...{slot: 'hero', layer: 'hero', src: TAKE.src, cube: null, missing: null, width: 720, height: 1280},
  ...{from: 30, frames: 60, in: 0, length: 90, speed: 1, rect: {x: 0, y: 0, width: 1, height: 1}},
  focus: [0.5, 0.5],
  move: {kind: 'static', amount: 0, ease: 'linear'},
  entry: {kind: 'cut', frames: 0, color: null},
};
const PORTRAIT = {width: 1080, height: 1920, reach: 5};

/** The products in a take with this entry in `grade.yaml` and this cube. */
async function graded(entry: object, text?: string, {sights = SIGHTS, frame = PORTRAIT} = {}) {
  const store = await openStore(join(temporaryFolder(), 'home'));
  const cube = text === undefined ? null : await store.putText(text, 'cube');
  const grade = GradeFile.parse({shots: {hero: {takes: {[NAME]: entry}}}});
  try {
    const clip = {...CLIP, cube};
    return await gradedProducts(sights, {take: TAKE, grade, clip, frame}, openCubes(store));
  } finally {
    await store.close();
  }
}

test('the guard that was measured for a correction keeps the product within the limit', async () => {
  const [red] = await graded({measured: COLD, guard: GUARD});
  expect(red).toMatchObject({product: 'tea', frame: 10, taken: 0});
  expect(red?.corrected).toBeGreaterThan(1);
  expect(red?.corrected).toBeLessThanOrEqual(PRODUCT_LIMITS.real + 0.2);
});

test('a guard is judged with the correction that a person wrote after it was measured', async () => {
  const [red] = await graded({measured: COLD, guard: GUARD, correction: {exposure: 1.2, temperature: 0.9}});
  expect(red?.corrected).toBeGreaterThan(PRODUCT_LIMITS.generated);
});

test('a look counts on top of the correction', async () => {
  const look = toLook({exposure: -1.5}, undefined, null);
  const correct = correctionOf({correction: COLD, guard: GUARD});
  const [red] = await graded({measured: COLD, guard: GUARD}, writeCube(bakeLook(look, undefined, correct)));
  expect(red?.corrected).toBeLessThanOrEqual(PRODUCT_LIMITS.real + 0.2);
  expect(red?.shown).toBeGreaterThan(PRODUCT_LIMITS.generated);
});

test('a take without a grade, and a part without a colour in the photo, are not judged', async () => {
  expect(await graded({})).toEqual([]);
  expect(await graded({measured: COLD}, undefined, {sights: [sight(1)]})).toEqual([]);
});

test('all parts of a product are told, each with its own colours', async () => {
  const far = {...PART, found: labOfHex('#2c20b3')};
  const parts = await graded({measured: COLD}, undefined, {sights: [sight(10, {colours: [PART, far]})]});
  expect(parts).toMatchObject([
    {product: 'tea', frame: 10, taken: 0},
    {product: 'tea', frame: 10},
  ]);
  expect(parts[1]?.taken).toBeGreaterThan(10);
});

test('a clip is judged by what it shows of the product, although other clips of the take show it better', async () => {
  const corner = {x: 300, y: 0, width: 100, height: 200};
  const sights = [
    sight(20, {colours: [PART], keypoints: 20}),
    sight(40, {colours: [PART], keypoints: 60, box: corner}),
    sight(80, {colours: [PART], keypoints: 90}),
  ];
  const frameOf = async (frame: typeof PORTRAIT) =>
    (await graded({measured: COLD}, undefined, {sights, frame})).map((part) => part.frame);
  expect(await frameOf(PORTRAIT)).toEqual([40]);
  // The crop of a landscape frame cuts the corner off.
  expect(await frameOf({...PORTRAIT, width: 1920, height: 1080})).toEqual([20]);
  expect(await frameOf({...PORTRAIT, reach: 25})).toEqual([80]);
});
