import {createContext, useContext} from 'react';
import {useCurrentFrame} from 'remotion';
import type {MotionFrame} from '../motion/timing.ts';
import {useSpot} from '../spot-context.ts';

/** Length in frames of the slot that `<At>` shows; null outside `<At>`. */
export const SlotLengthContext = createContext<number | null>(null);

/** The current frame of the slot that `<At>` shows, its length and fps. Outside `<At>`: of the whole spot. */
export function useSlotFrame(): MotionFrame {
  const spot = useSpot();
  const frame = useCurrentFrame();
  return {frame, frames: useContext(SlotLengthContext) ?? spot.frames, fps: spot.fps};
}
