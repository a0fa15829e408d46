import {expect, test} from 'vitest';
import {applyCubeFile, sampleCube, textTakesLog} from '../../../src/spot/grade/apply-cube.ts';
import {readCubeFile} from '../../../src/spot/grade/read-cube.ts';

test.each([
  ['LUT_1D_SIZE 4\n0 0 0', 'wrong length'],
  ['LUT_1D_SIZE 1\n0 0 0', 'wrong size'],
  ['GAMUT rec709\nLUT_3D_SIZE 2', 'has an unknown word'],
  ['LUT_3D_SIZE 2\n0 0 0\n', 'wrong length'],
  ['LUT_3D_SIZE 2\n0 0 x\n', 'not a row'],
  ['0 0 0\n', 'has no size'],
])('a cube that is none is refused: %j', (text, what) => {
  expect(() => readCubeFile(text, 'a.cube')).toThrow(what);
});

const IDENTITY = [0, 1].flatMap((b) => [0, 1].flatMap((g) => [0, 1].map((r) => `${r} ${g} ${b}`)));

test('the input range of a cube counts as its domain, and line ends of old Macs are read', () => {
  const text = ['LUT_3D_SIZE 2', 'LUT_3D_INPUT_RANGE 0.0 2.0', ...IDENTITY].join('\r');
  const {cube} = readCubeFile(text);
  expect(cube).toMatchObject({size: 2, min: [0, 0, 0], max: [2, 2, 2]});
  expect(cube && sampleCube(cube, [0.5, 0.5, 0.5])).toEqual([0.25, 0.25, 0.25]);
});

test('a curve before a cube has rows and an input range of its own', () => {
  const text = [
    'TITLE "Shaper"',
    ...['LUT_1D_SIZE 3', 'LUT_1D_INPUT_RANGE 0 1', 'LUT_3D_SIZE 2', 'LUT_3D_INPUT_RANGE 0 2'],
    ...['0 0 0', '1 0.5 0', '2 1 0', ...IDENTITY],
  ].join('\r\n');
  const file = readCubeFile(text);
  expect(file).toMatchObject({title: 'Shaper', curve: {size: 3, max: [1, 1, 1]}, cube: {max: [2, 2, 2]}});
  // 0.5 becomes 1, 0.5 and 0 by the curve; half of that of the cube's input range.
  expect(applyCubeFile(file, [0.5, 0.5, 0.5])).toEqual([0.5, 0.25, 0]);
});

test('a curve alone counts for its own channel, and keeps its ends outside of its domain', () => {
  const text = 'LUT_1D_SIZE 2\nDOMAIN_MIN 0.2 0 0\nDOMAIN_MAX 0.8 1 1\n0 1 0.5\n1 0 0.5\n';
  expect(applyCubeFile(readCubeFile(text), [0.1, 0.25, 0.9])).toEqual([0, 0.75, 0.5]);
});

test('video range in and out is converted: black and white of full range stay black and white', () => {
  const identity = ['LUT_3D_SIZE 2', 'LUT_IN_VIDEO_RANGE', 'LUT_OUT_VIDEO_RANGE', ...IDENTITY].join('\n');
  for (const value of [0, 0.5, 1])
    expect(applyCubeFile(readCubeFile(identity), [value, value, value])[1]).toBeCloseTo(value, 12);
  const into = ['LUT_3D_SIZE 2', 'LUT_IN_VIDEO_RANGE', ...IDENTITY].join('\n');
  expect(applyCubeFile(readCubeFile(into), [0, 1, 0.5])[0]).toBeCloseTo(16 / 255, 12);
  expect(applyCubeFile(readCubeFile(into), [0, 1, 0.5])[1]).toBeCloseTo(235 / 255, 12);
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
  expect(() => readCubeFile(text, 'a.cube')).toThrow(
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
  expect(applyCubeFile(readCubeFile(text), [0.25, 0.5, 0.75])).toEqual([0.25, 0.5, 0.75]);
});

test('a domain that begins below black is honoured', () => {
  const text = ['LUT_3D_SIZE 2', 'DOMAIN_MIN -0.5 -0.5 -0.5', 'DOMAIN_MAX 1.5 1.5 1.5', ...IDENTITY].join(
    '\n',
  );
  expect(applyCubeFile(readCubeFile(text), [0, 0.5, 1])).toEqual([0.25, 0.5, 0.75]);
});

/** A curve of 1,024 points. */
const curveOf = (level: (value: number) => number): string =>
  `LUT_1D_SIZE 1024\n${Array.from({length: 1024}, (_, at) =>
    Array(3)
      .fill(level(at / 1023))
      .join(' '),
  ).join('\n')}`;

const clamp = (value: number): number => Math.min(Math.max(value, 0), 1);
/** Light of S-Log3 (Sony, "Technical summary for S-Gamut3.Cine/S-Log3"). */
const sLog3 = (value: number): number =>
  value >= 171.2102946929 / 1023
    ? 10 ** ((value * 1023 - 420) / 261.5) * 0.19 - 0.01
    : ((value * 1023 - 95) * 0.01125) / (171.2102946929 - 95);
/** Light of LogC of EI 800 (ARRI, "ALEXA Log C Curve"). */
const logC = (value: number): number =>
  value > 0.1496582
    ? (10 ** ((value - 0.385537) / 0.24719) - 0.052272) / 5.555556
    : (value - 0.092809) / 5.367655;
/** Light of V-Log (Panasonic, "V-Log/V-Gamut Reference Manual"). */
const vLog = (value: number): number =>
  value < 0.181 ? (value - 0.125) / 5.6 : 10 ** ((value - 0.598206) / 0.241514) - 0.00873;
const display = (light: number): number => clamp(Math.max(light, 0) ** (1 / 2.4));

test.each([
  ['S-Log3', sLog3],
  ['LogC', logC],
  ['V-Log', vLog],
])('a LUT that converts %s to Rec. 709 is known by what it does with greys', (_, light) => {
  expect(textTakesLog(curveOf((value) => display(light(value))))).toBe(true);
});

test.each([
  ['that changes nothing', (value: number) => value],
  ['with hard contrast', (value: number) => clamp(0.435 + (value - 0.435) * 1.6)],
  ['that lifts by a stop', (value: number) => clamp(value * 1.37)],
  ['that crushes the shadows', (value: number) => clamp((value - 0.12) / 0.88)],
])('a look for displays %s is not taken for one', (_, level) => {
  expect(textTakesLog(curveOf(level))).toBe(false);
});

test.each([
  [
    'rows from 0 to 255',
    ['LUT_3D_SIZE 2', ...IDENTITY.map((row) => row.replaceAll('1', '255'))],
    'up to 255',
  ],
  ['rows from 0 to 1023 of a curve', ['LUT_1D_SIZE 2', '0 0 0', '1023 1023 1023'], 'up to 1023'],
  ['a domain up to 255', ['LUT_3D_SIZE 2', 'DOMAIN_MAX 255 255 255', ...IDENTITY], 'ends at 255'],
  ['an input range up to 1023', ['LUT_3D_SIZE 2', 'LUT_3D_INPUT_RANGE 0 1023', ...IDENTITY], 'ends at 1023'],
])('a cube in codes is refused, because it would make every picture black or white: %s', (_, lines, got) => {
  expect(() => readCubeFile(lines.join('\n'), 'a.cube')).toThrow(got);
});

test('a curve that makes linear light of a log curve, before its cube, is none in codes', () => {
  const lines = [
    'LUT_1D_SIZE 2',
    'LUT_3D_SIZE 2',
    'LUT_3D_INPUT_RANGE 0 55',
    '0 0 0',
    '55 55 55',
    ...IDENTITY,
  ];
  expect(readCubeFile(lines.join('\n')).curve?.table.at(-1)).toBe(55);
});

test('words may be in lower case', () => {
  const {title, cube} = readCubeFile(
    ['title "a"', 'lut_3d_size 2', 'Domain_Max 2 2 2', ...IDENTITY].join('\n'),
  );
  expect(title).toBe('a');
  expect(cube).toMatchObject({size: 2, max: [2, 2, 2]});
});
