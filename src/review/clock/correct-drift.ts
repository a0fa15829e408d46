/** What a video has to do to be where the clock is: go on at a speed, or jump to a time. Seconds. */
export type DriftCorrection = {rate: number} | {jump: number};

/** A video that is further off than this jumps: with its speed alone, it would need more than two seconds. */
const JUMP = 0.25;

/** How fast a video closes in: a drift of 100 ms changes the speed by 20 %, so half of it is gone after a third of a second. */
const GAIN = 2;

/** The largest change of the speed: more is seen as a jerk. */
const MOST = 0.25;

/** A drift within a quarter of a frame is left alone: the times of a video are no more exact than that. */
const STILL = 0.25;

/** How a playing video follows the clock. `drift`: how far it is ahead, in seconds. */
export function correctDrift(drift: number, target: number, fps: number): DriftCorrection {
  if (Math.abs(drift) > JUMP) return {jump: target};
  if (Math.abs(drift) < STILL / fps) return {rate: 1};
  return {rate: 1 - Math.min(MOST, Math.max(-MOST, drift * GAIN))};
}

/** The middle of the frame that is shown at a time, at most the last one: a seek to its edge may show the frame before. */
export const frameCentre = (seconds: number, {fps, frames}: {fps: number; frames: number}): number =>
  (frameAt(seconds, {fps, frames}) + 0.5) / fps;

/** The number of the frame that is shown at a time. A time that was computed from a frame gives that frame. */
export const frameAt = (seconds: number, {fps, frames}: {fps: number; frames: number}): number =>
  Math.max(0, Math.min(frames - 1, Math.floor(seconds * fps + 1e-4)));
