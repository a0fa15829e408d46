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
  /** Frames of the hook, which shows footage over the whole screen. */
  hook: number;
  /** Other footage than that of the ad. */
  foreign: string;
  /** A folder for files that are deleted afterwards. */
  scratch: string;
  chance: Chance;
};

/** Changes a master. Returns the frames in which the defect is; null where it is in all of them. */
export type Surgery = (patient: Patient) => Promise<{from: number; frames: number} | null>;
