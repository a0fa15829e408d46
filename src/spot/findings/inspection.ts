import {z} from 'zod';
import {FontText} from '../fingerprint/fingerprint.ts';
import {UncacheableReason} from '../fingerprint/uncacheable-reason.ts';
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

/** A colour as `#rrggbb`, and its opacity, 0 to 1. */
const Paint = z.strictObject({color: z.string(), alpha: z.number()});
export type Paint = z.infer<typeof Paint>;

/** How a line of text is set. */
const TextPaint = z.strictObject({
  /** Font families in the order in which the browser tries them. */
  families: z.array(z.string()),
  /** Pixels of the frame, after all transforms. */
  size: z.number(),
  weight: z.number(),
  slant: z.enum(['normal', 'italic']),
  /** True if the browser may imitate a weight or a slant that the font does not have. */
  synthesis: z.boolean(),
  /** True if the text has an outline or a shadow, which sets it off from what is behind it. */
  outlined: z.boolean(),
  /** The fill of the glyphs. */
  paint: Paint,
});
export type TextPaint = z.infer<typeof TextPaint>;

/** A picture: where it is drawn, and how it was changed. */
const InspectedImage = z.strictObject({
  /** The name of the staged file, or the address without its folder. */
  src: z.string(),
  /** True for a logo of the kit. */
  logo: z.boolean(),
  /** The size of the file, in pixels. */
  natural: z.strictObject({width: z.number(), height: z.number()}),
  /** The size of its content before all transforms, in pixels. */
  drawn: z.strictObject({width: z.number(), height: z.number()}),
  /** CSS `object-fit`: with `fill`, a `drawn` of another ratio than `natural` is stretched. */
  fit: z.string(),
  /** The area of its whole content, also of what is cut off, as fractions of its box before all transforms: `object-fit` and `object-position`. */
  content: Box,
  /** The linear part of all transforms: `[a, b, c, d]` of a CSS matrix. A negative determinant is a mirrored picture. */
  matrix: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  box: Box,
  opacity: z.number(),
  /** The visible area after all clipping; null if nothing clips it. */
  clip: Box.nullable(),
  /** The CSS of it and of the elements around it that changes its colours or cuts its shape, such as `hue-rotate(160deg)`. */
  effects: z.array(z.string()),
  /** The part of it that something opaque covers, 0 to 1. */
  covered: z.number(),
});
export type InspectedImage = z.infer<typeof InspectedImage>;

/** An element that paints an area or its edges: a background, a gradient, a border, an outline, a shadow or a shape of an SVG. */
const InspectedPanel = z.strictObject({
  name: z.string(),
  box: Box,
  /** Its colours; more than one for a gradient. */
  paints: z.array(Paint),
  /** The colours of its borders and its outline, or of the stroke of a shape. */
  edges: z.array(Paint),
  /** The colours of its shadows. A blurred one counts with half of its opacity. */
  shadows: z.array(Paint),
  opacity: z.number(),
  /**
   * The opacity that it has in all of its box, before `opacity`: 0 for a border and for a shape that leaves parts of its box; the least of a
   * gradient; 1 where it blurs what is behind it.
   */
  cover: z.number(),
  /** For a large shape that leaves parts of its box: the areas that it covers, and those that its outline crosses. Null for all others. */
  parts: z.strictObject({covered: z.array(Box), crossed: z.array(Box)}).nullable(),
  /** The visible area after all clipping; null if nothing clips it. */
  clip: Box.nullable(),
  /** True if it is the plate behind a text. */
  plate: z.boolean(),
});
export type InspectedPanel = z.infer<typeof InspectedPanel>;

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
  /** The part of it that something opaque covers, 0 to 1. */
  covered: z.number(),
  /** The boxes that it has to stay inside of. */
  holders: z.array(Holder),
  /** The visible area after all clipping by elements around it; null if nothing clips it. */
  clip: Box.nullable(),
  /** How a text is set; null for other elements. */
  style: TextPaint.nullable(),
});
export type InspectedElement = z.infer<typeof InspectedElement>;

const Trouble = z.looseObject({code: z.string(), what: z.string()});

/** The elements at one frame of a spot. */
export const InspectedFrame = z.strictObject({
  frame: z.int(),
  pieces: z.array(InspectedElement),
  /** All pictures and painted areas, those of the decoration too. */
  images: z.array(InspectedImage),
  panels: z.array(InspectedPanel),
  /** Problems that components reported or threw. If one was thrown, `broken` is true and nothing is drawn. */
  problems: z.array(Trouble),
  broken: z.boolean(),
});
export type InspectedFrame = z.infer<typeof InspectedFrame>;

/** The fonts of the texts at one frame, and why the styles make the frame uncacheable; null where they do not. */
const InspectedStyles = z.strictObject({
  frame: z.int(),
  fontText: z.array(FontText),
  uncacheable: UncacheableReason.nullable(),
});

/** The inspected frames of one spot. */
export const Inspection = z.strictObject({
  moments: z.array(InspectedFrame),
  styles: z.array(InspectedStyles),
});
export type Inspection = z.infer<typeof Inspection>;
