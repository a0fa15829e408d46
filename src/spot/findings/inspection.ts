import {z} from 'zod';
import {Box} from '../geometry/box.ts';
import {ResolvedSpot} from '../timeline/resolved-spot.ts';

/** A spot, and the distinct frames of it to inspect. */
const Specimen = z.strictObject({spot: ResolvedSpot, frames: z.array(z.int().min(0))});
export type InspectedSpot = z.infer<typeof Specimen>;

/** The props of the composition `inspect`. Its frame n inspects specimen n. */
export const Inspecting = z.strictObject({specimens: z.array(Specimen)});
export type Inspecting = z.infer<typeof Inspecting>;

/** An element that its content has to stay inside of: a declared box, or a visible panel. */
const Holder = z.strictObject({name: z.string(), box: Box});
export type EnclosingBox = z.infer<typeof Holder>;

/** One line of text, a button, a price, a logo or a declared box at a frame. Lengths are in pixels of the frame. */
export const InspectedElement = z.strictObject({
  kind: z.enum(['text', 'box', 'logo']),
  /** The field of its text (`copy.hook`), or the name of the element. */
  name: z.string(),
  text: z.string(),
  /** A number that the lines of one text share; unique for other elements. */
  block: z.int(),
  /** The line box of a text, or the edges of a box. */
  box: Box,
  /** The area that the glyphs cover. */
  ink: Box,
  /** The product of the opacities of the element and all elements around it, 0 to 1. */
  opacity: z.number(),
  /** True if something opaque covers all of it. */
  covered: z.boolean(),
  /** The boxes that it has to stay inside of. */
  holders: z.array(Holder),
  /** The visible area after all clipping by elements around it; null if nothing clips it. */
  clip: Box.nullable(),
});
export type InspectedElement = z.infer<typeof InspectedElement>;

const Trouble = z.looseObject({code: z.string(), what: z.string()});

/** The elements at one frame of a spot. */
export const InspectedFrame = z.strictObject({
  frame: z.int(),
  pieces: z.array(InspectedElement),
  /** Problems that components reported or threw. If one was thrown, `broken` is true and nothing is drawn. */
  problems: z.array(Trouble),
  broken: z.boolean(),
});
export type InspectedFrame = z.infer<typeof InspectedFrame>;

/** The inspected frames of one spot. */
export const Inspection = z.strictObject({moments: z.array(InspectedFrame)});
export type Inspection = z.infer<typeof Inspection>;
