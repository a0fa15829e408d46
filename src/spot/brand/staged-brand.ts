import {z} from 'zod';
import {Fraction, Id} from '../documents/field-types.ts';
import {HexColor, TypeStyle} from './brand-file.ts';

/** The name of a file in the public folder: `<sha256 of its bytes>.<extension>`. */
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
  /** The family's name followed by the start of the file's hash, so that no system font has the same name. */
  family: z.string(),
  src: Staged,
  weight: z.string(),
  style: z.enum(['normal', 'italic']),
  range: z.string().nullable(),
});
export type StagedFont = z.infer<typeof StagedFont>;

/** The visible part of a brand, with staged files: what a template's graphics may use. Music and looks are not in it. */
export const StagedBrand = z.strictObject({
  /** The id of the brand: its folder in `brands`. */
  id: Id,
  /** Its name for people. */
  name: z.string(),
  /** The logo by size, each for light and for dark backgrounds. `clearSpace`: a fraction of its height; `minWidth`: of the frame. */
  logo: z.strictObject({
    small: Themed,
    medium: Themed,
    large: Themed,
    clearSpace: z.number(),
    minWidth: Fraction,
  }),
  /** Colours as `#rrggbb`: the palette by name, and the colour of each role. */
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
  /** The styles of headings and of all other text, and the fonts that they need. */
  typography: z.strictObject({base: TypeStyle, headings: TypeStyle, fonts: z.array(StagedFont)}),
  /** The legal line. Null where the brand has none. */
  legal: z.string().nullable(),
  /** What the end card says. `url`: null where it shows none. */
  endCard: z.strictObject({tagline: z.string(), url: z.string().nullable()}),
  /** Pictures of products by name; `focus` is the point that stays in view, as fractions. */
  products: z.record(Id, StagedImage.extend({focus: z.tuple([Fraction, Fraction])})),
});
export type StagedBrand = z.infer<typeof StagedBrand>;
