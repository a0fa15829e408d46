import type {FingerprintedVariant, PlannedSegment} from '../plan-set.ts';
import type {StateDrawing} from './draw-states.ts';

/** Runs of equal fingerprints from this many frames on are checked. */
const SHORTEST_RUN = 3;

/**
 * The frames that are drawn as self-checks: one inside each run of equal fingerprints, where the picture has to be the
 * state's. The segment's key chooses it, so segments differ and repeated runs of Tenspot do not.
 */
export const selfCheckFrames = (
  segments: readonly PlannedSegment[],
  variants: readonly FingerprintedVariant[],
): StateDrawing[] =>
  segments.flatMap(({variant, from, states, key}) => {
    const spot = variants[variant]?.spot;
    if (!spot) return [];
    const seed = Number.parseInt(key.slice(0, 8), 16);
    return runsOf(states)
      .filter(({length}) => length >= SHORTEST_RUN)
      .map(({fingerprint, start, length}) => ({
        fingerprint,
        spot,
        frame: from + start + 1 + ((seed + start) % (length - 2)),
      }));
  });

type Run = {fingerprint: string; start: number; length: number};

function runsOf(states: readonly string[]): Run[] {
  const runs: Run[] = [];
  for (const [at, fingerprint] of states.entries()) {
    const last = runs.at(-1);
    if (last?.fingerprint === fingerprint) last.length++;
    else runs.push({fingerprint, start: at, length: 1});
  }
  return runs;
}
