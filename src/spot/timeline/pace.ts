import {z} from 'zod';
import type {Pick as EditPick} from '../documents/edit.ts';
import {type Span, timeToFrames} from './frames.ts';

/** Which frames of its file a clip shows, in frames. */
export const Pace = z.strictObject({
  /** Frame of the file at the slot's first frame. */
  in: z.int().min(0),
  /** The frame of the file after the last one that may be shown. Left out where that is its end. */
  out: z.int().min(1).optional(),
  speed: z.number().positive(),
});
export type Pace = z.infer<typeof Pace>;

/** How the edit paces a clip. */
export function paceOf(pick: EditPick, fps: number): Pace {
  const {speed} = pick;
  return {
    in: timeToFrames(pick.in, fps),
    ...(pick.out === undefined ? {} : {out: timeToFrames(pick.out, fps)}),
    speed,
  };
}

/** A clip in the timeline, in a file of `length` frames. */
export type PacedClip = Pace & Pick<Span, 'from'> & {length: number};

/** The frame of the file that shows at a frame of the spot, also before the slot begins and in its tail after it. */
export const sourceFrame = (clip: PacedClip, frame: number): number =>
  Math.min(Math.max(frameAsked(clip, frame - clip.from), 0), lengthShown(clip) - 1);

/** How many frames of its file a clip may show, counted from the start of the file: past them, the last one is held. */
export const lengthShown = ({out, length}: Pick<PacedClip, 'out' | 'length'>): number =>
  Math.min(out ?? length, length);

/** The frame of the file that a frame of the slot asks for, as if the file had no end. */
export const frameAsked = ({in: start, speed}: Pace, local: number): number =>
  // Floating point: 0.29 * 100 is 28.999999999999996.
  start + Math.floor(local * speed + 1e-9);

/** The frame of the file after the last one that `frames` frames of the slot ask for. */
export const endAsked = (pace: Pace, frames: number): number => frameAsked(pace, frames - 1) + 1;
