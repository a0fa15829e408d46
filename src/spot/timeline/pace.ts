import {z} from 'zod';
import type {Pick as EditPick} from '../documents/edit.ts';
import {type Span, timeToFrames} from './frames.ts';
import {framesPlayed, type RampPoint, Speed} from './speed-ramp.ts';

/** A frame of the file that stays, from a frame of the slot on. */
export const Hold = z.strictObject({
  from: z.int().min(0),
  /** Null: to the end of the clip. */
  frames: z.int().min(1).nullable(),
  /** The frame of the file. */
  source: z.int().min(0),
});
export type Hold = z.infer<typeof Hold>;

/** Which frames of its file a clip shows, in frames. */
export const Pace = z.strictObject({
  /** Frame of the file at the slot's first frame. */
  in: z.int().min(0),
  /** The frame of the file after the last one that may be shown. Left out where that is its end. */
  out: z.int().min(1).optional(),
  /** A number is constant. Frames of a ramp are those in which the clip moves: they begin at 0 and do not count in a hold. */
  speed: Speed,
  hold: Hold.optional(),
});
export type Pace = z.infer<typeof Pace>;

/** A slot that a clip fills. */
type PacedSlot = {
  fps: number;
  frames: number;
  /** Frames for which the clip goes on under the next one. Default: 0. */
  tail?: number;
  /** Frames in the file of the clip. Default: its length is not known yet. */
  length?: number;
};

/** How the edit paces a clip in a slot. */
export function paceOf(pick: EditPick, {fps, frames, tail = 0, length}: PacedSlot): Pace {
  const out = pick.out === undefined ? undefined : timeToFrames(pick.out, fps);
  const start = timeToFrames(pick.in, fps);
  const held = heldFrames(pick, {fps, frames, start});
  const pace = {
    in: start,
    ...(out === undefined ? {} : {out}),
    speed: speedOf(pick.speed, fps, Math.max(1, frames - held)),
  };
  const end = Math.min(out ?? Number.POSITIVE_INFINITY, length ?? Number.POSITIVE_INFINITY);
  const hold = pick.freeze && holdOf(pick.freeze, pace, {fps, frames, tail, end});
  return hold ? {...pace, hold} : pace;
}

const lengthOfFreeze = ({for: length}: NonNullable<EditPick['freeze']>, fps: number): number =>
  length === undefined ? 1 : Math.max(1, timeToFrames(length, fps));

/**
 * Frames of the slot in which a freeze holds, counted from the frame that it holds: 1 without one. A freeze at a place of the take holds as
 * long as a ramp that ends with the slot comes to its place in the other frames, which the ramp is then laid over.
 */
function heldFrames(
  {freeze, speed}: EditPick,
  {fps, frames, start}: {fps: number; frames: number; start: number},
): number {
  if (!freeze) return 1;
  const asked = lengthOfFreeze(freeze, fps);
  if (freeze.at === 'start' || freeze.at === 'end') return asked;
  const source = timeToFrames(freeze.at, fps);
  for (let held = Math.min(asked, frames); held > 1; held--) {
    const ramp = {in: start, speed: speedOf(speed, fps, Math.max(1, frames - held))};
    if (frameAsked(ramp, frames - held) >= source) return held;
  }
  return 1;
}

/** `moving`: frames in which the clip moves, over which a ramp from one speed to another goes. */
function speedOf(speed: EditPick['speed'], fps: number, moving: number): Speed {
  if (typeof speed === 'number') return speed;
  if (Array.isArray(speed))
    // Studio also shows spots whose points are out of order, which are an error.
    return speed
      .map(({at, speed: value}): RampPoint => ({at: timeToFrames(at, fps), speed: value}))
      .sort((a, b) => a.at - b.at);
  return [
    {at: 0, speed: speed.from},
    {at: moving, speed: speed.to},
  ];
}

/** The hold of a freeze; undefined where the slot ends before it. `end`: the frame of the file after the last one that may be shown. */
function holdOf(
  freeze: NonNullable<EditPick['freeze']>,
  pace: Pace,
  slot: {fps: number; frames: number; tail: number; end: number},
): Hold | undefined {
  const frames = lengthOfFreeze(freeze, slot.fps);
  const {at, for: length} = freeze;
  if (at === 'start') return {from: 0, frames, source: pace.in};
  if (at === 'end' && length !== undefined) {
    const from = Math.max(0, slot.frames - frames);
    return {from, frames: null, source: frameAsked(pace, from)};
  }
  const source = at === 'end' ? Math.max(pace.in, slot.end - 1) : timeToFrames(at, slot.fps);
  // The end of a range may come only under the transition after the slot.
  const last = at === 'end' ? slot.frames + slot.tail : slot.frames;
  for (let from = 0; from < last; from++)
    if (frameAsked(pace, from) >= source) return {from, frames: at === 'end' ? null : frames, source};
  return undefined;
}

/** Frames for which a clip goes on under the one after it, which begins like this: those of a dissolve, or the first half of a dip. */
export const tailUnder = ({kind, frames}: {kind: string; frames: number}): number =>
  kind === 'dissolve' ? frames : kind === 'dip' ? Math.ceil(frames / 2) : 0;

/** A clip in the timeline, in a file of `length` frames. */
export type PacedClip = Pace & Pick<Span, 'from'> & {length: number};

/** The frame of the file that shows at a frame of the spot, also before the slot begins and in its tail after it. */
export const sourceFrame = (clip: PacedClip, frame: number): number =>
  Math.min(Math.max(frameAsked(clip, frame - clip.from), 0), lengthShown(clip) - 1);

/** How many frames of its file a clip may show, counted from the start of the file: past them, the last one is held. */
export const lengthShown = ({out, length}: Pick<PacedClip, 'out' | 'length'>): number =>
  Math.min(out ?? length, length);

/** The frame of the file that a frame of the slot asks for, as if the file had no end. */
export function frameAsked({in: start, speed, hold}: Pace, local: number): number {
  const held = hold && local >= hold.from ? (hold.frames ?? Number.POSITIVE_INFINITY) : 0;
  if (hold && held > 0 && local < hold.from + held) return hold.source;
  // A frame that is held stays in the place of one frame.
  const moving = held > 0 ? local - held + 1 : local;
  // Floating point: 0.29 * 100 is 28.999999999999996.
  return start + Math.floor(framesPlayed(speed, moving) + 1e-9);
}

/** The frame of the file after the last one that `frames` frames of the slot ask for. */
export const endAsked = (pace: Pace, frames: number): number => frameAsked(pace, frames - 1) + 1;

/** The speed of a clip that plays at one speed; null where it has a ramp or a hold. */
export const constantSpeed = ({speed, hold}: Pick<Pace, 'speed' | 'hold'>): number | null =>
  typeof speed === 'number' && !hold ? speed : null;

/** The speed at which a clip plays on average in a slot of `frames` frames: its own where it is constant. */
export const averageSpeed = (pace: Pace, frames: number): number =>
  constantSpeed(pace) ??
  (frames < 2 ? 1 : Number(((frameAsked(pace, frames - 1) - pace.in) / (frames - 1)).toFixed(6)));
