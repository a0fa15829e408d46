import {z} from 'zod';
import {Format} from '../variant/format.ts';
import {figureKind, figureOf, type PlacementFigure, type Strictness} from './figure.ts';

const Pixels = z.int().min(1);
const Size = z.strictObject({width: Pixels, height: Pixels});
const Part = z.number().min(0).max(1);
const Edges = z
  .strictObject({top: Part, right: Part, bottom: Part, left: Part})
  .refine(({top, right, bottom, left}) => top + bottom < 1 && left + right < 1, {
    error: 'expected edges that leave a part of the frame',
  });
const Range = z.strictObject({from: z.number().min(0).optional(), to: z.number().min(0).optional()});
const Names = z.array(z.string().min(1)).min(1);
const Amount = z.number().min(0);

/** A number with limits and a recommendation. */
const Limits = z.strictObject({
  least: figureOf(Amount, 'more').optional(),
  most: figureOf(Amount, 'less').optional(),
  recommended: figureOf(Range, 'none').optional(),
});

/** One format of a placement. */
const FormatFigures = z.strictObject({
  least: figureOf(Size, 'more').optional(),
  recommended: figureOf(Size, 'none').optional(),
  most: figureOf(Size, 'less').optional(),
  /** The parts of each edge that the platform covers, as fractions of the frame, in an interface from left to right. */
  safeZone: figureOf(Edges, 'more').optional(),
});

const Count = z.int().min(0);

/** The limits of one text of an ad, in characters. */
const TextFigures = z.strictObject({
  least: figureOf(Count, 'more').optional(),
  most: figureOf(Count, 'less').optional(),
  /** How many characters show before the platform cuts the text. */
  shown: figureOf(Count, 'less').optional(),
  /** The same for Chinese, Japanese, Korean and Arabic. */
  shownWide: figureOf(Count, 'less').optional(),
  /** How many characters of the limit one Chinese, Japanese or Korean character takes. Default 1. */
  wide: figureOf(z.number().min(1), 'more').optional(),
  /** How many characters of the limit a link takes. Default: its own length. */
  link: figureOf(Count, 'more').optional(),
  /** Characters that are refused; `emoji` stands for all emoji. */
  refuses: figureOf(Names, 'superset').optional(),
  /** How many different texts an ad has. */
  count: z
    .strictObject({
      least: figureOf(Count, 'more').optional(),
      most: figureOf(Count, 'less').optional(),
    })
    .optional(),
});
export type TextFigures = z.infer<typeof TextFigures>;

/** Everything that is known about a placement in figures. What is absent has no source. */
export const PlacementFigures = z.strictObject({
  /** What is known of each format that runs there; `{}` where no figure has a source. */
  formats: z.strictObject({
    '9:16': FormatFigures.optional(),
    '4:5': FormatFigures.optional(),
    '1:1': FormatFigures.optional(),
    '16:9': FormatFigures.optional(),
  }),
  /** The formats that run there. Absent: those of `formats`. */
  accepts: figureOf(z.array(Format).min(1), 'subset').optional(),
  /** True where the platform mirrors its interface for languages from right to left. */
  mirrors: figureOf(z.boolean(), 'none').optional(),
  seconds: Limits.optional(),
  /** The size of a file. */
  bytes: Limits.optional(),
  /** Bits per second of the whole file. */
  bitRate: Limits.optional(),
  /** Frames per second. */
  frameRate: Limits.optional(),
  /** Extensions of files, without the dot. */
  containers: figureOf(Names, 'subset').optional(),
  /** As ffprobe names them. */
  videoCodecs: figureOf(Names, 'subset').optional(),
  audio: z
    .strictObject({
      /** As ffprobe names them; `pcm` stands for all its kinds. */
      codecs: figureOf(Names, 'subset').optional(),
      /** Number of channels. */
      channels: figureOf(Count, 'less').optional(),
      /** Bits per second. */
      bitRate: Limits.optional(),
      /** Hertz. */
      sampleRate: Limits.optional(),
    })
    .optional(),
  /** Formats of files with captions. */
  captions: figureOf(Names, 'subset').optional(),
  text: z
    .strictObject({
      primaryText: TextFigures.optional(),
      headline: TextFigures.optional(),
      longHeadline: TextFigures.optional(),
      description: TextFigures.optional(),
      brandName: TextFigures.optional(),
    })
    .optional(),
  /** The still that stands for the video. */
  cover: z
    .strictObject({
      containers: figureOf(Names, 'subset').optional(),
      bytes: Limits.optional(),
      /** Pixels. */
      leastWidth: figureOf(Pixels, 'more').optional(),
    })
    .optional(),
  /** What one import of a sheet takes. */
  bulkImport: z
    .strictObject({
      videos: figureOf(Count, 'less').optional(),
      bytesEach: figureOf(Amount, 'less').optional(),
    })
    .optional(),
  /** Integrated loudness in LUFS (EBU R 128), true peak in dBTP, and the most short-term loudness in LUFS where there is a limit. */
  loudness: figureOf(
    z.strictObject({
      lufs: z.number().min(-70).max(0),
      peak: z.number().max(0),
      shortTerm: z.number().min(-70).max(0).optional(),
    }),
    'ceilings',
  ),
});
export type PlacementFigures = z.infer<typeof PlacementFigures>;

/** A figure and its way: `['seconds', 'most']`. */
export type FoundFigure = {path: string[]; figure: PlacementFigure<unknown>; strictness: Strictness};

/** Every figure of a placement, in the order of the schema. */
export const figuresIn = (figures: PlacementFigures): FoundFigure[] => walk(PlacementFigures, figures, []);

function walk(schema: z.ZodType, value: unknown, path: string[]): FoundFigure[] {
  if (value === undefined) return [];
  const bare = withoutOptional(schema);
  const kind = figureKind(bare);
  if (kind) return [{path, figure: value as PlacementFigure<unknown>, strictness: kind.strictness}];
  return Object.entries(fieldSchemas(bare)).flatMap(([key, inner]) =>
    walk(inner, (value as Record<string, unknown>)[key], [...path, key]),
  );
}

/** The schema inside an optional one. */
export const withoutOptional = (schema: z.ZodType): z.ZodType =>
  schema instanceof z.ZodOptional ? withoutOptional(schema.unwrap() as z.ZodType) : schema;

/** The fields of an object's schema; none for other schemas. */
export const fieldSchemas = (schema: z.ZodType): Record<string, z.ZodType> =>
  schema instanceof z.ZodObject ? (schema.shape as Record<string, z.ZodType>) : {};
