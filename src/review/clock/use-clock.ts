import {createContext, useContext, useEffect, useState} from 'react';
import {frameAt} from './correct-drift.ts';
import {SharedClock} from './shared-clock.ts';

/** The clock of the page. */
export const ClockContext = createContext(new SharedClock());

/** The clock, and a component that is drawn again when it starts, stops or moves. */
export function useClock(): {clock: SharedClock; playing: boolean} {
  const clock = useContext(ClockContext);
  const [, draw] = useState(0);
  useEffect(() => clock.subscribe(() => draw((count) => count + 1)), [clock]);
  return {clock, playing: clock.playing};
}

/** What a page needs at a time: `videos` to play, and `strips` to scrub. `touched`: whether stills are not enough. */
type ClockNeeds = {touched: boolean; videos: boolean; strips: boolean};

const needsOf = ({touched, settled, expectsScrub}: SharedClock): ClockNeeds => ({
  ...{touched, videos: settled, strips: expectsScrub},
});

/** What the page needs. A component is drawn again only when that changes, and not at each step. */
export function useNeeds(): ClockNeeds {
  const clock = useContext(ClockContext);
  const [needs, setNeeds] = useState(() => needsOf(clock));
  useEffect(() => {
    const look = (): void =>
      setNeeds((before) => {
        const now = needsOf(clock);
        return JSON.stringify(before) === JSON.stringify(now) ? before : now;
      });
    look();
    return clock.subscribe(look);
  }, [clock]);
  return needs;
}

/** The number of the frame that the clock shows, for components that are drawn at each frame. */
export function useFrame(length: {fps: number; frames: number}): number {
  const clock = useContext(ClockContext);
  const {fps, frames} = length;
  const [frame, setFrame] = useState(() => frameAt(clock.now(), {fps, frames}));
  useEffect(() => {
    let request = 0;
    const look = (): void => {
      setFrame(frameAt(clock.now(), {fps, frames}));
      if (clock.playing) request = requestAnimationFrame(look);
    };
    const restart = (): void => {
      cancelAnimationFrame(request);
      look();
    };
    restart();
    const stop = clock.subscribe(restart);
    return () => {
      cancelAnimationFrame(request);
      stop();
    };
  }, [clock, fps, frames]);
  return frame;
}
