import {z} from 'zod';
import {Id} from '../documents/field-types.ts';

const Triple = z.tuple([z.number(), z.number(), z.number()]);

/** Changes to the grade of the footage. What is left out stays as it is. */
const PrimariesChange = z
  .strictObject({
    /** Stops of light: 1 doubles it. -4 to 4, neutral 0. */
    exposure: z.number().min(-4).max(4),
    /** Slope around middle grey: 1 doubles it. -1 to 1, neutral 0. */
    contrast: z.number().min(-1).max(1),
    /** -1 is black and white, 1 doubles it. Neutral 0. */
    saturation: z.number().min(-1).max(1),
    /** Warmer above 0, cooler below. -1 to 1. */
    temperature: z.number().min(-1).max(1),
    /** Towards magenta above 0, towards green below. -1 to 1. */
    tint: z.number().min(-1).max(1),
    /** Added to the shadows of red, green and blue. Neutral 0. */
    lift: Triple,
    /** Power on the mid-tones of red, green and blue. Neutral 1. */
    gamma: Triple,
    /** Slope of red, green and blue. Neutral 1. */
    gain: Triple,
  })
  .partial();
type PrimariesChange = z.infer<typeof PrimariesChange>;

/** The grade of the footage, as numbers. */
export type Primaries = Required<{[Field in keyof PrimariesChange]: NonNullable<PrimariesChange[Field]>}>;

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

const LookFields = PrimariesChange.extend({
  /** A look of the brand to start from; the other fields change it. */
  name: Id.nullish(),
  /** How much of the look's `.cube` is mixed in. 0 to 1. */
  strength: z.number().min(0).max(1).optional(),
});

/** A look as a prop: the name of one of the brand's looks, or a name and changes to it. */
export const LookChoice = z.preprocess(
  (value) => (typeof value === 'string' ? {name: value} : value),
  z.strictObject(LookFields.shape),
);
export type LookChoice = z.infer<typeof LookChoice>;

/** A named look of a brand: primaries, and a `.cube` beside the brand file. */
export const BrandLook = PrimariesChange.extend({
  cube: z.string().optional(),
  strength: z.number().min(0).max(1).optional(),
});
export type BrandLook = z.infer<typeof BrandLook>;

/** All that decides a grade. `cube` is the text of the file, or null. */
export type Look = {primaries: Primaries; cube: string | null; strength: number};

/** The brand's look with the choice's changes on top. */
export function toLook(choice: LookChoice, named: BrandLook | undefined, cube: string | null): Look {
  const {name: _, strength, ...changes} = choice;
  const {cube: __, strength: usual, ...base} = named ?? {};
  return {
    primaries: {...NEUTRAL, ...defined(base), ...defined(changes)},
    cube,
    strength: strength ?? usual ?? 1,
  };
}

const defined = <T extends object>(fields: T): {[Field in keyof T]: NonNullable<T[Field]>} =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Field in keyof T]: NonNullable<T[Field]>;
  };
