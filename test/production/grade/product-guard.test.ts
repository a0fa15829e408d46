import fc from 'fast-check';
import {expect, test} from 'vitest';
import {
  deltaE,
  gradedLab,
  guardProduct,
  PRODUCT_LIMITS,
  type ProductColour,
} from '../../../src/production/grade/product-guard.ts';
import {type ColourCorrection, correctionOf, rgbOfHex} from '../../../src/spot/grade/correction.ts';
import {type LabColour, labOf} from '../../../src/spot/grade/lab.ts';
import type {Rgb} from '../../../src/spot/grade/read-cube.ts';
import {srgbToLight} from '../../../src/spot/grade/srgb.ts';

const labOfHex = (hex: string): LabColour => labOf(rgbOfHex(hex).map(srgbToLight) as Rgb);
const colour = (hex: string, photo = hex): ProductColour => ({
  product: 'can',
  photo: labOfHex(photo),
  found: labOfHex(hex),
});
/** What a warm hero would do to a neutral take. */
const WARM: ColourCorrection = {temperature: 0.6, exposure: 0.2, saturation: 0.15};

test.each([PRODUCT_LIMITS.real, PRODUCT_LIMITS.generated])(
  'a correction that moves the product too far is reduced at its colour until it is within %s',
  (limit) => {
    const red = colour('#b3202c');
    const naive = deltaE(red.photo, gradedLab(red.found, correctionOf({correction: WARM, guard: []})));
    expect(naive).toBeGreaterThan(PRODUCT_LIMITS.generated);
    const {guard, guarded} = guardProduct(WARM, [red], limit);
    expect(
      deltaE(red.photo, gradedLab(red.found, correctionOf({correction: WARM, guard}))),
    ).toBeLessThanOrEqual(limit + 0.1);
    expect(guarded).toMatchObject([{product: 'can', colour: '#b3202c', limit}]);
    expect(guarded[0]?.whole).toBeCloseTo(naive, 5);
    // It is reduced no more than needed, and only there.
    expect(guard[0]?.keep).toBeGreaterThan(0);
    const sky: Rgb = [0.5, 0.65, 0.9];
    const whole = correctionOf({correction: WARM, guard: []})(sky);
    correctionOf({correction: WARM, guard})(sky).forEach(
      (value, at) => void expect(value).toBeCloseTo(whole[at] ?? 0, 2),
    );
  },
);

test('a correction that leaves the product within the limit, or brings it nearer to its photo, is not reduced', () => {
  expect(guardProduct({exposure: 0.03}, [colour('#b3202c')], 3).guard).toEqual([]);
  // The take is too cold, and the correction takes the cold away.
  const cold = colour('#a8a8c8', '#b9aaa8');
  expect(guardProduct({temperature: 0.3}, [cold], 3).guard).toEqual([]);
});

test('a colour that was far from its photo in the take is not moved farther', () => {
  const far = colour('#708090', '#b3202c');
  const {guard} = guardProduct(WARM, [far], 3);
  const before = deltaE(far.photo, far.found);
  const after = deltaE(far.photo, gradedLab(far.found, correctionOf({correction: WARM, guard})));
  expect(after).toBeLessThanOrEqual(before + 0.2);
});

test('all colours of a product stay within the limit together', () => {
  const hex = fc.constantFrom('#b3202c', '#f4f0e6', '#1d5f3f', '#20242c', '#e8c020', '#3050b0', '#c9b8a0');
  const colours = fc.uniqueArray(hex, {minLength: 1, maxLength: 5});
  const change = fc.double({min: -0.8, max: 0.8, noNaN: true});
  fc.assert(
    fc.property(colours, change, change, change, (all, exposure, temperature, saturation) => {
      const correction = {exposure, temperature, saturation};
      const found = all.map((each) => colour(each));
      const {guard} = guardProduct(correction, found, 3);
      const grade = correctionOf({correction, guard});
      for (const {photo, found: own} of found)
        expect(deltaE(photo, gradedLab(own, grade))).toBeLessThanOrEqual(3.2);
    }),
    {numRuns: 60},
  );
});
