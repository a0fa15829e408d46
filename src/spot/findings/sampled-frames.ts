import type {ResolvedSpot} from '../timeline/resolved-spot.ts';

/** Parts of a slot at which everything has usually come in, and nothing goes out yet. */
const SETTLED = [0.5, 0.8];

/**
 * The frames at which a layout is judged: the first, the middle and the last one of the spot, and two in each
 * slot. Each comes with the frame after it (the last one with the one before), which tells what is at rest.
 */
export function sampledFrames({frames, slots}: Pick<ResolvedSpot, 'frames' | 'slots'>): number[] {
  const inSlots = Object.values(slots).flatMap((slot) =>
    SETTLED.map((part) => slot.from + Math.floor((slot.frames - 1) * part)),
  );
  const moments = [0, Math.floor(frames / 2), frames - 1, ...inSlots];
  const all = moments.flatMap((frame) => [frame, neighbourFrame(frame, frames)]);
  return [...new Set(all)].sort((a, b) => a - b);
}

/** The frame that is compared with a frame; itself in a spot of one. */
export const neighbourFrame = (frame: number, frames: number): number =>
  frame + 1 < frames ? frame + 1 : Math.max(frame - 1, 0);
