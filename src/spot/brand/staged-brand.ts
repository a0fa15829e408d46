import {z} from 'zod';
import {Fraction, Id} from '../documents/field-types.ts';
import {HexColor, TypeStyle} from './brand-file.ts';

/** A file in the public folder, named by its own sha256: `<64 hex>.<ext>`. */
export const Staged = z
  .string()
  .regex(/^[0-9a-f]{64}\.[a-z0-9]{2,5}$/, {error: 'expected a staged file: <sha256>.<ext>'});

export const StagedImage = z.strictObject({
  src: Staged,
  width: z.number().positive(),
  height: z.number().positive(),
  alt: z.string(),
});
export type StagedImage = z.infer<typeof StagedImage>;

/** A logo for light backgrounds and one for dark ones. */
const Themed = z.strictObject({light: StagedImage, dark: StagedImage});

export const StagedFont = z.strictObject({
  /** The brand's name for the family and, after it, the start of the file's hash: no system font has that name. */
  family: z.string(),
  src: Staged,
  weight: z.string(),
  style: z.enum(['normal', 'italic']),
  range: z.string().nullable(),
});
export type StagedFont = z.infer<typeof StagedFont>;

/** What of a brand is seen: all that a template's graphics may draw with. Music and looks are elsewhere. */
export const StagedBrand = z.strictObject({
  id: Id,
  name: z.string(),
  logo: z.strictObject({
    small: Themed,
    medium: Themed,
    large: Themed,
    clearSpace: z.number(),
    minWidth: Fraction,
  }),
  color: z.strictObject({
    palette: z.record(Id, HexColor),
    foreground: HexColor,
    background: HexColor,
    primary: HexColor,
    secondary: HexColor,
    tertiary: HexColor,
    light: HexColor,
    dark: HexColor,
  }),
  typography: z.strictObject({base: TypeStyle, headings: TypeStyle, fonts: z.array(StagedFont)}),
  legal: z.string().nullable(),
  endCard: z.strictObject({tagline: z.string(), url: z.string().nullable()}),
  products: z.record(Id, StagedImage.extend({focus: z.tuple([Fraction, Fraction])})),
});
export type StagedBrand = z.infer<typeof StagedBrand>;
