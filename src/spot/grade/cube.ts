import {applyCubeFile} from './apply-cube.ts';
import type {Look, Primaries} from './look.ts';
import {type Cube, type Rgb, readCubeFile} from './read-cube.ts';
import {lightToSrgb, srgbToLight} from './srgb.ts';

/** Points a side of a baked look. Grading tools commonly exchange cubes of 33; a curve or a larger cube gets 65, the largest that they write. */
const CUBE_SIZES = {usual: 33, fine: 65};

/** Rec. 709 luma weights (ITU-R BT.709, 3.2). */
const LUMA: Rgb = [0.2126, 0.7152, 0.0722];
/** The pivot of contrast: the display value of 18 % grey. */
const PIVOT = 0.435;
/** Half the spread of red against blue, in stops, at temperature 1. */
export const WARMTH = 0.35;

const clamp = (v: number): number => Math.min(Math.max(v, 0), 1);

/** What primaries do to a value of one channel: exposure and white balance on linear light, then lift, gamma, gain and contrast on display values. */
export function primariesCurve(p: Primaries, channel: 0 | 1 | 2): (value: number) => number {
  const balance: Rgb = [p.temperature + p.tint / 2, -p.tint, -p.temperature + p.tint / 2];
  const stops = p.exposure + balance[channel] * WARMTH;
  const [lift, gain, power] = [p.lift[channel], p.gain[channel], 1 / p.gamma[channel]];
  return (value) => {
    const lit = stops === 0 ? value : lightToSrgb(srgbToLight(value) * 2 ** stops);
    const lifted = lit * (gain - lift) + lift;
    const bent = Math.max(lifted, 0) ** power;
    return PIVOT + (bent - PIVOT) * (1 + p.contrast);
  };
}

/** Changes the saturation of a display colour around its luma, and clamps it to 0 to 1. 0 leaves it as it is. */
export function saturate([red, green, blue]: Rgb, saturation: number): Rgb {
  const luma = red * LUMA[0] + green * LUMA[1] + blue * LUMA[2];
  const factor = 1 + saturation;
  return [
    clamp(luma + (red - luma) * factor),
    clamp(luma + (green - luma) * factor),
    clamp(luma + (blue - luma) * factor),
  ];
}

/** A function that applies primaries to a display colour (0 to 1): its channels one by one, then the saturation. */
export function primariesOf(p: Primaries): (colour: Rgb) => Rgb {
  const [red, green, blue] = [primariesCurve(p, 0), primariesCurve(p, 1), primariesCurve(p, 2)];
  return (colour) => saturate([red(colour[0]), green(colour[1]), blue(colour[2])], p.saturation);
}

/**
 * Bakes the grade of a take into one cube: its correction, then the primaries of the look, then its `.cube` mixed in by its strength.
 * `file` is for messages. `correct` maps a colour of the take to its corrected colour. Default: no correction.
 */
export function bakeLook(look: Look, file?: string, correct: ((colour: Rgb) => Rgb) | null = null): Cube {
  const lut = look.cube === null ? null : readCubeFile(look.cube, file);
  const isFine = lut !== null && (lut.curve !== null || (lut.cube?.size ?? 0) > CUBE_SIZES.usual);
  const size = isFine ? CUBE_SIZES.fine : CUBE_SIZES.usual;
  const table = new Float64Array(size ** 3 * 3);
  const applyPrimaries = primariesOf(look.primaries);
  for (let index = 0; index < size ** 3; index++) {
    const at = [index % size, Math.floor(index / size) % size, Math.floor(index / size ** 2)];
    const colour = at.map((v) => v / (size - 1)) as Rgb;
    const graded = applyPrimaries(correct ? correct(colour) : colour);
    const looked = lut ? applyCubeFile(lut, graded) : graded;
    for (let c = 0; c < 3; c++) {
      table[index * 3 + c] =
        (graded[c] ?? 0) + ((looked[c] ?? 0) - (graded[c] ?? 0)) * (lut ? look.strength : 0);
    }
  }
  return {size, min: [0, 0, 0], max: [1, 1, 1], table};
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
