import {z} from 'zod';

/** A point of a speed ramp: a frame, and the speed there. */
export const RampPoint = z.strictObject({at: z.number().min(0), speed: z.number().positive()});
export type RampPoint = z.infer<typeof RampPoint>;

/** How fast a clip plays: a number, or points between which the speed changes evenly. Before the first and after the last it is constant. */
export const Speed = z.union([z.number().positive(), z.array(RampPoint).min(1)]);
export type Speed = z.infer<typeof Speed>;

/** How many frames of its file a clip has played after `frames` frames: the exact integral of its speed. */
export function framesPlayed(speed: Speed, frames: number): number {
  if (typeof speed === 'number') return frames * speed;
  let [at, now] = [0, speed[0]?.speed ?? 1];
  if (frames <= 0) return frames * now;
  let played = 0;
  for (const point of speed) {
    const length = point.at - at;
    if (length > 0) {
      const part = Math.min(frames - at, length);
      played += now * part + ((point.speed - now) * part * part) / (2 * length);
      if (part < length) return played;
    }
    [at, now] = [point.at, point.speed];
  }
  return played + (frames - at) * now;
}
