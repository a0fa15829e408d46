import {distance} from '../../spot/findings/layout-rules.ts';
import type {ProductPlace} from '../../spot/findings/product-place.ts';
import type {Rule, RuleLimits} from '../../spot/findings/rule.ts';
import type {GraphicsRun, ShownElement} from '../../spot/findings/shown-elements.ts';
import type {TextGround} from '../../spot/findings/text-ground.ts';
import type {PlacedZone} from '../../spot/placement/placements.ts';
import type {ResolvedSpot} from '../../spot/timeline/resolved-spot.ts';

/** A staged variant whose graphics were inspected in the browser. Boxes are in pixels of the spot. */
export type CheckedGraphics = {
  spot: ResolvedSpot;
  /** Words that the brand bans, claims that it approved, and those that the brief approves. */
  words: {banned: readonly string[]; claims: readonly string[]; ofBrief: readonly string[]};
  /** The safe zone of each placement of the variant. */
  zones: readonly PlacedZone[];
  /** What the graphics are at each frame: runs of frames with the same graphics, in their order. */
  runs: readonly GraphicsRun[];
  /** Every text, box and logo, and when it is seen. */
  shown: readonly ShownElement[];
  /** What is behind each text and each logo, measured at several of its frames. */
  grounds: readonly TextGround[];
  /** Where the product is in the footage, at the frames at which it is known. */
  product: readonly ProductPlace[];
  /** Characters that the fonts of the brand do not have, each with a frame that shows it. */
  foreign: readonly {frame: number; character: string}[];
};

/** Gives a rule about graphics the types of its own limits. */
export const graphicsRule = <const L extends RuleLimits>(
  rule: Rule<CheckedGraphics, L>,
): Rule<CheckedGraphics, L> => rule;

/** What was measured behind the lines of one text, or behind one logo, at its places while it was there. Others may have the same name. */
export const groundsOf = (
  {grounds}: Pick<CheckedGraphics, 'grounds'>,
  {name, rest, runs}: ShownElement,
): TextGround[] =>
  grounds.filter(
    ({name: field, text, frame, box}) =>
      field === name &&
      frame >= rest.from &&
      frame < rest.from + rest.frames &&
      runs.some(
        ({from, frames, parts}) =>
          frame >= from &&
          frame < from + frames &&
          parts.some((part) => part.text === text && distance(part.ink, box) < 1),
      ),
  );

/** How long an element is seen, in seconds. */
export const secondsSeen = ({seen}: ShownElement, {fps}: Pick<ResolvedSpot, 'fps'>): number =>
  seen.frames / fps;

/** True for captions of what is said: a part of the name of the field is `caption` or `captions`, as in `copy.captions.0`. */
export const isCaption = ({kind, name}: ShownElement): boolean =>
  kind === 'text' && /(?:^|[."])captions?(?![a-z])/i.test(name);
