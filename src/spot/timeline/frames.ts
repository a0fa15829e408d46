import {z} from 'zod';

/** Frames a second of a spot. Takes at another rate are conformed to it. */
export const FrameRate = z.union([z.literal(24), z.literal(25), z.literal(30)], {
  error: 'expected 24, 25 or 30',
});
export type FrameRate = z.infer<typeof FrameRate>;

/** Seconds, as people write them, to whole frames. All code converts here. */
export const toFrames = (seconds: number, fps: number): number => Math.round(seconds * fps);

const TIME = {error: 'expected seconds, such as 1.5, or frames of the spot, such as 36f'};

/** A time in `edit.yaml`: seconds (`1.5`), or frames of the spot (`36f`). */
export const EditTime = z.union([z.number().min(0), z.string().regex(/^\d{1,6}f$/, TIME)], TIME);
export type EditTime = z.infer<typeof EditTime>;

/** A time as people write it, in whole frames. */
export const timeToFrames = (time: EditTime, fps: number): number =>
  typeof time === 'number' ? toFrames(time, fps) : Number.parseInt(time, 10);

/** A time as people write it, in seconds. */
export const timeToSeconds = (time: EditTime, fps: number): number =>
  typeof time === 'number' ? time : toSeconds(Number.parseInt(time, 10), fps);

/** A time in seconds, in the unit of a time that people wrote: frames stay frames, also in a spot with several frame rates. */
export const timeLike = (written: EditTime, seconds: number, fps: number): EditTime =>
  typeof written === 'number' ? seconds : `${toFrames(seconds, fps)}f`;

/** Whole frames to seconds. */
export const toSeconds = (frames: number, fps: number): number => frames / fps;

/** A part of the timeline, in frames: `from + frames` is the first frame after it. */
export const Span = z.strictObject({
  /** The first frame, from 0. */
  from: z.int().min(0),
  /** How many frames. */
  frames: z.int().min(1),
});
export type Span = z.infer<typeof Span>;

/**
 * Lays lengths in seconds end to end over exactly `total` frames. The lengths are scaled to fill the
 * total. Boundaries are rounded, not lengths, so that errors do not add up; every span has at least one frame.
 */
export function layEndToEnd(seconds: readonly number[], total: number): Span[] {
  const sum = seconds.reduce((a, b) => a + b, 0);
  let elapsed = 0;
  let from = 0;
  return seconds.map((length, index) => {
    elapsed += length;
    const left = seconds.length - index - 1;
    const rounded = left === 0 ? total : Math.round((elapsed / sum) * total);
    const end = Math.min(Math.max(rounded, from + 1), total - left);
    const span = {from, frames: end - from};
    from = end;
    return span;
  });
}
