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
import {temporaryFolder} from '../../../support/folder.ts';
import {sight} from '../takes.ts';

const labOfHex = (hex: string): LabColour => labOf(rgbOfHex(hex).map(srgbToLight) as Rgb);
const RED = labOfHex('#b3202c');
const SIGHTS = [sight(10, {colours: [{share: 0.6, photo: RED, expected: RED, found: RED, difference: 0}]})];
const TAKE = {shot: 'hero', number: 1, src: `${'a'.repeat(64)}.mp4`} as Take;
const NAME = takeName(TAKE);
const COLD: ColourCorrection = {temperature: -0.5, exposure: -0.2};
const {guard: GUARD} = guardProduct(COLD, [{product: 'tea', photo: RED, found: RED}], PRODUCT_LIMITS.real);

/** The products in a take with this entry in `grade.yaml` and this cube. */
async function graded(entry: object, text?: string) {
  const store = await openStore(join(temporaryFolder(), 'home'));
  const cube = text === undefined ? null : await store.putText(text, 'cube');
  const grade = GradeFile.parse({shots: {hero: {takes: {[NAME]: entry}}}});
  try {
    return await gradedProducts(SIGHTS, TAKE, grade, cube, openCubes(store));
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
  const store = await openStore(join(temporaryFolder(), 'home'));
  const grade = GradeFile.parse({shots: {hero: {takes: {[NAME]: {measured: COLD}}}}});
  expect(await gradedProducts([sight(1)], TAKE, grade, null, openCubes(store))).toEqual([]);
  await store.close();
});
