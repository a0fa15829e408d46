import type {Duck} from '../documents/edit-sound.ts';
import type {Loudness} from '../placement/placement.ts';
import type {Cue} from '../variant/template.ts';
import type {SoundSpan} from './room-tone.ts';

/** A music bed: its length in seconds, its tempo, its beats a bar, and the second at which its first bar begins (default: 0). */
export type Bed = {src: string; seconds: number; bpm: number; beats: number; offset?: number | undefined};

/** A part of a bed, in seconds of its file. */
export type BedPiece = {from: number; to: number};

/** The own sound of a clip. Seconds of its file and of the spot, decibels, and the slot that it is in. */
export type ClipSound = {
  src: string;
  from: number;
  seconds: number;
  at: number;
  speed: number;
  gain: number;
  slot: string;
};

/** Everything that decides how a mix sounds. Equal plans give the same mix. */
export type MixPlan = {
  seconds: number;
  /** `fade`: seconds of the end. `fadeIn`: seconds of the start, where the bed does not begin with a bar. */
  bed: {src: string; pieces: BedPiece[]; fade: number; fadeIn?: number | undefined} | null;
  /** `at` in seconds, `gain` in decibels. `duck`: for how many seconds the bed is quieter under it, and by how many decibels. */
  cues: {src: string; at: number; gain: number; duck?: {amount: number; seconds: number} | undefined}[];
  loudness: Loudness;
  /** The voice, from the first sample on, decibels of gain for it and the bed, and how the bed gives way. Left out where there is none. */
  voice?: {src: string; gain: number; bedGain: number; duck?: Duck | undefined};
  /** The own sounds of clips. Left out where none is heard. */
  clips?: ClipSound[];
  /** The tone of a quiet room where no clip is heard: its file, and decibels. Left out where there is none. */
  room?: {src: string; gain: number; spans: SoundSpan[]};
};

/** Loudness of a voice before the whole mix is brought to that of its placement, and of the bed under it before it is ducked (LUFS). Own. */
export const VOICE_LUFS = -18;
export const BED_UNDER_VOICE_LUFS = -21;

/** Seconds for which the end fades where a bed is cut off that was not made for the length. */
const FADE = 0.6;
/** Seconds for which the start fades in where it is within a bar, so that it does not click. */
const SOFT_START = 0.03;
/** Seconds for which the last chord fades in a bed that ends on its bar. */
const SOFT_END = 0.05;

/** A bed that differs by no more seconds than this from the length of the spot was made for it. */
const SAME_LENGTH = 0.1;

/**
 * A bed that misses the end of a bar by no more seconds than this has the whole bar: programs round lengths, encoders add to them, and a
 * measured beat is some milliseconds late.
 */
const NEARLY = 0.03;

/** A bed that was cut to a length. */
type CutBed = {pieces: BedPiece[]; fade: number; fadeIn?: number};

/**
 * Cuts a bed to a length in seconds, on its bars. It keeps the opening and the closing bars and leaves out bars between
 * them; a bed that is too short repeats its middle. The beat goes on over each cut. Where the length is not a whole number of bars, the
 * bed begins within its first bar, so that it ends with the end of its last one. A bed that is shorter than a bar is repeated whole.
 * A bed that is long enough, but has too few whole bars, plays from its start without a cut.
 */
export function cutBed(bed: Bed, seconds: number): CutBed {
  const {offset = 0} = bed;
  const length = bed.seconds - offset;
  const whole = (60 / bed.bpm) * bed.beats;
  const bar = length > 0 ? Math.min(whole, length) : whole;
  const has = Math.max(1, Math.floor((length + NEARLY) / bar));
  const wants = Math.max(1, Math.ceil((seconds - NEARLY) / bar));
  if (wants > has && bed.seconds >= seconds - SAME_LENGTH)
    return {
      pieces: [{from: 0, to: seconds}],
      fade: bed.seconds - seconds > SAME_LENGTH ? Math.min(FADE, seconds / 4) : SOFT_END,
    };
  const pieces: BedPiece[] = [];
  for (const index of pickBars(has, wants)) {
    const last = pieces.at(-1);
    const from = offset + index * bar;
    if (last && Math.abs(last.to - from) < 1e-9) last.to = from + bar;
    else pieces.push({from, to: from + bar});
  }
  const excess = wants * bar - seconds;
  const [start, end] = [pieces[0], pieces.at(-1)];
  if (!start || !end) return {pieces, fade: SOFT_END};
  if (excess <= 1e-6) {
    end.to -= excess;
    return {pieces, fade: SOFT_END};
  }
  start.from += excess;
  return {pieces, fade: SOFT_END, fadeIn: Math.min(SOFT_START, seconds / 4)};
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
