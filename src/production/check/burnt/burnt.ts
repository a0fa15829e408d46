import type {Rule, RuleLimits} from '../../../spot/findings/rule.ts';
import type {ShownElement} from '../../../spot/findings/shown-elements.ts';
import type {Box} from '../../../spot/geometry/box.ts';
import type {Span} from '../../../spot/timeline/frames.ts';
import type {ResolvedSpot} from '../../../spot/timeline/resolved-spot.ts';
import type {FrameComparison} from './compare-blocks.ts';

/** A frame of the master, compared with what the edit and the graphics give. */
export type BurntFrame = {
  frame: number;
  /** The frames for which it stands: those with the same graphics over the same clip. */
  span: Span;
  comparison: FrameComparison;
};

/** A text of the graphics, and what was read at its place in the master. */
export type BurntText = {
  /** The field of the text: `copy.price`. */
  name: string;
  /** The text as it was approved. */
  approved: string;
  /** False if the template draws other words than the approved ones. */
  isApproved: boolean;
  /** What was read; null where the text is in a script that cannot be read. */
  read: string | null;
  frame: number;
  /** In pixels of the master. */
  box: Box;
};

/** A master whose frames were compared with what its documents give, and whose texts were read back. */
export type BurntMaster = {
  spot: ResolvedSpot;
  /** 1 for masters, 0.5 for proofs. */
  scale: number;
  shown: readonly ShownElement[];
  frames: readonly BurntFrame[];
  /** Null where the texts could not be read. */
  texts: readonly BurntText[] | null;
  /** Why the texts could not be read; null where they were. */
  textsUnread: string | null;
  /** True if something failed that may succeed in the next check: what was found is then not kept. */
  failed: boolean;
  /** Frames that could not be compared, and why. */
  unchecked: readonly {frames: Span | null; why: string}[];
};

/** Gives a rule about what is burnt in the types of its own limits. */
export const burntRule = <const L extends RuleLimits>(rule: Rule<BurntMaster, L>): Rule<BurntMaster, L> =>
  rule;
