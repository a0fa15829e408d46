import type {Loudness} from '../placement/placement.ts';
import type {Cue} from '../variant/template.ts';

/** A bed and how it counts. */
export type Bed = {src: string; seconds: number; bpm: number; beats: number};

/** A stretch of a file, in seconds. */
export type BedPiece = {from: number; to: number};

/** All that decides how a mix sounds. Equal plans are one mix. */
export type MixPlan = {
  seconds: number;
  bed: {src: string; pieces: BedPiece[]; fade: number} | null;
  /** `at` in seconds, `gain` in decibels. */
  cues: {src: string; at: number; gain: number}[];
  loudness: Loudness;
};

/** How long the end fades when the length is not a whole number of bars, in seconds. */
const FADE = 0.6;
/** How long the last chord may ring out in a bed that ends on its bar. */
const SOFT_END = 0.05;

/**
 * Cuts a bed to length on its bars: opening bars, then a jump of whole bars to the closing ones; a bed
 * that is too short repeats its middle. So it begins as it begins, ends as it ends, and never skips a beat.
 */
export function cutBed(bed: Bed, seconds: number): {pieces: BedPiece[]; fade: number} {
  const bar = (60 / bed.bpm) * bed.beats;
  const has = Math.max(1, Math.floor(bed.seconds / bar + 1e-6));
  const wants = Math.max(1, Math.ceil(seconds / bar - 1e-6));
  const bars = pickBars(has, wants);
  const pieces: BedPiece[] = [];
  for (const index of bars) {
    const last = pieces.at(-1);
    if (last && Math.abs(last.to - index * bar) < 1e-9) last.to = (index + 1) * bar;
    else pieces.push({from: index * bar, to: (index + 1) * bar});
  }
  const excess = wants * bar - seconds;
  const end = pieces.at(-1) as BedPiece;
  end.to -= excess;
  return {pieces, fade: excess > 1e-6 ? Math.min(FADE, seconds / 4) : SOFT_END};
}

/** Indices of the bars to play: from the front, from the back, and the middle again where more are wanted. */
function pickBars(has: number, wants: number): number[] {
  const closing = Math.min(has, wants <= has ? Math.floor(wants / 2) : Math.min(2, has - 1));
  const opening = wants - closing;
  const loop = has - closing;
  const front = Array.from({length: opening}, (_, index) => (index < loop ? index : loopBar(index, loop)));
  const back = Array.from({length: closing}, (_, index) => has - closing + index);
  return [...front, ...back];
}

/** Bar 0 is the entry and is not heard twice, unless there is nothing else. */
const loopBar = (index: number, loop: number): number => (loop <= 1 ? 0 : 1 + ((index - loop) % (loop - 1)));

/** Cues of a template to seconds, in order. `sources` has the brand's sounds by name. */
export const placeCues = (
  cues: readonly Cue[],
  sources: Record<string, string>,
  fps: number,
): MixPlan['cues'] =>
  cues
    .filter((cue) => sources[cue.sound] !== undefined)
    .map((cue) => ({src: sources[cue.sound] as string, at: cue.at / fps, gain: cue.gain ?? 0}))
    .sort((a, b) => a.at - b.at || a.src.localeCompare(b.src));
