import type {Loudness} from '../placement/placement.ts';
import type {Cue} from '../variant/template.ts';

/** A music bed: its length in seconds, its tempo, and its beats a bar. */
export type Bed = {src: string; seconds: number; bpm: number; beats: number};

/** A part of a bed, in seconds of its file. */
export type BedPiece = {from: number; to: number};

/** Everything that decides how a mix sounds. Equal plans give the same mix. */
export type MixPlan = {
  seconds: number;
  bed: {src: string; pieces: BedPiece[]; fade: number} | null;
  /** `at` in seconds, `gain` in decibels. */
  cues: {src: string; at: number; gain: number}[];
  loudness: Loudness;
  /** The voice, from the first sample on, and decibels of gain for it and the bed. Left out where there is none. */
  voice?: {src: string; gain: number; bedGain: number};
};

/** Loudness of a voice before the whole mix is brought to that of its placement, and of the bed under it before it is ducked (LUFS). Own. */
export const VOICE_LUFS = -18;
export const BED_UNDER_VOICE_LUFS = -21;

/** Seconds for which the end fades when the length is not a whole number of bars. */
const FADE = 0.6;
/** Seconds for which the last chord fades in a bed that ends on its bar. */
const SOFT_END = 0.05;

/** A bed that differs by no more seconds than this from the length of the spot was made for it. */
const SAME_LENGTH = 0.1;

/**
 * Cuts a bed to a length in seconds, on its bars. It keeps the opening and the closing bars and leaves out bars between
 * them; a bed that is too short repeats its middle. The beat goes on over each cut. A bed that is shorter than a bar is repeated whole.
 * A bed that is long enough, but has too few whole bars, plays from its start without a cut.
 */
export function cutBed(bed: Bed, seconds: number): {pieces: BedPiece[]; fade: number} {
  const whole = (60 / bed.bpm) * bed.beats;
  const bar = bed.seconds > 0 ? Math.min(whole, bed.seconds) : whole;
  const has = Math.max(1, Math.floor(bed.seconds / bar + 1e-6));
  const wants = Math.max(1, Math.ceil(seconds / bar - 1e-6));
  if (wants > has && bed.seconds >= seconds - SAME_LENGTH)
    return {
      pieces: [{from: 0, to: seconds}],
      fade: bed.seconds - seconds > SAME_LENGTH ? Math.min(FADE, seconds / 4) : SOFT_END,
    };
  const bars = pickBars(has, wants);
  const pieces: BedPiece[] = [];
  for (const index of bars) {
    const last = pieces.at(-1);
    if (last && Math.abs(last.to - index * bar) < 1e-9) last.to = (index + 1) * bar;
    else pieces.push({from: index * bar, to: (index + 1) * bar});
  }
  const excess = wants * bar - seconds;
  const end = pieces.at(-1);
  if (end) end.to -= excess;
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

/** The bar to repeat. Bar 0 is the entry: it is repeated only where there is no other. */
const loopBar = (index: number, loop: number): number => (loop <= 1 ? 0 : 1 + ((index - loop) % (loop - 1)));

/** The cues of a template in seconds, in order. `sources`: the brand's sounds by name. Cues without a sound are left out. */
export const placeCues = (
  cues: readonly Cue[],
  sources: Record<string, string>,
  fps: number,
): MixPlan['cues'] =>
  cues
    .flatMap(({sound, at, gain = 0}) => {
      const src = sources[sound];
      return src === undefined ? [] : [{src, at: at / fps, gain}];
    })
    .sort((a, b) => a.at - b.at || a.src.localeCompare(b.src));
