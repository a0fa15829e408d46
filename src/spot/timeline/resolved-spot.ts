import {z} from 'zod';
import {Staged, StagedBrand} from '../brand/staged-brand.ts';
import {ShownCaption} from '../captions/shown-caption.ts';
import {Id} from '../documents/field-types.ts';
import {Box} from '../geometry/box.ts';
import {Format} from '../variant/format.ts';
import {FrameRate, Span} from './frames.ts';
import {asShown, Footage} from './timeline.ts';

/**
 * One variant, ready to be drawn: what Node hands to the browser and both sides parse. Every file in
 * it is staged, so equal values mean an equal picture.
 *
 * The set engine gets the conformed takes and grades them by their cubes in ffmpeg. The reference engine gets copies that
 * are graded already, without cubes. Previews grade the conformed takes in the browser.
 */
export const ResolvedSpot = z.strictObject({
  /** The id of its template. */
  template: Id,
  /** The brand, with staged files. */
  brand: StagedBrand,
  /** The copy, parsed by the schema of the template. */
  copy: z.record(z.string(), z.unknown()),
  /** BCP 47 tag. */
  language: z.string(),
  /** Width to height: `9:16`. */
  format: Format,
  /** Width of the frame, in pixels. */
  width: z.int().positive(),
  /** Height of the frame, in pixels. */
  height: z.int().positive(),
  /** Frames a second. */
  fps: FrameRate,
  /** Length, in frames. */
  frames: z.int().min(1),
  /** The safe box, in pixels. */
  safe: Box,
  /** First frame and length of each slot, in frames. */
  slots: z.record(Id, Span),
  /** The clip in each slot, where it lies in the frame, and how it is graded. */
  footage: z.array(Footage),
  /** What the voice says, page by page. Left out where the spot has no captions. */
  captions: z.array(ShownCaption).optional(),
  /** The mix, in previews. Null in renders: they are muted, and the mix is added to the finished picture. */
  mix: Staged.nullable(),
});
export type ResolvedSpot = z.infer<typeof ResolvedSpot>;

/** A spot with its clips as renders show them (`asShown`). */
export const shownSpot = (spot: ResolvedSpot): ResolvedSpot => ({
  ...spot,
  footage: spot.footage.map(asShown),
});

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
