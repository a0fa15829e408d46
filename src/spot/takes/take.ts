import {z} from 'zod';
import {Staged} from '../brand/staged-brand.ts';
import {Fraction, Id} from '../documents/field-types.ts';
import {RightsRecord} from '../documents/rights.ts';

/** One clip for a shot, conformed: the spot's frame rate, H.264, BT.709, short closed groups of pictures. */
export const Take = z.strictObject({
  shot: Id,
  /** 1, 2, 3 ... within the shot. */
  number: z.int().min(1),
  provider: Id,
  model: Id,
  /** sha256 of the canonical request: what was asked for, not where it came from. */
  request: z.string(),
  src: Staged,
  frames: z.int().min(1),
  fps: z.number().positive(),
  width: z.int().positive(),
  height: z.int().positive(),
  focus: z.tuple([Fraction, Fraction]),
  /** What the clip was before it was conformed, when that shows (`23.976 fps, 24 frames repeated`). */
  warnings: z.array(z.string()),
  /** Why this take and no other is used, where somebody has to know: it is stale, or another was asked for. */
  notes: z.array(z.string()).optional(),
  /** It only shows what is to be shot: it is never delivered. */
  standsIn: z.literal(true).optional(),
  /** The record of a supplied clip or photo; null when none names it. */
  rights: RightsRecord.nullable(),
});
export type Take = z.infer<typeof Take>;
