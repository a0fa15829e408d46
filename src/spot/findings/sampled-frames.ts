import type {ResolvedSpot} from '../timeline/resolved-spot.ts';

/** Fractions of a slot at which elements have usually come in and do not go out yet. */
const SETTLED = [0.5, 0.8];

/**
 * The frames at which a layout is checked, in ascending order: the first, the middle and the last of the spot, and two in
 * each slot; and the neighbour of each, to find out what is at rest.
 */
export function sampledFrames({frames, slots}: Pick<ResolvedSpot, 'frames' | 'slots'>): number[] {
  const inSlots = Object.values(slots).flatMap((slot) =>
    SETTLED.map((part) => slot.from + Math.floor((slot.frames - 1) * part)),
  );
  const moments = [0, Math.floor(frames / 2), frames - 1, ...inSlots];
  const all = moments.flatMap((frame) => [frame, neighbourFrame(frame, frames)]);
  return [...new Set(all)].sort((a, b) => a - b);
}

/** The frame that a frame is compared with: the next one, for the last one the one before, itself in a spot of one frame. */
export const neighbourFrame = (frame: number, frames: number): number =>
  frame + 1 < frames ? frame + 1 : Math.max(frame - 1, 0);
