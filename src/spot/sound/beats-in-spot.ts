import type {BedPiece} from './mix-plan.ts';

/** The beats of a spot, in seconds of the spot, in order. `downbeat`: the first of a bar. */
export type SpotBeat = {at: number; downbeat: boolean};

/** The beats of a track, and which of them begin bars. */
export type BarBeats = {
  /** Seconds of the file. */
  beats: readonly number[];
  /** Beats in a bar. */
  perBar: number;
  /** Seconds of the file at which its first whole bar begins. */
  offset: number;
};

/** Beats that are nearer than this many seconds to the one before, at a cut, are the same beat. */
const SAME_BEAT = 0.05;

/** The beats that are heard in a spot whose bed is cut to these pieces. */
export function beatsInSpot(pieces: readonly BedPiece[], {beats, perBar, offset}: BarBeats): SpotBeat[] {
  const first = nearestIndex(beats, offset);
  const found: SpotBeat[] = [];
  let start = 0;
  for (const {from, to} of pieces) {
    for (const [index, beat] of beats.entries()) {
      if (beat < from - SAME_BEAT / 2 || beat >= to - SAME_BEAT / 2) continue;
      const at = Math.max(0, start + beat - from);
      if (at - (found.at(-1)?.at ?? Number.NEGATIVE_INFINITY) < SAME_BEAT) continue;
      found.push({at, downbeat: (((index - first) % perBar) + perBar) % perBar === 0});
    }
    start += to - from;
  }
  return found;
}

function nearestIndex(beats: readonly number[], at: number): number {
  let best = 0;
  for (const [index, beat] of beats.entries())
    if (Math.abs(beat - at) < Math.abs((beats[best] ?? 0) - at)) best = index;
  return best;
}

/** The beats of a steady tempo, for a track whose tempo is declared and whose sound says nothing else. */
export function steadyBeats({
  bpm,
  offset,
  seconds,
}: {
  bpm: number;
  offset: number;
  seconds: number;
}): number[] {
  const period = 60 / bpm;
  const from = offset - Math.floor(offset / period) * period;
  return Array.from(
    {length: Math.max(0, Math.ceil((seconds - from) / period))},
    (_, at) => from + at * period,
  );
}
