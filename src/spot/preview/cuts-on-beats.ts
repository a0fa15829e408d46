import type {SpotBeat} from '../sound/beats-in-spot.ts';
import {toFrames} from '../timeline/frames.ts';
import type {ResolvedSpot} from '../timeline/resolved-spot.ts';

/** A cut, and where the nearest beat is. */
export type CutOnBeat = {
  /** The slot that begins with the cut. */
  slot: string;
  frame: number;
  /** Frames from the nearest beat to the cut: negative where the cut is early. Null where the bed has no beat. */
  off: number | null;
  /** Whether that beat is the first of a bar. */
  downbeat: boolean;
};

/** The cuts of a spot in order, without its start, each with the distance to the nearest beat of the bed. */
export function cutsOnBeats(
  {slots, fps}: Pick<ResolvedSpot, 'slots' | 'fps'>,
  beats: readonly SpotBeat[],
): CutOnBeat[] {
  // Slots that show together begin with one cut: that of the first of them.
  const starts = new Map<number, string>();
  for (const [slot, {from}] of Object.entries(slots))
    if (from > 0 && !starts.has(from)) starts.set(from, slot);
  return [...starts]
    .sort(([a], [b]) => a - b)
    .map(([frame, slot]) => ({slot, frame, ...nearestTo(frame, fps, beats)}));
}

function nearestTo(
  frame: number,
  fps: number,
  beats: readonly SpotBeat[],
): Pick<CutOnBeat, 'off' | 'downbeat'> {
  let best: Pick<CutOnBeat, 'off' | 'downbeat'> = {off: null, downbeat: false};
  for (const {at, downbeat} of beats) {
    const off = frame - toFrames(at, fps);
    if (best.off === null || Math.abs(off) < Math.abs(best.off)) best = {off, downbeat};
  }
  return best;
}
