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
 *
 * The set engine gets the conformed takes and grades them by their cubes in ffmpeg. The reference engine gets copies that
 * are graded already, without cubes. Previews grade the conformed takes in the browser.
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
  /** The mix, in previews. Null in renders: they are muted, and the mix is added to the finished picture. */
  mix: Staged.nullable(),
});
export type ResolvedSpot = z.infer<typeof ResolvedSpot>;

/** A spot whose clips are shown as they are in their files. */
export const withoutGrade = (spot: ResolvedSpot): ResolvedSpot => ({
  ...spot,
  footage: spot.footage.map((clip) => ({...clip, cube: null})),
});

/** The spot without its footage and its mix: all that its graphics are drawn from. */
export const graphicsOnly = (spot: ResolvedSpot): ResolvedSpot => ({
  ...spot,
  footage: [],
  mix: null,
});
