import {z} from 'zod';
import {Staged, StagedBrand} from '../brand/staged-brand.ts';
import {Id} from '../documents/field-types.ts';
import {Box} from '../geometry/box.ts';
import {Format} from '../variant/format.ts';
import {FrameRate, Span} from './frames.ts';
import {Footage} from './timeline.ts';

/**
 * One variant, ready to be drawn: what Node hands to the browser and both sides parse. Every file in
 * it is staged, so equal values mean an equal picture.
 */
export const ResolvedSpot = z.strictObject({
  template: Id,
  brand: StagedBrand,
  copy: z.record(z.string(), z.unknown()),
  language: z.string(),
  format: Format,
  width: z.int().positive(),
  height: z.int().positive(),
  fps: FrameRate,
  frames: z.int().min(1),
  safe: Box,
  slots: z.record(Id, Span),
  footage: z.array(Footage),
  /** Set for previews: the footage is graded while it is drawn. Renders use graded takes. */
  cube: Staged.nullable(),
  /** Set for previews: the mix. Renders are muted and get it when they are done. */
  mix: Staged.nullable(),
});
export type ResolvedSpot = z.infer<typeof ResolvedSpot>;

/** What its graphics are drawn from: footage, look and sound have no part in them. */
export const graphicsOnly = (spot: ResolvedSpot): ResolvedSpot => ({
  ...spot,
  footage: [],
  cube: null,
  mix: null,
});
