import type {FingerprintedVariant, PlannedSegment} from '../plan-set.ts';
import type {StateDrawing} from './draw-states.ts';
import type {PassedChecks} from './passed-checks.ts';
import {selfCheckFrames} from './self-check-frames.ts';

type DrawingPlan = {
  /** States that no earlier run kept, and the frames of self-checks. */
  drawings: StateDrawing[];
  /** The self-checks of each state that it has not passed in an earlier run. */
  checksOf: Map<string, readonly StateDrawing[]>;
  /** The first frame that shows a state. */
  firstFrames: Map<string, number>;
  /** Pictures of earlier runs. */
  files: Map<string, string>;
  missing: Set<string>;
};

/** What has to be drawn for these segments, in their order. `recall`: the picture that an earlier run kept of a state. */
export async function planDrawings(
  segments: readonly PlannedSegment[],
  variants: readonly FingerprintedVariant[],
  recall: (fingerprint: string) => Promise<string | undefined>,
  passedChecks: Pick<PassedChecks, 'open'>,
): Promise<DrawingPlan> {
  const plan: DrawingPlan = {
    drawings: [],
    checksOf: new Map(),
    firstFrames: new Map(),
    files: new Map(),
    missing: new Set(),
  };
  const drawn = segments.filter(({uncacheable: reason}) => reason === null);
  const checksOf = Map.groupBy(selfCheckFrames(drawn, variants), ({fingerprint}) => fingerprint);
  const waiting: StateDrawing[][] = [];
  for (const segment of drawn) {
    const spot = variants[segment.variant]?.spot;
    if (!spot) continue;
    for (const [at, fingerprint] of segment.states.entries()) {
      if (plan.firstFrames.has(fingerprint)) continue;
      const frame = segment.from + at;
      plan.firstFrames.set(fingerprint, frame);
      const file = await recall(fingerprint);
      const checks = checksOf.get(fingerprint) ?? [];
      if (file !== undefined) plan.files.set(fingerprint, file);
      else {
        plan.missing.add(fingerprint);
        plan.drawings.push({fingerprint, spot, frame});
      }
      const open = file === undefined ? checks : await passedChecks.open(fingerprint, checks);
      plan.checksOf.set(fingerprint, open);
      waiting.push([...open]);
    }
    plan.drawings.push(...takeChecks(waiting, CHECKS_BETWEEN));
  }
  plan.drawings.push(...waiting.flat());
  return plan;
}

/**
 * Self-checks that are drawn after the states of a segment and before those of the next: enough that states become
 * certain soon after they are drawn, few enough that ffmpeg does not wait for a state that many segments check.
 */
const CHECKS_BETWEEN = 4;

/** Takes up to `count` checks, of the states with the fewest first. */
function takeChecks(waiting: StateDrawing[][], count: number): StateDrawing[] {
  waiting.sort((a, b) => a.length - b.length);
  const taken: StateDrawing[] = [];
  while (taken.length < count && waiting[0] !== undefined) {
    taken.push(...waiting[0].splice(0, count - taken.length));
    if (waiting[0].length === 0) waiting.shift();
  }
  return taken;
}
