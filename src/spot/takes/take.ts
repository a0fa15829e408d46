import {z} from 'zod';
import {Staged} from '../brand/staged-brand.ts';
import {Fraction, Id} from '../documents/field-types.ts';
import {RightsRecord} from '../documents/rights.ts';

const CONVERTED_COLOURS = ['hlg', 'pq', 'bt2020', 'p3'] as const;
/** Colours of clips that are converted to those of BT.709, by what tells them apart. */
export type ConvertedColours = (typeof CONVERTED_COLOURS)[number];

/** One conformed clip for a shot: H.264 at the spot's frame rate, BT.709, short closed groups of pictures. */
export const Take = z.strictObject({
  shot: Id,
  /** 1, 2, 3, ... within the shot and format. */
  number: z.int().min(1),
  provider: Id,
  model: Id,
  /** sha256 of the canonical JSON of the request. It does not depend on the provider. */
  request: z.string(),
  src: Staged,
  frames: z.int().min(1),
  fps: z.number().positive(),
  width: z.int().positive(),
  height: z.int().positive(),
  focus: z.tuple([Fraction, Fraction]),
  /** The hash of the clip or photo that it was made from: it does not depend on how it was converted. Left out where there is none. */
  source: z.string().optional(),
  /** The colours that were converted to those of BT.709: what is measured of the take depends on that. Left out where it had these colours. */
  colours: z.enum(CONVERTED_COLOURS).optional(),
  /** The supplied clip or photo that it was made from, as the documents name it. Left out where there is none. */
  file: z.string().optional(),
  /** Changes by conforming that may be visible, such as repeated frames. */
  warnings: z.array(z.string()),
  /** Why this take is used although it is not the expected one: it is stale, rejected, or another one was named. */
  notes: z.array(z.string()).optional(),
  /** The take is a placeholder, such as an animatic, and is never delivered. */
  standsIn: z.literal(true).optional(),
  /** The rights record of a supplied clip or photo; null if none names it. */
  rights: RightsRecord.nullable(),
});
export type Take = z.infer<typeof Take>;
