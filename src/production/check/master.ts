import type {MasterFile} from '../../machine/media/master-file.ts';
import type {CoveredFootage} from '../../spot/findings/covered-footage.ts';
import type {FrameMeasures, TakeMeasures} from '../../spot/findings/frame-measures.ts';
import type {ClipMatch} from '../../spot/findings/match-footage.ts';
import type {Rule, RuleLimits} from '../../spot/findings/rule.ts';
import type {VoiceMeasures} from '../../spot/findings/voice-measures.ts';
import type {Size} from '../../spot/geometry/box.ts';
import type {FormatPlacement} from '../../spot/placement/joint-placement.ts';
import type {Placement} from '../../spot/placement/placement.ts';
import type {ResolvedSpot} from '../../spot/timeline/resolved-spot.ts';
import type {MasterSound} from './measure/measure-sound.ts';

/** A finished master with everything that was measured of it, and what the documents say it should be. */
export type CheckedMaster = {
  spot: ResolvedSpot;
  placement: FormatPlacement;
  /** Each placement by itself. */
  placements: readonly Placement[];
  /** The size that the file should have. Proofs have half the size of the spot. */
  size: Size;
  file: MasterFile;
  picture: FrameMeasures;
  /** What was measured of the takes, by their staged files. */
  takes: ReadonlyMap<string, TakeMeasures>;
  /** Where the graphics cover the footage. */
  covered: readonly CoveredFootage[];
  /** For each clip, the footage in each frame against the take that the edit names. */
  footage: readonly ClipMatch[];
  /** The sound beside the mix of the spot; null if the file has none, or if it cannot be decoded. */
  sound: MasterSound | null;
  /** The voice of the mix and the rest of it; null if it has no voice. */
  voice: VoiceMeasures | null;
};

/** Gives a rule about masters the types of its own limits. */
export const masterRule = <const L extends RuleLimits>(
  rule: Rule<CheckedMaster, L>,
): Rule<CheckedMaster, L> => rule;
