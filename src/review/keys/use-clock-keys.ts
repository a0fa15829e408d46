import {useContext} from 'react';
import {frameAt} from '../clock/correct-drift.ts';
import {ClockContext} from '../clock/use-clock.ts';
import type {KeyMap} from './use-keys.ts';

/** The keys that move the clock, by frames of this rate. */
export function useClockKeys({fps, frames}: {fps: number; frames: number}): KeyMap {
  const clock = useContext(ClockContext);
  const step = (by: number) => (): void => {
    clock.pause();
    const frame = frameAt(clock.now(), {fps, frames}) + by;
    clock.seek(Math.min(frames - 1, Math.max(0, frame)) / fps);
  };
  return {
    ArrowLeft: step(-1),
    ArrowRight: step(1),
    'Shift+ArrowLeft': step(-fps),
    'Shift+ArrowRight': step(fps),
    Home: step(-frames),
    End: step(frames),
  };
}
