import {type Cube, type CubeFile, type Rgb, readCubeFile} from './read-cube.ts';

/** The colour, 0 to 1 in full range, that a `.cube` file maps a colour to. */
export function applyCubeFile({curve, cube, videoIn, videoOut}: CubeFile, colour: Rgb): Rgb {
  const taken = videoIn ? (colour.map(toVideo) as Rgb) : colour;
  const bent = curve ? sampleCurve(curve, taken) : taken;
  const mapped = cube ? sampleCube(cube, bent) : bent;
  return videoOut ? (mapped.map(fromVideo) as Rgb) : mapped;
}

/** Black and white of video range in codes of 8 bits (ITU-R BT.709, 5.5), as fractions of full range. */
const [BLACK, WHITE] = [16 / 255, 235 / 255];
const toVideo = (value: number): number => BLACK + value * (WHITE - BLACK);
const fromVideo = (value: number): number => (value - BLACK) / (WHITE - BLACK);

/** Where a value is on the points of a table, from 0 to `size - 1`. */
const placeOf = (value: number, channel: number, {size, min, max}: Cube): number => {
  const unit = (value - (min[channel] ?? 0)) / ((max[channel] ?? 1) - (min[channel] ?? 0));
  return Math.min(Math.max(unit, 0), 1) * (size - 1);
};

function sampleCurve(curve: Cube, colour: Rgb): Rgb {
  return colour.map((value, channel) => {
    const place = placeOf(value, channel, curve);
    const low = Math.min(Math.floor(place), curve.size - 2);
    const [from = 0, to = 0] = [curve.table[low * 3 + channel], curve.table[(low + 1) * 3 + channel]];
    return from + (to - from) * (place - low);
  }) as Rgb;
}

/** The colour that a cube maps a colour to, with trilinear interpolation as in `@remotion/effects/lut` and ffmpeg's `interp=trilinear`. */
export function sampleCube(cube: Cube, colour: Rgb): Rgb {
  const {size, table} = cube;
  const scaled = colour.map((value, c) => placeOf(value, c, cube));
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

/** Raise when `takesLog` judges in another way. */
export const LOG_VERSION = 1;

/**
 * The log curves of cameras put black at 0.09 to 0.13, 18 % grey at 0.34 to 0.47 and 90 % white at 0.55 to 0.70 (white papers of LogC, S-Log3,
 * V-Log, C-Log3, F-Log). A LUT that takes them maps the first to black and the last nearly to white; on footage for displays it crushes shadows
 * and clips lights. No look for displays does both: middle values stay near the middle.
 */
const LOG = {black: 0.09, blackBelow: 0.03, white: 0.6, whiteAbove: 0.82};

/** True if a `.cube` is most likely made for footage in a log curve: by what it does with greys. */
export function takesLog(file: CubeFile): boolean {
  const greyOf = (value: number): number => {
    const [red, green, blue] = applyCubeFile(file, [value, value, value]);
    return (red + green + blue) / 3;
  };
  return greyOf(LOG.black) < LOG.blackBelow && greyOf(LOG.white) > LOG.whiteAbove;
}

/** As `takesLog`, for the text of a `.cube`. A text that is no `.cube` takes none: what uses it says what is wrong. */
export function textTakesLog(text: string): boolean {
  try {
    return takesLog(readCubeFile(text));
  } catch {
    return false;
  }
}
