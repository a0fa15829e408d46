import fc from 'fast-check';
import {expect, test} from 'vitest';
import {labOf, lightOfLab} from '../../../src/spot/grade/lab.ts';

test('L*a*b* of white, black and a primary are those of CIE 15', () => {
  const near = (light: readonly [number, number, number], lab: readonly number[]): void =>
    labOf(light).forEach((value, at) => void expect(value).toBeCloseTo(lab[at] ?? 0, 0));
  near([1, 1, 1], [100, 0, 0]);
  near([0, 0, 0], [0, 0, 0]);
  near([1, 0, 0], [53.2, 80.1, 67.2]);
});

test('a colour is the same after L*a*b* and back', () => {
  const unit = fc.double({min: 0, max: 1, noNaN: true});
  fc.assert(
    fc.property(unit, unit, unit, (red, green, blue) => {
      const back = lightOfLab(labOf([red, green, blue]));
      [red, green, blue].forEach((value, at) => void expect(back[at]).toBeCloseTo(value, 4));
    }),
  );
});
