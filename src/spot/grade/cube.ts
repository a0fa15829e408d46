import {invalid} from '../problem/errors.ts';
import type {Look, Primaries} from './look.ts';
import {lightToSrgb, srgbToLight} from './srgb.ts';

/** Red, green and blue. */
export type Rgb = [number, number, number];

/** A 3D LUT as in `.cube` files: `size` points a side, red varies fastest, values from 0 to 1. */
export type Cube = {size: number; min: Rgb; max: Rgb; table: Float64Array};

/** Points a side of baked looks. Grading tools commonly exchange cubes of 33. */
export const CUBE_SIZE = 33;

/** How many numbers follow a word. */
const COUNTS: Record<string, 1 | 2 | 3> = {
  LUT_3D_SIZE: 1,
  LUT_3D_INPUT_RANGE: 2,
  DOMAIN_MIN: 3,
  DOMAIN_MAX: 3,
};
const NUMBERS = {1: 'one number', 2: 'two numbers', 3: 'three numbers'};

/** Words of `.cube` files that are not supported, and what they mean. */
const UNSUPPORTED: Record<string, string> = {
  LUT_1D_SIZE: 'a 1D LUT, or a shaper before the cube',
  LUT_1D_INPUT_RANGE: 'a 1D LUT, or a shaper before the cube',
  LUT_IN_VIDEO_RANGE: 'a cube that takes video range',
  LUT_OUT_VIDEO_RANGE: 'a cube that gives video range',
};

/**
 * Parses a 3D `.cube` file (Adobe Cube LUT Specification 1.0), with the `LUT_3D_INPUT_RANGE` of Iridas and DaVinci Resolve. Errors:
 * `cube-invalid`. `file` is for messages.
 */
export function parseCube(text: string, file = 'look.cube'): Cube {
  const fail = (what: string, line: number, expected: string, got: string): never => {
    throw invalid({
      code: 'cube-invalid',
      what,
      where: {file, line},
      expected,
      got,
      fix: 'Export it again as a 3D .cube in full range, without a shaper.',
    });
  };
  let size = 0;
  let min: Rgb = [0, 0, 0];
  let max: Rgb = [1, 1, 1];
  const values: number[] = [];
  for (const [index, raw] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n?|\n/)
    .entries()) {
    const line = raw.replace(/#.*/, '').trim();
    if (line === '' || line.startsWith('TITLE')) continue;
    const [word = '', ...rest] = line.split(/\s+/);
    const numbers = (/^[A-Z]/.test(word) ? rest : [word, ...rest]).map(Number);
    const count = COUNTS[word] ?? 3;
    if (
      (word in COUNTS || !/^[A-Z]/.test(word)) &&
      !(numbers.length === count && numbers.every(Number.isFinite))
    )
      fail('not a row', index + 1, `${word in COUNTS ? `${word} and ` : ''}${NUMBERS[count]}`, line);
    if (word === 'LUT_3D_SIZE') size = numbers[0] ?? 0;
    else if (word === 'DOMAIN_MIN') min = numbers as Rgb;
    else if (word === 'DOMAIN_MAX') max = numbers as Rgb;
    else if (word === 'LUT_3D_INPUT_RANGE') {
      const [low = 0, high = 1] = numbers;
      [min, max] = [
        [low, low, low],
        [high, high, high],
      ];
    } else if (/^[A-Z]/.test(word))
      fail(
        'not a 3D cube',
        index + 1,
        'LUT_3D_SIZE, LUT_3D_INPUT_RANGE, DOMAIN_MIN, DOMAIN_MAX and rows of numbers',
        UNSUPPORTED[word] ? `${word}: ${UNSUPPORTED[word]}` : word,
      );
    else values.push(...numbers);
  }
  if (!Number.isInteger(size) || size < 2 || size > 129)
    fail('wrong size', 1, 'LUT_3D_SIZE 2 to 129', String(size));
  if (values.length !== size ** 3 * 3)
    fail('wrong length', 1, `${size ** 3} rows`, `${values.length / 3} rows`);
  if (min.some((low, channel) => low >= (max[channel] ?? 0)))
    fail('empty domain', 1, 'DOMAIN_MIN below DOMAIN_MAX', `${min} and ${max}`);
  return {size, min, max, table: Float64Array.from(values)};
}

/** The colour that a cube maps a colour to, with trilinear interpolation as in `@remotion/effects/lut` and ffmpeg's `interp=trilinear`. */
export function sampleCube({size, min, max, table}: Cube, colour: Rgb): Rgb {
  const scaled = colour.map((value, c) => {
    const unit = (value - (min[c] ?? 0)) / ((max[c] ?? 1) - (min[c] ?? 0));
    return Math.min(Math.max(unit, 0), 1) * (size - 1);
  });
  const low = scaled.map((value) => Math.min(Math.floor(value), size - 2));
  const out: Rgb = [0, 0, 0];
  for (let corner = 0; corner < 8; corner++) {
    let weight = 1;
    let index = 0;
    for (let c = 0; c < 3; c++) {
      const step = (corner >> c) & 1;
      const part = (scaled[c] ?? 0) - (low[c] ?? 0);
      weight *= step ? part : 1 - part;
      index += ((low[c] ?? 0) + step) * size ** c;
    }
    for (let c = 0; c < 3; c++) out[c] = (out[c] ?? 0) + weight * (table[index * 3 + c] ?? 0);
  }
  return out;
}

/** Rec. 709 luma weights (ITU-R BT.709, 3.2). */
const LUMA: Rgb = [0.2126, 0.7152, 0.0722];
/** The pivot of contrast: the display value of 18 % grey. */
const PIVOT = 0.435;
/** Half the spread of red against blue, in stops, at temperature 1. */
const WARMTH = 0.35;

const clamp = (v: number): number => Math.min(Math.max(v, 0), 1);

/** Applies primaries to a display colour (0 to 1): exposure and white balance on linear light, then lift, gamma, gain, contrast and saturation on display values. */
export function applyPrimaries(p: Primaries, colour: Rgb): Rgb {
  const balance: Rgb = [p.temperature + p.tint / 2, -p.tint, -p.temperature + p.tint / 2];
  const graded = colour.map((value, c) => {
    const stops = p.exposure + (balance[c] ?? 0) * WARMTH;
    const lit = stops === 0 ? value : lightToSrgb(srgbToLight(value) * 2 ** stops);
    const lifted = lit * ((p.gain[c] ?? 1) - (p.lift[c] ?? 0)) + (p.lift[c] ?? 0);
    const bent = Math.max(lifted, 0) ** (1 / (p.gamma[c] ?? 1));
    return PIVOT + (bent - PIVOT) * (1 + p.contrast);
  });
  const luma = graded.reduce((sum, value, c) => sum + value * (LUMA[c] ?? 0), 0);
  return graded.map((value) => clamp(luma + (value - luma) * (1 + p.saturation))) as Rgb;
}

/** Bakes a look into one cube: first its primaries, then its `.cube` mixed in by its strength. */
export function bakeLook(look: Look, file?: string): Cube {
  const cube = look.cube === null ? null : parseCube(look.cube, file);
  const table = new Float64Array(CUBE_SIZE ** 3 * 3);
  for (let index = 0; index < CUBE_SIZE ** 3; index++) {
    const at = [
      index % CUBE_SIZE,
      Math.floor(index / CUBE_SIZE) % CUBE_SIZE,
      Math.floor(index / CUBE_SIZE ** 2),
    ];
    const graded = applyPrimaries(look.primaries, at.map((v) => v / (CUBE_SIZE - 1)) as Rgb);
    const looked = cube ? sampleCube(cube, graded) : graded;
    for (let c = 0; c < 3; c++) {
      table[index * 3 + c] =
        (graded[c] ?? 0) + ((looked[c] ?? 0) - (graded[c] ?? 0)) * (cube ? look.strength : 0);
    }
  }
  return {size: CUBE_SIZE, min: [0, 0, 0], max: [1, 1, 1], table};
}

/** The text of a `.cube` file. */
export function writeCube({size, min, max, table}: Cube): string {
  const rows: string[] = [
    `LUT_3D_SIZE ${size}`,
    `DOMAIN_MIN ${min.join(' ')}`,
    `DOMAIN_MAX ${max.join(' ')}`,
  ];
  for (let index = 0; index < size ** 3; index++) {
    rows.push([0, 1, 2].map((c) => (table[index * 3 + c] ?? 0).toFixed(6)).join(' '));
  }
  return `${rows.join('\n')}\n`;
}

/** True if a cube maps every colour to itself, so that no grading is needed. */
export const isNeutral = (cube: Cube): boolean => {
  const last = cube.size - 1;
  return cube.table.every((value, i) => {
    const index = Math.floor(i / 3);
    const at = Math.floor(index / cube.size ** (i % 3)) % cube.size;
    return Math.abs(value - at / last) < 1e-6;
  });
};
