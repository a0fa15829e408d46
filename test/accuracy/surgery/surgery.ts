import type {Chance} from '../chance.ts';

/** A finished master that is changed. */
export type Patient = {
  /** The finished master, and where the changed one goes. */
  source: string;
  out: string;
  width: number;
  height: number;
  fps: number;
  frames: number;
  /** Frames of the hook, which shows footage over the whole screen; the offer, with its card, follows. */
  hook: number;
  /** Other footage than that of the ad. */
  foreign: string;
  /** A folder for files that are deleted afterwards. */
  scratch: string;
  chance: Chance;
};

/** The part of the ad in which a defect is placed. */
export type Part = 'hook' | 'offer';

/** The frames of a part, without those of the transition between the two. */
export function partOf({hook, frames, fps}: Patient, part: Part): {from: number; frames: number} {
  // A transition is at most 0.3 s long.
  const edge = Math.ceil(0.4 * fps);
  return part === 'hook' ? {from: 0, frames: hook} : {from: hook + edge, frames: frames - hook - edge};
}

/** Changes a master. Returns the frames in which the defect is; null where it is in all of them. */
export type Surgery = (patient: Patient) => Promise<{from: number; frames: number} | null>;
