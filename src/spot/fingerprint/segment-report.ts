import type {UncacheableReason} from './uncacheable-reason.ts';

/**
 * How a segment of a variant was made:
 * - `composited`: graphics states were drawn, laid over the footage and encoded. `states` counts its graphics states,
 *   `newStates` those that this run drew.
 * - `full-frame`: the browser drew every frame completely, for `reason`.
 * - `shared`: this run made it for the variant `madeFor`.
 * - `reused`: an earlier run made it.
 */
export type SegmentOrigin =
  | {how: 'composited'; states: number; newStates: number}
  | {how: 'full-frame'; reason: UncacheableReason}
  | {how: 'shared'; madeFor: string}
  | {how: 'reused'};

/** One segment of a variant's master, in the order of its frames. */
export type SegmentReport = SegmentOrigin & {
  /** Its first frame in the variant. */
  from: number;
  frames: number;
  /** The slots that it shows. */
  slots: string[];
  /** Graphics states that were drawn for this segment first. Each state counts once in a batch. */
  drawn: number;
};

/** Frames and graphics states of a batch: how much was shown, and how much work it took. */
export type BatchReuse = {
  /** Frames of all variants. */
  shown: number;
  /** Frames that were encoded. */
  encoded: number;
  /** Graphics states that were drawn. */
  states: number;
  /** Frames that the browser drew completely. */
  fullFrames: number;
};

export function batchReuse(segments: readonly SegmentReport[]): BatchReuse {
  const reuse: BatchReuse = {shown: 0, encoded: 0, states: 0, fullFrames: 0};
  for (const {how, frames, drawn} of segments) {
    reuse.shown += frames;
    reuse.states += drawn;
    if (how === 'full-frame') reuse.fullFrames += frames;
    if (how === 'full-frame' || how === 'composited') reuse.encoded += frames;
  }
  return reuse;
}
