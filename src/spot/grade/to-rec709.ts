import type {Cube, Rgb} from './read-cube.ts';

/** The transfer of a picture for bright displays: HLG (ITU-R BT.2100, ARIB STD-B67), PQ (SMPTE ST 2084); `display`: that of usual displays. */
export type WideTransfer = 'hlg' | 'pq' | 'display';

/** Primaries that are wider than those of Rec. 709: ITU-R BT.2020, and P3 with the white of D65 (SMPTE EG 432-1). */
export type WidePrimaries = 'bt2020' | 'p3';

/** The colours of a picture that are converted to Rec. 709. `primaries`: null for those of Rec. 709. */
export type WideColours = {transfer: WideTransfer; primaries: WidePrimaries | null};

/** The luminance of the reference white of an HDR picture, in cd/m² (ITU-R BT.2408, table 1). Linear light is 1 there, before tone mapping. */
const WHITE = 203;

/** The brightest luminance that is kept apart from brighter ones, in cd/m²: the peak of the displays on which most such pictures are made. */
const PEAK = 1000;

/** The power of a display of Rec. 709 (ITU-R BT.1886). */
const DISPLAY = 2.4;

/** Constants of PQ (SMPTE ST 2084, 5.2). */
const PQ = {
  m1: 2610 / 16384,
  m2: (2523 / 4096) * 128,
  c1: 3424 / 4096,
  c2: (2413 / 4096) * 32,
  c3: (2392 / 4096) * 32,
};

/** Constants of HLG (ITU-R BT.2100, table 5), and its system gamma on a display of 1000 cd/m². */
const HLG = {a: 0.17883277, b: 0.28466892, c: 0.55991073, gamma: 1.2};

/** Matrices of linear light to the primaries of Rec. 709, row by row: ITU-R BT.2087 (annex 2), and the same arithmetic for P3 with D65. */
const TO_709: Record<WidePrimaries, readonly (readonly [number, number, number])[]> = {
  bt2020: [
    [1.660491, -0.587641, -0.07285],
    [-0.12455, 1.1329, -0.00835],
    [-0.018151, -0.100579, 1.11873],
  ],
  p3: [
    [1.22494, -0.22494, 0],
    [-0.042057, 1.042057, 0],
    [-0.019638, -0.078636, 1.098274],
  ],
};

/** Luma weights of BT.2020 and of Rec. 709 (their tables of 3.2). */
const WEIGHTS = {wide: [0.2627, 0.678, 0.0593], narrow: [0.2126, 0.7152, 0.0722]} as const;

const weighted = ([red, green, blue]: Rgb, [r, g, b]: readonly [number, number, number]): number =>
  red * r + green * g + blue * b;

/** cd/m² of a value of PQ, 0 to 1. */
function pqToNits(value: number): number {
  const power = Math.max(value, 0) ** (1 / PQ.m2);
  return 10_000 * (Math.max(power - PQ.c1, 0) / (PQ.c2 - PQ.c3 * power)) ** (1 / PQ.m1);
}

/** The value of PQ of cd/m². */
function nitsToPq(nits: number): number {
  const power = (Math.max(nits, 0) / 10_000) ** PQ.m1;
  return ((PQ.c1 + PQ.c2 * power) / (1 + PQ.c3 * power)) ** PQ.m2;
}

/** Light of a scene of a value of HLG, both 0 to 1. */
const hlgToScene = (value: number): number =>
  value <= 0.5 ? value ** 2 / 3 : (Math.exp((value - HLG.c) / HLG.a) + HLG.b) / 12;

/** Linear light on the display, 1 for the white of Rec. 709, with the primaries of the picture. */
function lightOf(colour: Rgb, transfer: WideTransfer): Rgb {
  if (transfer === 'display') return colour.map((value) => Math.max(value, 0) ** DISPLAY) as Rgb;
  if (transfer === 'pq') return colour.map((value) => pqToNits(value) / WHITE) as Rgb;
  const scene = colour.map(hlgToScene) as Rgb;
  const system = (PEAK / WHITE) * weighted(scene, WEIGHTS.wide) ** (HLG.gamma - 1);
  return scene.map((value) => value * system) as Rgb;
}

/** The knee of `toneMapped`, and its white, as parts of the PQ value of the peak. */
const PEAK_PQ = nitsToPq(PEAK);
const LIMIT = nitsToPq(WHITE) / PEAK_PQ;
const KNEE = 1.5 * LIMIT - 0.5;

/** The light below which tone mapping changes nothing, as a part of white. */
export const TONE_KNEE = pqToNits(KNEE * PEAK_PQ) / WHITE;

/** Light between the knee and the peak, compressed below white: the curve of ITU-R BT.2390, 5.4.1, without its change of blacks. */
function toneMapped(light: number): number {
  const value = Math.min(nitsToPq(light * WHITE) / PEAK_PQ, 1);
  if (value <= KNEE) return light;
  const t = (value - KNEE) / (1 - KNEE);
  const bent =
    (2 * t ** 3 - 3 * t ** 2 + 1) * KNEE +
    (t ** 3 - 2 * t ** 2 + t) * (1 - KNEE) +
    (-2 * t ** 3 + 3 * t ** 2) * LIMIT;
  return pqToNits(bent * PEAK_PQ) / WHITE;
}

/** A function that converts a colour of a picture, as values 0 to 1 in full range, to Rec. 709. The hue stays, what Rec. 709 does not have becomes paler. */
export function toRec709({transfer, primaries}: WideColours): (colour: Rgb) => Rgb {
  const matrix = primaries === null ? null : TO_709[primaries];
  return (colour) => {
    const own = lightOf(colour, transfer);
    const light = matrix ? (matrix.map((row) => weighted(own, row)) as Rgb) : own;
    const inside = towardsGrey(light);
    const most = Math.max(...inside);
    const mapped = transfer === 'display' ? Math.min(most, 1) : toneMapped(most);
    return inside.map((value) => (most > 0 ? ((value * mapped) / most) ** (1 / DISPLAY) : 0)) as Rgb;
  };
}

/** A colour without negative light: as much paler as its luminance allows. */
function towardsGrey(light: Rgb): Rgb {
  const least = Math.min(...light);
  if (least >= 0) return light;
  const grey = weighted(light, WEIGHTS.narrow);
  if (grey <= 0) return [0, 0, 0];
  const part = grey / (grey - least);
  return light.map((value) => Math.max(grey + (value - grey) * part, 0)) as Rgb;
}

/** Points a side: the largest that grading tools write. Between them PQ and HLG are nearly straight. */
const POINTS = 65;

/** The conversion of all colours as a cube. */
export function cubeToRec709(colours: WideColours): Cube {
  const convert = toRec709(colours);
  const table = new Float64Array(POINTS ** 3 * 3);
  for (let at = 0; at < POINTS ** 3; at++) {
    const place = [at % POINTS, Math.floor(at / POINTS) % POINTS, Math.floor(at / POINTS ** 2)];
    table.set(convert(place.map((step) => step / (POINTS - 1)) as Rgb), at * 3);
  }
  return {size: POINTS, min: [0, 0, 0], max: [1, 1, 1], table};
}
