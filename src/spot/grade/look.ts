import {z} from 'zod';
import {Id} from '../documents/field-types.ts';

/** A number for red, green and blue each, within limits. */
const triple = (least: number, most: number) => {
  const one = z.number().min(least).max(most);
  return z.tuple([one, one, one]);
};

/** Changes to primaries. Fields that are left out keep their values. */
export const PrimariesChange = z
  .strictObject({
    /** In stops: 1 doubles the light. -4 to 4, neutral 0. */
    exposure: z.number().min(-4).max(4),
    /** Slope around middle grey: 1 doubles the contrast. -1 to 1, neutral 0. */
    contrast: z.number().min(-1).max(1),
    /** -1 is black and white, 1 doubles the saturation. Neutral 0. */
    saturation: z.number().min(-1).max(1),
    /** Warmer above 0, cooler below. -1 to 1. */
    temperature: z.number().min(-1).max(1),
    /** Towards magenta above 0, towards green below. -1 to 1. */
    tint: z.number().min(-1).max(1),
    /** Added to the shadows of red, green and blue. -1 to 1, neutral 0. */
    lift: triple(-1, 1),
    /** Power on the mid-tones of red, green and blue. 0.1 to 10, neutral 1. */
    gamma: triple(0.1, 10),
    /** Slope of red, green and blue. 0 to 10, neutral 1. */
    gain: triple(0, 10),
  })
  .partial();
export type PrimariesChange = z.infer<typeof PrimariesChange>;

/** All primaries of a look. */
export type Primaries = Required<{[Field in keyof PrimariesChange]: NonNullable<PrimariesChange[Field]>}>;

/** Primaries that change nothing. */
export const NEUTRAL: Primaries = {
  exposure: 0,
  contrast: 0,
  saturation: 0,
  temperature: 0,
  tint: 0,
  lift: [0, 0, 0],
  gamma: [1, 1, 1],
  gain: [1, 1, 1],
};

/** What a look does to the texture of every take, after its colours. Fields that are left out change nothing. */
export const FinishChange = z
  .strictObject({
    /** Film grain: at 1, the lightness of middle grey has a standard deviation of 16 of 255 levels. 0 to 1, neutral 0. */
    grain: z.number().min(0).max(1),
    /** Sharper above 0, softer below. -1 to 1, neutral 0. */
    sharpness: z.number().min(-1).max(1),
    /** How much of their light the corners of a shot lose. 0 to 1, neutral 0. */
    vignette: z.number().min(0).max(1),
  })
  .partial();
type FinishChange = z.infer<typeof FinishChange>;

/** The texture of a look. */
export type Finish = Required<{[Field in keyof FinishChange]: NonNullable<FinishChange[Field]>}>;

/** A texture that changes nothing. */
export const NO_FINISH: Finish = {grain: 0, sharpness: 0, vignette: 0};

const LookFields = PrimariesChange.extend({
  ...FinishChange.shape,
  /** The name of one of the brand's looks, which the other fields change. */
  name: Id.nullish(),
  /** How much of the look's `.cube` is mixed in. 0 to 1. Default: the brand's value, else 1. */
  strength: z.number().min(0).max(1).optional(),
});

/** The prop `look`: the name of one of the brand's looks, or an object with a name and changes. */
export const LookChoice = z.preprocess(
  (value) => (typeof value === 'string' ? {name: value} : value),
  z.strictObject(LookFields.shape),
);
export type LookChoice = z.infer<typeof LookChoice>;

/** A named look of a brand: primaries, and the path of a `.cube` in the brand's folder. */
export const BrandLook = PrimariesChange.extend({
  ...FinishChange.shape,
  cube: z.string().optional(),
  strength: z.number().min(0).max(1).optional(),
});
export type BrandLook = z.infer<typeof BrandLook>;

/** A resolved look. `cube` is the text of the `.cube` file, or null. */
export type Look = {primaries: Primaries; cube: string | null; strength: number};

/** Resolves a choice: the brand's look with the changes of the choice. */
export function toLook(choice: LookChoice, named: BrandLook | undefined, cube: string | null): Look {
  const {name: _, strength, grain: _g, sharpness: _s, vignette: _v, ...changes} = choice;
  const {cube: __, strength: usual, grain: _h, sharpness: _t, vignette: _w, ...base} = named ?? {};
  return {
    primaries: {...NEUTRAL, ...defined(base), ...defined(changes)},
    cube,
    strength: strength ?? usual ?? 1,
  };
}

/** The texture of a choice: that of the brand's look with the changes of the choice. */
export function toFinish(choice: LookChoice, named: BrandLook | undefined): Finish {
  const textureOf = ({grain, sharpness, vignette}: FinishChange): FinishChange => ({
    grain,
    sharpness,
    vignette,
  });
  return {...NO_FINISH, ...defined(textureOf(named ?? {})), ...defined(textureOf(choice))};
}

const defined = <T extends object>(fields: T): {[Field in keyof T]: NonNullable<T[Field]>} =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Field in keyof T]: NonNullable<T[Field]>;
  };
