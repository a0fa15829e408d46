import {z} from 'zod';
import {HexColor} from '../brand/brand-file.ts';
import {Fraction} from '../documents/field-types.ts';
import {primariesCurve, saturate} from './cube.ts';
import {labOf} from './lab.ts';
import {NEUTRAL, type Primaries, PrimariesChange} from './look.ts';
import type {Rgb} from './read-cube.ts';
import {srgbToLight} from './srgb.ts';
import {toneCurve} from './tone-curve.ts';

/** A correction of a take: the primaries of looks, then a tone curve, then the saturation. Fields that are left out change nothing. */
export const ColourCorrection = PrimariesChange.extend({
  curve: z
    .array(z.tuple([Fraction, Fraction]))
    .min(2)
    .max(16)
    .refine((points) => points.every(([x], at) => at === 0 || x > (points[at - 1]?.[0] ?? 0)), {
      error: 'expected points whose first numbers ascend',
    })
    .optional()
    .describe(
      'A tone curve over red, green and blue: points [in, out] from dark to light, 0 to 1. It applies after all other fields except saturation.',
    ),
});
export type ColourCorrection = z.infer<typeof ColourCorrection>;

/** A colour of the product in a take, near which less of the correction is applied. */
export const ColourGuard = z.strictObject({
  colour: HexColor.describe('The colour in the take, before any grade.'),
  keep: Fraction.describe('How much of the correction is applied to this colour: 1 is all of it.'),
});
export type ColourGuard = z.infer<typeof ColourGuard>;

/** The correction of one take, and the colours at which it is reduced. */
export type TakeCorrection = {correction: ColourCorrection; guard: readonly ColourGuard[]};

/** How far from its colour a guard acts, in L*a*b*: the deviation of a bell. Wider than the spread of a colour of a product in light and shade. */
const GUARD_REACH = 12;

/** A function that applies the correction of a take to a display colour, 0 to 1. */
export function correctionOf({correction, guard}: TakeCorrection): (colour: Rgb) => Rgb {
  const {saturation, ...primaries} = primariesIn(correction);
  const curve = correction.curve ? toneCurve(correction.curve) : null;
  const [red, green, blue] = ([0, 1, 2] as const).map((channel) => {
    const bend = primariesCurve({...primaries, saturation}, channel);
    return curve ? (value: number) => curve(bend(value)) : bend;
  }) as [Bend, Bend, Bend];
  const keepAt = guardAround(guard);
  return (colour) => {
    const corrected = saturate([red(colour[0]), green(colour[1]), blue(colour[2])], saturation);
    const keep = keepAt(colour);
    return keep === 1
      ? corrected
      : (colour.map((value, at) => value + ((corrected[at] ?? 0) - value) * keep) as Rgb);
  };
}

type Bend = (value: number) => number;

function guardAround(guard: readonly ColourGuard[]): (colour: Rgb) => number {
  const guarded = guard.map(({colour, keep}) => ({keep, lab: labOf(lightIn(rgbOfHex(colour)))}));
  return (colour) => {
    if (guarded.length === 0) return 1;
    const [l, a, b] = labOf(lightIn(colour));
    return guarded.reduce((least, {keep, lab}) => {
      const squared = (l - lab[0]) ** 2 + (a - lab[1]) ** 2 + (b - lab[2]) ** 2;
      return Math.min(least, 1 - (1 - keep) * Math.exp(-squared / (2 * GUARD_REACH ** 2)));
    }, 1);
  };
}

const lightIn = ([red, green, blue]: Rgb): Rgb => [srgbToLight(red), srgbToLight(green), srgbToLight(blue)];

/** Red, green and blue, 0 to 1, of `#rrggbb`. */
export const rgbOfHex = (hex: string): Rgb => {
  const code = Number.parseInt(hex.slice(1, 7), 16);
  return [code >> 16, (code >> 8) & 255, code & 255].map((value) => value / 255) as Rgb;
};

/** All primaries of a correction. */
export const primariesIn = ({curve: _, ...changes}: ColourCorrection): Primaries => ({
  ...NEUTRAL,
  ...given(changes),
});

/** A correction of which only a part is applied: 0 is none of it, 1 all. */
export function scaleCorrection(correction: ColourCorrection, part: number): ColourCorrection {
  const {exposure, contrast, saturation, temperature, tint, lift, gamma, gain} = primariesIn(correction);
  const each = (values: Rgb, scale: (value: number) => number): Rgb => values.map(scale) as Rgb;
  const {curve} = correction;
  return {
    exposure: exposure * part,
    contrast: contrast * part,
    saturation: saturation * part,
    temperature: temperature * part,
    tint: tint * part,
    lift: each(lift, (value) => value * part),
    gamma: each(gamma, (value) => value ** part),
    gain: each(gain, (value) => 1 + (value - 1) * part),
    ...(curve ? {curve: curve.map(([x, y]): [number, number] => [x, x + (y - x) * part])} : {}),
  };
}

/** A correction whose fields the later ones override. */
export const joinCorrections = (...corrections: (ColourCorrection | undefined)[]): ColourCorrection =>
  Object.assign({}, ...corrections.map((each) => given(each ?? {})));

/** Whether a correction changes nothing. */
export const isNoCorrection = (correction: ColourCorrection): boolean =>
  Object.entries(primariesIn(correction)).every(
    ([field, value]) => String(value) === String(NEUTRAL[field as keyof Primaries]),
  ) && (correction.curve ?? []).every(([x, y]) => x === y);

const given = <T extends object>(fields: T): {[Field in keyof T]: NonNullable<T[Field]>} =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Field in keyof T]: NonNullable<T[Field]>;
  };
