import {createContext, useContext} from 'react';
import {useCurrentFrame} from 'remotion';
import type {MotionFrame} from '../motion/timing.ts';
import {useSpot} from '../spot-context.ts';

/** Length in frames of the stretch that is being shown; null outside any. */
export const StretchContext = createContext<number | null>(null);

/** Where in its stretch a piece is: the slot that `<At>` shows, or the whole spot. */
export function useMoment(): MotionFrame {
  const spot = useSpot();
  const frame = useCurrentFrame();
  return {frame, frames: useContext(StretchContext) ?? spot.frames, fps: spot.fps};
}
