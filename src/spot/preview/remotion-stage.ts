import type {Problem} from '../problem/errors.ts';
import type {ResolvedSpot} from '../timeline/resolved-spot.ts';

/** The data of the compositions that Remotion's own commands see. Node writes it, the browser reads it. */
export type RemotionStage = {
  /** Every spot that can be read. */
  spots: RemotionSpot[];
};

/** A spot, and its valid variants. */
export type RemotionSpot = {
  /** The id of the spot. */
  id: string;
  variants: RemotionVariant[];
};

/** A variant as a composition. */
export type RemotionVariant = {
  /** The id of its composition. */
  id: string;
  /** With graded copies of its takes and its mix; without them where there is a problem. */
  spot: ResolvedSpot;
  /** Why it cannot be drawn; null where it can. */
  problem: Problem | null;
};
