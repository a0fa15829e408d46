import {useContext, useEffect, useRef} from 'react';
import {ClockContext} from '../clock/use-clock.ts';
import {followStrip} from './follow-strip.ts';
import type {JpegPictures} from './pictures-in.ts';

type Props = {pictures: JpegPictures; fps: number; frames: number};

/** The filmstrip of a tile, over its video. It shows nothing until a person scrubs. */
export function Filmstrip({pictures, fps, frames}: Props) {
  const clock = useContext(ClockContext);
  const element = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const canvas = element.current;
    if (!canvas) return undefined;
    const videoFrame = (): number | undefined => {
      const shown = canvas.parentElement?.querySelector('video')?.dataset.frame;
      return shown === undefined ? undefined : Number(shown);
    };
    return followStrip(canvas, pictures, clock, {fps, frames}, videoFrame);
  }, [clock, pictures, fps, frames]);
  return <canvas ref={element} hidden />;
}
