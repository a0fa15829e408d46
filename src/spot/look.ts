import {z} from 'zod';
import {Id} from './ids.ts';

const Triple = z.tuple([z.number(), z.number(), z.number()]);

/** The grade of the footage, as numbers. Every default leaves the picture as it is. */
export const Primaries = z.strictObject({
  /** Stops of light: 1 doubles it. -4 to 4. */
  exposure: z.number().min(-4).max(4).default(0),
  /** Slope around middle grey: 0 is none, 1 doubles it. -1 to 1. */
  contrast: z.number().min(-1).max(1).default(0),
  /** 0 is none, -1 is black and white, 1 doubles it. */
  saturation: z.number().min(-1).max(1).default(0),
  /** Warmer above 0, cooler below. -1 to 1. */
  temperature: z.number().min(-1).max(1).default(0),
  /** Towards magenta above 0, towards green below. -1 to 1. */
  tint: z.number().min(-1).max(1).default(0),
  /** Added to the shadows of red, green and blue. -0.5 to 0.5. */
  lift: Triple.default([0, 0, 0]),
  /** Power on the mid-tones of red, green and blue; 1 is none. 0.25 to 4. */
  gamma: Triple.default([1, 1, 1]),
  /** Slope of red, green and blue; 1 is none. 0 to 4. */
  gain: Triple.default([1, 1, 1]),
});
export type Primaries = z.infer<typeof Primaries>;

export const NEUTRAL: Primaries = Primaries.parse({});

const LookFields = Primaries.partial().extend({
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
export const BrandLook = Primaries.partial().extend({
  cube: z.string().optional(),
  strength: z.number().min(0).max(1).optional(),
});
export type BrandLook = z.infer<typeof BrandLook>;

/** All that decides a grade. `cube` is the text of the file, or null. */
export type Look = {primaries: Primaries; cube: string | null; strength: number};

/** The brand's look with the choice's changes on top. */
export function toLook(choice: LookChoice, named: BrandLook | undefined, cube: string | null): Look {
  const {name: _, strength, ...changes} = choice;
  const {cube: __, strength: brandStrength, ...base} = named ?? {};
  return {
    primaries: Primaries.parse({...base, ...defined(changes)}),
    cube,
    strength: strength ?? brandStrength ?? 1,
  };
}

const defined = <T extends object>(fields: T): Partial<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;
