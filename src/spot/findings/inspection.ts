import {z} from 'zod';
import {Box} from '../geometry/box.ts';
import {ResolvedSpot} from '../timeline/resolved-spot.ts';

/** A spot, and the frames of it to look at: no two the same. */
const Specimen = z.strictObject({spot: ResolvedSpot, frames: z.array(z.int().min(0))});
export type InspectedSpot = z.infer<typeof Specimen>;

/** What the composition `inspect` is given: its frame n is specimen n. */
export const Inspecting = z.strictObject({specimens: z.array(Specimen)});
export type Inspecting = z.infer<typeof Inspecting>;

/** An element that what it holds has to stay inside of: a box that says so, or a panel that shows. */
const Holder = z.strictObject({name: z.string(), box: Box});
export type EnclosingBox = z.infer<typeof Holder>;

/** One line of text, a button, a price, a logo or a declared box, as it stands at a frame. Pixels of the frame. */
export const InspectedElement = z.strictObject({
  kind: z.enum(['text', 'box', 'logo']),
  /** Where its words come from (`copy.hook`), or what it is. */
  name: z.string(),
  text: z.string(),
  /** Lines of one text share it; otherwise each piece has its own. */
  block: z.int(),
  /** A line as it is set, or the edges of a box. */
  box: Box,
  /** The part of the frame that letters cover. */
  ink: Box,
  /** Of all that it stands in, 0 to 1. */
  opacity: z.number(),
  /** Something that cannot be seen through lies over all of it. */
  covered: z.boolean(),
  holders: z.array(Holder),
  /** What is left of the frame after everything around it that cuts off; null when nothing does. */
  clip: Box.nullable(),
});
export type InspectedElement = z.infer<typeof InspectedElement>;

const Trouble = z.looseObject({code: z.string(), what: z.string()});

/** What stands where at one frame of a spot. */
export const InspectedFrame = z.strictObject({
  frame: z.int(),
  pieces: z.array(InspectedElement),
  /** Problems that the graphics told while they were drawn; `broken` ones left nothing to see. */
  problems: z.array(Trouble),
  broken: z.boolean(),
});
export type InspectedFrame = z.infer<typeof InspectedFrame>;

/** What the page says of one spot. */
export const Inspection = z.strictObject({moments: z.array(InspectedFrame)});
export type Inspection = z.infer<typeof Inspection>;
