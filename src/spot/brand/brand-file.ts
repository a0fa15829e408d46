import {z} from 'zod';
import {BrandClaim, CountryCode} from '../claims/approved-claim.ts';
import {Fraction, Id, RelativePath, Text, Words} from '../documents/field-types.ts';
import {LanguageTag} from '../documents/language-tag.ts';
import {BrandLook} from '../grade/look.ts';
import {PlacementOverrides} from '../placement/placement-overrides.ts';
import {Pronunciation, Speaker} from '../voice/voice-choice.ts';
import {refuseSharedTracks} from './bed-files.ts';
import {TextStyle} from './text-style.ts';

/** `#rrggbb` or `#rrggbbaa`. The expression has no flags: the JSON Schema of editors cannot have any. */
export const HexColor = z.string().regex(/^#([0-9a-fA-F]{6}|[0-9a-fA-F]{8})$/, {
  error: 'expected a colour like #14211d (six or eight hex digits)',
});

/** The name of a colour in the palette, or a colour. */
const ColorRef = z.union([HexColor, Id], {
  error: 'expected a colour like #14211d, or a name from the palette',
});

const ThemedImage = z.union([Id, z.strictObject({light: Id, dark: Id})]);

const LogoFile = z.strictObject({
  images: z.record(Id, z.union([RelativePath, z.strictObject({path: RelativePath, alt: Text.optional()})])),
  small: ThemedImage.optional(),
  medium: ThemedImage.optional(),
  large: ThemedImage.optional(),
});

/** The roles of colours that templates use. */
export const ColorRole = z.enum([
  'foreground',
  'background',
  'primary',
  'secondary',
  'tertiary',
  'light',
  'dark',
]);
export type ColorRole = z.infer<typeof ColorRole>;

const ColorFile = z.strictObject({
  palette: z.record(Id, HexColor),
  foreground: ColorRef,
  background: ColorRef,
  primary: ColorRef,
  secondary: ColorRef.optional(),
  tertiary: ColorRef.optional(),
  light: ColorRef.optional(),
  dark: ColorRef.optional(),
});

const FontFile = z.strictObject({
  family: z.string().min(1),
  source: z.literal('file'),
  /** The languages for which it is a fallback: one with Japanese forms of characters is wrong in Chinese. Default: all. */
  languages: z.array(LanguageTag).min(1).optional(),
  files: z
    .array(
      z.strictObject({
        path: RelativePath,
        /** One weight, or the range of a variable font: `400` or `200..800`. */
        weight: z.union([z.int().min(1).max(1000), z.string().regex(/^\d+\.\.\d+$/)]).default(400),
        style: z.enum(['normal', 'italic']).default('normal'),
        /** CSS `unicode-range` of a subset file. */
        range: z.string().optional(),
      }),
    )
    .min(1),
});

/** Changes to the style of one kind of text. Lengths are in em, because templates choose the size. */
export const TypeChange = z
  .strictObject({
    family: z.string().min(1),
    weight: z.int().min(1).max(1000),
    'line-height': z.number().min(0.7).max(2),
    'letter-spacing': z.number().min(-0.2).max(0.5),
    case: z.enum(['as-written', 'upper']),
    fallback: z.array(z.string().min(1)),
  })
  .partial();
export type TypeChange = z.infer<typeof TypeChange>;

/** The style of one kind of text. */
export const TypeStyle = z.strictObject({
  /** The name of a font of the brand. */
  family: z.string().min(1),
  /** 1 to 1000. Default 400. */
  weight: TypeChange.shape.weight.unwrap().default(400),
  /** A multiple of the font size. Default 1.2. */
  'line-height': TypeChange.shape['line-height'].unwrap().default(1.2),
  /** Em. Default 0. */
  'letter-spacing': TypeChange.shape['letter-spacing'].unwrap().default(0),
  /** Whether text is set in capitals. Default `as-written`. */
  case: TypeChange.shape.case.unwrap().default('as-written'),
  /** Other fonts of the brand, in order, for characters that `family` does not have, such as those of another script. Default: none. */
  fallback: TypeChange.shape.fallback,
});
export type TypeStyle = z.infer<typeof TypeStyle>;

const TypographyFile = z.strictObject({
  fonts: z.array(FontFile).min(1),
  base: TypeStyle,
  headings: TypeStyle,
  /** Named changes to the styles above, for variants to choose from. */
  sets: z
    .record(Id, z.strictObject({base: TypeChange.optional(), headings: TypeChange.optional()}))
    .default({}),
});

/** What `tenspot shoot` buys where the file of a bed does not exist. */
const BedDescription = z.strictObject({
  model: Id.describe('The id of a music model: docs/providers.md lists them.'),
  prompt: Words.describe('What the music is like, in words; for a catalogue, the id of a track.'),
  seconds: z
    .number()
    .min(1)
    .max(600)
    .default(60)
    .describe('The length of the track. A render cuts it on bars to the length of the spot.'),
  vocals: z.boolean().default(false).describe('Whether the track may have a voice.'),
  take: z.int().min(1).default(1).describe('Another number buys another track of the same description.'),
});
export type BedDescription = z.infer<typeof BedDescription>;

const MusicFile = z.strictObject({
  beds: z
    .record(
      Id,
      z.strictObject({
        /** The track. With `buy`, it may be missing until it is bought. */
        file: RelativePath,
        buy: BedDescription.optional(),
        /** Beats a minute. Default: measured. */
        bpm: z.number().min(30).max(300).optional(),
        /** Beats in a bar. */
        beats: z.int().min(2).max(12).default(4),
        /** Seconds of the file at which its first whole bar begins. Default: its start; where `bpm` is measured, the first beat that is heard, or whole bars before it. */
        offset: z.number().min(0).max(600).optional(),
      }),
    )
    .superRefine(refuseSharedTracks)
    .default({}),
  sounds: z.record(Id, RelativePath).default({}),
  'sonic-logo': RelativePath.optional(),
});

/**
 * A limit of a rule of `tenspot check`: a number where it makes the rule stricter; with a name and a reason where it makes it
 * looser.
 */
const BrandLimit = z.union([z.number(), z.strictObject({value: z.number(), by: Words, why: Words})], {
  error: 'expected a number, or {value: a number, by: a name, why: a reason}',
});
export type BrandLimit = z.infer<typeof BrandLimit>;

const ProductOutline = {
  /** A picture of the same proportions as the photo, white where the product is. */
  mask: RelativePath.optional(),
  /** The rectangle around the product, as fractions of the photo: left, top, width, height. */
  box: z.tuple([Fraction, Fraction, Fraction, Fraction]).optional(),
};

/** A line that spots show: one text, or one for each language. */
const LocalLine = z.union(
  [Text, z.record(LanguageTag, Text).refine((texts) => Object.keys(texts).length > 0)],
  {error: 'expected a text, or a text for each language, such as {en: Drink up., de: Trink aus.}'},
);

/** What differs in a market. */
const Market = z.strictObject({
  /** The countries of the market (ISO 3166-1), for claims that are limited to countries. Default: that of the language. */
  countries: z.array(CountryCode).default([]),
  /** The currency of its prices (ISO 4217): a price in another one is an error. Default: any. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, {error: 'expected the code of a currency, such as EUR'})
    .optional(),
  /** Its lines in place of those of the brand. */
  legal: LocalLine.optional(),
  tagline: LocalLine.optional(),
  url: LocalLine.optional(),
});

/** Tenspot's own fields, under `defaults.tenspot`, where `_brand.yml` lets tools keep theirs. */
const TenspotDefaults = z.strictObject({
  voice: Text.optional(),
  /** The voices that speak, by name. */
  voices: z.record(Id, Speaker).default({}),
  pronunciation: Pronunciation.default({}),
  words: z
    .strictObject({
      banned: z.array(Text).default([]),
      claims: z.array(BrandClaim).default([]),
      style: TextStyle.prefault({}),
    })
    .prefault({}),
  logo: z
    .strictObject({
      /** Free space around the logo, as a fraction of its height. */
      'clear-space': z.number().min(0).max(2).default(0.5),
      /** Smallest width, as a fraction of the frame's width. */
      'min-width': Fraction.default(0.12),
    })
    .prefault({}),
  legal: LocalLine.optional(),
  'end-card': z.strictObject({tagline: LocalLine, url: LocalLine.optional()}),
  /** Where its ads run, by name: variants choose one by `market`. */
  markets: z.record(Id, Market).default({}),
  products: z
    .record(
      Id,
      z.strictObject({
        file: RelativePath,
        focus: z.tuple([Fraction, Fraction]).default([0.5, 0.5]),
        /** Where the product is in the photo; only for checks. Not needed for a cut-out photo, or one on a plain background. */
        ...ProductOutline,
        /** Other photos of the product, for checks: its back, its side, another light. */
        views: z
          .array(z.union([RelativePath, z.strictObject({file: RelativePath, ...ProductOutline})]))
          .default([]),
        /** Everything that is written on the product, line by line. Default: what can be read in its photos. */
        label: z.array(Text).optional(),
      }),
    )
    .default({}),
  looks: z.record(Id, BrandLook.extend({cube: RelativePath.optional()})).default({}),
  music: MusicFile.prefault({}),
  rights: RelativePath.optional(),
  /** Limits of rules of `tenspot check` that differ for this brand, by rule and limit. */
  check: z.record(z.string(), z.record(z.string(), BrandLimit)).default({}),
  /** Figures of placements that differ for this brand, by the id of the placement. */
  placements: PlacementOverrides.default({}),
});

/** `brand.yaml`: the vocabulary of `_brand.yml` (posit-dev.github.io/brand-yml). */
export const BrandFile = z.strictObject({
  meta: z.strictObject({name: Text, link: z.url().optional()}),
  logo: LogoFile,
  color: ColorFile,
  typography: TypographyFile,
  defaults: z.strictObject({tenspot: TenspotDefaults}),
});
export type BrandFile = z.infer<typeof BrandFile>;
