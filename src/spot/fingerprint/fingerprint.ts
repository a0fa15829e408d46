import {z} from 'zod';
import {ResolvedSpot} from '../timeline/resolved-spot.ts';
import {UncacheableReason} from './uncacheable-reason.ts';

/** Props of the composition that fingerprints graphics: frame n of it fingerprints these frames of spot n. */
export const FingerprintRequest = z.strictObject({
  spots: z.array(z.strictObject({spot: ResolvedSpot, frames: z.array(z.int().min(0))})),
});
export type FingerprintRequest = z.infer<typeof FingerprintRequest>;

/** Characters of the graphics, and the font families that they are set in: the first one that has a character draws it. */
export const FontText = z.strictObject({families: z.array(z.string()), characters: z.string()});
export type FontText = z.infer<typeof FontText>;

/** What the browser reads of one graphics state. */
export const StateFingerprint = z.strictObject({
  /** The DOM with everything that decides its pixels. Equal texts are equal pictures, unless `uncacheable`. */
  dom: z.string(),
  /** Why the DOM does not determine the pixels; null where it does, as far as the browser can see. */
  uncacheable: UncacheableReason.nullable(),
  fontText: z.array(FontText),
});
export type StateFingerprint = z.infer<typeof StateFingerprint>;

/**
 * The fields of the copy that the graphics of a frame read, sorted. Null: all of them, including which fields exist. Graphics whose copy agrees
 * in these fields, and whose other props are equal, look the same.
 */
export const CopyReads = z.array(z.string()).nullable();
export type CopyReads = z.infer<typeof CopyReads>;

/** What the browser reports of one spot: its graphics states, and for each frame of the spot what follows. */
export const FingerprintReport = z.strictObject({
  /** The place of its state in `states`; -1 for a frame that was not asked for. */
  frames: z.array(z.int().min(-1)),
  /** What it read of the copy; null for a frame that was not asked for. */
  copyReads: z.array(CopyReads),
  states: z.array(StateFingerprint),
  /** The text of the page's style sheets: they decide the pixels of every state. */
  styleSheets: z.string(),
});
export type FingerprintReport = z.infer<typeof FingerprintReport>;

/** Props of the composition that draws graphics states: frame n of it draws state n, the graphics of one frame of a spot. */
export const StateDrawingRequest = z.strictObject({
  spots: z.array(ResolvedSpot),
  states: z.array(z.strictObject({spot: z.int().min(0), frame: z.int().min(0)})),
});
export type StateDrawingRequest = z.infer<typeof StateDrawingRequest>;

/** What the browser reports of a state that it drew: its fingerprint, read again for the self-check. */
export const DrawnStateReport = z.strictObject({
  dom: z.string(),
  uncacheable: UncacheableReason.nullable(),
  styleSheets: z.string(),
});
export type DrawnStateReport = z.infer<typeof DrawnStateReport>;

/** Props of the composition that draws graphics with or without their texts: frame n of it draws picture n. */
export const TextPictureRequest = z.strictObject({
  spots: z.array(ResolvedSpot),
  pictures: z.array(z.strictObject({spot: z.int().min(0), frame: z.int().min(0), text: z.boolean()})),
});
export type TextPictureRequest = z.infer<typeof TextPictureRequest>;
