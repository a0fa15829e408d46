import fc from 'fast-check';
import {expect, test} from 'vitest';
import {sampleCube} from '../../../src/spot/grade/apply-cube.ts';
import {bakeLook, isNeutral, primariesOf, writeCube} from '../../../src/spot/grade/cube.ts';
import {NEUTRAL, type Primaries, toLook} from '../../../src/spot/grade/look.ts';
import {type Rgb, readCubeFile} from '../../../src/spot/grade/read-cube.ts';
import {USUAL_LOOKS} from '../../../src/spot/grade/usual-looks.ts';
import {SpotProps} from '../../../src/spot/variant/spot-props.ts';

const graded = (changes: Partial<Primaries>): Primaries => ({...NEUTRAL, ...changes});

const unit = fc.double({min: 0, max: 1, noNaN: true});
const colour = fc.tuple(unit, unit, unit) as fc.Arbitrary<Rgb>;
const INVERT = 'LUT_3D_SIZE 2\n1 1 1\n0 1 1\n1 0 1\n0 0 1\n1 1 0\n0 1 0\n1 0 0\n0 0 0\n';

test('a neutral look is the identity, and isNeutral says so', () => {
  const cube = bakeLook({primaries: NEUTRAL, cube: null, strength: 1});
  expect(isNeutral(cube)).toBe(true);
  fc.assert(
    fc.property(colour, (rgb) => {
      sampleCube(cube, rgb).forEach((value, c) => void expect(value).toBeCloseTo(rgb[c] ?? 0, 6));
    }),
  );
});

test('a cube is the same after writing and parsing', () => {
  const baked = bakeLook({
    primaries: graded({exposure: 0.3, saturation: -0.4, lift: [0.01, 0, 0.02]}),
    cube: INVERT,
    strength: 0.4,
  });
  const again = readCubeFile(writeCube(baked)).cube;
  expect(again?.size).toBe(33);
  baked.table.forEach((value, index) => void expect(again?.table[index]).toBeCloseTo(value, 5));
});

test('strength mixes the cube in, from 0 (not at all) to 1 (fully)', () => {
  const at = (strength: number) =>
    sampleCube(bakeLook({primaries: NEUTRAL, cube: INVERT, strength}), [0.25, 0.5, 1]);
  expect(at(0)).toEqual([0.25, 0.5, 1]);
  at(1).forEach((value, c) => void expect(value).toBeCloseTo([0.75, 0.5, 0][c] ?? 0, 6));
  at(0.5).forEach((value, c) => void expect(value).toBeCloseTo([0.5, 0.5, 0.5][c] ?? 0, 6));
});

test('more exposure is never darker, and a stop doubles the light', () => {
  fc.assert(
    fc.property(colour, fc.double({min: 0, max: 2, noNaN: true}), (rgb, exposure) => {
      const lit = primariesOf(graded({exposure}))(rgb);
      lit.forEach((value, c) => void expect(value).toBeGreaterThanOrEqual((rgb[c] ?? 0) - 1e-9));
    }),
  );
  // 18 % grey is 0.4614 on display; 36 % is 0.6343 (IEC 61966-2-1).
  expect(primariesOf(graded({exposure: 1}))([0.4614, 0.4614, 0.4614])[0]).toBeCloseTo(0.6343, 3);
});

test('without saturation red, green and blue are equal, and the luma is kept', () => {
  const [r, g, b] = primariesOf(graded({saturation: -1}))([0.8, 0.4, 0.2]);
  expect(r).toBeCloseTo(g, 10);
  expect(b).toBeCloseTo(g, 10);
  expect(g).toBeCloseTo(0.2126 * 0.8 + 0.7152 * 0.4 + 0.0722 * 0.2, 10);
});

test('warmer means more red and less blue', () => {
  const [r, g, b] = primariesOf(graded({temperature: 0.5}))([0.5, 0.5, 0.5]);
  expect(r).toBeGreaterThan(g);
  expect(b).toBeLessThan(g);
});

test("a choice changes the brand's look field by field, and a name alone changes nothing of it", () => {
  const brand = {exposure: 0.1, contrast: 0.2, strength: 0.7};
  const choose = (look: unknown) =>
    toLook(SpotProps.parse({template: 't', brand: 'b', copy: {}, look}).look, brand, INVERT);
  expect(choose('day')).toEqual({
    primaries: graded({exposure: 0.1, contrast: 0.2}),
    cube: INVERT,
    strength: 0.7,
  });
  expect(choose({name: 'day', exposure: 0.5}).primaries).toEqual(graded({exposure: 0.5, contrast: 0.2}));
});

test('a cube of 65 points, and a curve, are baked at 65: no detail of them is lost', () => {
  const bump = (at: number): number => (at === 33 ? 0.9 : at / 64);
  const curve = Array.from({length: 65}, (_, at) => `${bump(at)} ${bump(at)} ${bump(at)}`);
  const text = `LUT_1D_SIZE 65\n${curve.join('\n')}`;
  const baked = bakeLook({primaries: NEUTRAL, cube: text, strength: 1});
  expect(baked.size).toBe(65);
  const grey = 33 / 64;
  expect(sampleCube(baked, [grey, grey, grey])[1]).toBeCloseTo(0.9, 6);
});

test('the usual looks keep greys in order, leave nothing black or white but the ends, and differ from each other', () => {
  const looks = Object.entries(USUAL_LOOKS);
  expect(looks).toHaveLength(12);
  const greys = looks.map(([name, look]) => {
    const cube = bakeLook(toLook({name}, look, null));
    return Array.from({length: 17}, (_, step) => sampleCube(cube, [step / 16, step / 16, step / 16]));
  });
  for (const [index, ramp] of greys.entries()) {
    for (let step = 1; step < ramp.length; step++) {
      const [now, before] = [ramp[step], ramp[step - 1]];
      const rises = now?.every((value, c) => value >= (before?.[c] ?? 0)) ?? false;
      expect(rises, `${looks[index]?.[0]} at ${step}`).toBe(true);
    }
    const middle = ramp[8] ?? [0, 0, 0];
    expect(Math.min(...middle), looks[index]?.[0]).toBeGreaterThan(0.38);
    expect(Math.max(...middle), looks[index]?.[0]).toBeLessThan(0.66);
  }
  const seen = new Set(looks.map(([, look]) => JSON.stringify(look)));
  expect(seen.size).toBe(12);
});
