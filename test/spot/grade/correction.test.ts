import fc from 'fast-check';
import {expect, test} from 'vitest';
import {sampleCube} from '../../../src/spot/grade/apply-cube.ts';
import {
  ColourCorrection,
  correctionOf,
  isNoCorrection,
  joinCorrections,
  rgbOfHex,
  scaleCorrection,
} from '../../../src/spot/grade/correction.ts';
import {bakeLook} from '../../../src/spot/grade/cube.ts';
import {NEUTRAL} from '../../../src/spot/grade/look.ts';
import type {Rgb} from '../../../src/spot/grade/read-cube.ts';

const LOOK = {primaries: {...NEUTRAL, exposure: 0.5}, cube: null, strength: 1};
const apply = (correction: ColourCorrection, colour: Rgb): Rgb =>
  correctionOf({correction, guard: []})(colour);

test('a correction comes before the look in one cube', () => {
  const correction: ColourCorrection = {saturation: -1};
  const cube = bakeLook(LOOK, undefined, correctionOf({correction, guard: []}));
  const grey = apply(correction, [0.5, 0.25, 0.125]);
  const wanted = sampleCube(bakeLook(LOOK), grey);
  sampleCube(cube, [0.5, 0.25, 0.125]).forEach(
    (value, at) => void expect(value).toBeCloseTo(wanted[at] ?? 0, 2),
  );
});

test('the tone curve of a correction moves greys to its points', () => {
  const curve: [number, number][] = [
    [0, 0],
    [0.5, 0.6],
    [1, 1],
  ];
  apply({curve}, [0.5, 0.5, 0.5]).forEach((value) => void expect(value).toBeCloseTo(0.6, 6));
});

test('none of a correction changes nothing, and all of it is the correction', () => {
  const correction: ColourCorrection = {
    exposure: 0.4,
    gamma: [1.2, 1, 0.9],
    lift: [0.02, 0, 0],
    temperature: -0.3,
  };
  const colour: Rgb = [0.3, 0.6, 0.2];
  expect(isNoCorrection(scaleCorrection(correction, 0))).toBe(true);
  const whole = apply(scaleCorrection(correction, 1), colour);
  apply(correction, colour).forEach((value, at) => void expect(whole[at]).toBeCloseTo(value, 9));
  const [half = 0] = apply(scaleCorrection(correction, 0.5), colour);
  expect(half).toBeGreaterThan(colour[0]);
  expect(half).toBeLessThan(whole[0]);
});

test('a later correction overrides the fields that it has', () => {
  expect(joinCorrections({exposure: 1, tint: 0.1}, undefined, {exposure: 0.2, tint: undefined})).toEqual({
    exposure: 0.2,
    tint: 0.1,
  });
});

test('a guard keeps its colour, and leaves other colours to the correction', () => {
  const correction: ColourCorrection = {temperature: 0.8, exposure: 0.3};
  const guard = [{colour: '#1d5f3f', keep: 0}];
  const guarded = correctionOf({correction, guard});
  const green = rgbOfHex('#1d5f3f');
  guarded(green).forEach((value, at) => void expect(value).toBeCloseTo(green[at] ?? 0, 6));
  const sand = rgbOfHex('#c9b8a0');
  const corrected = apply(correction, sand);
  guarded(sand).forEach((value, at) => void expect(value).toBeCloseTo(corrected[at] ?? 0, 2));
});

test('a guard never moves a colour farther than the correction does', () => {
  const unit = fc.double({min: 0, max: 1, noNaN: true});
  const correction: ColourCorrection = {exposure: 0.5, saturation: 0.3};
  const guarded = correctionOf({correction, guard: [{colour: '#808080', keep: 0.3}]});
  fc.assert(
    fc.property(fc.tuple(unit, unit, unit), (colour) => {
      const [whole, less] = [apply(correction, colour as Rgb), guarded(colour as Rgb)];
      for (const [at, value] of less.entries())
        expect(Math.abs(value - (colour[at] ?? 0))).toBeLessThanOrEqual(
          Math.abs((whole[at] ?? 0) - (colour[at] ?? 0)) + 1e-9,
        );
    }),
  );
});

test('a curve whose points do not ascend is refused', () => {
  const parsed = ColourCorrection.safeParse({
    curve: [
      [0.5, 0.1],
      [0.5, 0.9],
    ],
  });
  expect(parsed.error?.issues[0]?.message).toBe('expected points whose first numbers ascend');
  expect(ColourCorrection.safeParse({exposures: 1}).success).toBe(false);
});
