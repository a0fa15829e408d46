import fc from 'fast-check';
import {expect, test} from 'vitest';
import {
  applyPrimaries,
  bakeLook,
  isNeutral,
  parseCube,
  type Rgb,
  sampleCube,
  writeCube,
} from '../../../src/spot/grade/cube.ts';
import {NEUTRAL, type Primaries, toLook} from '../../../src/spot/grade/look.ts';
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
  const again = parseCube(writeCube(baked));
  expect(again.size).toBe(33);
  baked.table.forEach((value, index) => void expect(again.table[index]).toBeCloseTo(value, 5));
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
      const lit = applyPrimaries(graded({exposure}), rgb);
      lit.forEach((value, c) => void expect(value).toBeGreaterThanOrEqual((rgb[c] ?? 0) - 1e-9));
    }),
  );
  // 18 % grey is 0.4614 on display; 36 % is 0.6343 (IEC 61966-2-1).
  expect(applyPrimaries(graded({exposure: 1}), [0.4614, 0.4614, 0.4614])[0]).toBeCloseTo(0.6343, 3);
});

test('without saturation red, green and blue are equal, and the luma is kept', () => {
  const [r, g, b] = applyPrimaries(graded({saturation: -1}), [0.8, 0.4, 0.2]);
  expect(r).toBeCloseTo(g, 10);
  expect(b).toBeCloseTo(g, 10);
  expect(g).toBeCloseTo(0.2126 * 0.8 + 0.7152 * 0.4 + 0.0722 * 0.2, 10);
});

test('warmer means more red and less blue', () => {
  const [r, g, b] = applyPrimaries(graded({temperature: 0.5}), [0.5, 0.5, 0.5]);
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

test.each([
  ['LUT_1D_SIZE 4\n', 'not a 3D cube'],
  ['LUT_3D_SIZE 2\n0 0 0\n', 'wrong length'],
  ['LUT_3D_SIZE 2\n0 0 x\n', 'not a row'],
  ['0 0 0\n', 'wrong size'],
])('a cube that is none is refused: %j', (text, what) => {
  expect(() => parseCube(text, 'a.cube')).toThrow(what);
});

const IDENTITY = [0, 1].flatMap((b) => [0, 1].flatMap((g) => [0, 1].map((r) => `${r} ${g} ${b}`)));

test('the input range of a cube counts as its domain, and line ends of old Macs are read', () => {
  const text = ['LUT_3D_SIZE 2', 'LUT_3D_INPUT_RANGE 0.0 2.0', ...IDENTITY].join('\r');
  const cube = parseCube(text);
  expect(cube).toMatchObject({size: 2, min: [0, 0, 0], max: [2, 2, 2]});
  expect(sampleCube(cube, [0.5, 0.5, 0.5])).toEqual([0.25, 0.25, 0.25]);
});

test.each([
  ['LUT_IN_VIDEO_RANGE', 'LUT_IN_VIDEO_RANGE: a cube that takes video range'],
  ['LUT_1D_SIZE 2\n0 0 0\n1 1 1', 'LUT_1D_SIZE: a 1D LUT, or a shaper before the cube'],
  ['LUT_OUT_VIDEO_RANGE', 'LUT_OUT_VIDEO_RANGE: a cube that gives video range'],
])('a part of a cube that is not supported is named: %j', (part, got) => {
  const text = ['LUT_3D_SIZE 2', part, ...IDENTITY].join('\n');
  expect(() => parseCube(text, 'a.cube')).toThrow(
    expect.objectContaining({problems: [expect.objectContaining({got})]}),
  );
});

test.each([
  ['DOMAIN_MIN 0,0 0,0 0,0', 'DOMAIN_MIN and three numbers'],
  ['DOMAIN_MAX 1', 'DOMAIN_MAX and three numbers'],
  ['LUT_3D_INPUT_RANGE 0.0', 'LUT_3D_INPUT_RANGE and two numbers'],
  ['LUT_3D_INPUT_RANGE zero one', 'LUT_3D_INPUT_RANGE and two numbers'],
  ['0,1 0,2 0,3', 'three numbers'],
  ['nan nan nan', 'three numbers'],
])('a line that is no number where one has to be is refused by its line: %j', (part, expected) => {
  const text = ['# written by hand', 'LUT_3D_SIZE 2', part, ...IDENTITY].join('\n');
  expect(() => parseCube(text, 'a.cube')).toThrow(
    expect.objectContaining({
      problems: [
        expect.objectContaining({
          code: 'cube-invalid',
          where: {file: 'a.cube', line: 3},
          expected,
          got: part,
        }),
      ],
    }),
  );
});

test.each([
  ['tabs, and spaces around lines', IDENTITY.map((row) => `\t${row.replaceAll(' ', '\t')}  `)],
  ['comments between and after the rows', IDENTITY.flatMap((row) => [`${row} # row`, '# next', ''])],
  [
    'exponents and signs',
    IDENTITY.map((row) => row.replaceAll('1', '+1.0E+00').replaceAll(/\b0\b/g, '-0e0')),
  ],
])('rows as other programs write them are read: %s', (_, rows) => {
  const text = `\uFEFFTITLE "Day # 1"\r\nLUT_3D_SIZE\t2 # a side\r\n${rows.join('\r\n')}`;
  expect(sampleCube(parseCube(text), [0.25, 0.5, 0.75])).toEqual([0.25, 0.5, 0.75]);
});

test('a domain that begins below black is honoured', () => {
  const text = ['LUT_3D_SIZE 2', 'DOMAIN_MIN -0.5 -0.5 -0.5', 'DOMAIN_MAX 1.5 1.5 1.5', ...IDENTITY].join(
    '\n',
  );
  expect(sampleCube(parseCube(text), [0, 0.5, 1])).toEqual([0.25, 0.5, 0.75]);
});
