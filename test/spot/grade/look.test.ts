import fc from 'fast-check';
import {expect, test} from 'vitest';
import {ColourCorrection} from '../../../src/spot/grade/correction.ts';
import {bakeLook, primariesCurve} from '../../../src/spot/grade/cube.ts';
import {BrandLook, LookChoice, NEUTRAL} from '../../../src/spot/grade/look.ts';

test.each([
  ['gamma', 0],
  ['gamma', -1],
  ['gamma', 11],
  ['gain', -0.1],
  ['gain', 1e308],
  ['lift', 1.1],
  ['lift', -1e308],
])(
  '%s of %d, with which a grade has no colours, is refused in a look, a brand and a correction',
  (field, value) => {
    const change = {[field]: [value, 1, 1]};
    for (const document of [LookChoice, BrandLook, ColourCorrection]) {
      const {error} = document.safeParse(change);
      expect(error?.issues[0]?.path).toEqual([field, 0]);
    }
    expect(BrandLook.safeParse({[field]: field === 'lift' ? [0.1, 0, 0] : [0.9, 1, 1]}).success).toBe(true);
  },
);

test('whatever primaries are accepted, every colour stays a number', () => {
  const number = (min: number, max: number) => fc.double({min, max, noNaN: true});
  const looks = fc.record({
    ...{exposure: number(-4, 4), contrast: number(-1, 1), temperature: number(-1, 1), tint: number(-1, 1)},
    ...{lift: number(-1, 1), gamma: number(0.1, 10), gain: number(0, 10)},
  });
  fc.assert(
    fc.property(looks, ({lift, gamma, gain, ...look}) => {
      const three = (value: number): [number, number, number] => [value, value, value];
      const primaries = {...NEUTRAL, ...look, lift: three(lift), gamma: three(gamma), gain: three(gain)};
      expect(BrandLook.safeParse(primaries).success).toBe(true);
      const curve = primariesCurve(primaries, 0);
      for (const value of [0, 0.25, 0.5, 1]) expect(Number.isFinite(curve(value))).toBe(true);
    }),
  );
  const darkest = {...NEUTRAL, gamma: [0.1, 10, 1] as [number, number, number]};
  expect(bakeLook({primaries: darkest, cube: null, strength: 1}).table.every(Number.isFinite)).toBe(true);
});
