import {type CSSProperties, useContext, useEffect, useRef} from 'react';
import {followClock} from './follow-clock.ts';
import {ClockContext} from './use-clock.ts';

type Props = {
  src: string;
  fps: number;
  frames: number;
  label: string;
  muted: boolean;
  /** Whether a filmstrip shows the time while a person scrubs. Default: no; the video seeks. */
  covered?: boolean;
  className?: string;
  style?: CSSProperties;
  onReady?: () => void;
};

/** A video that follows the clock. When it is taken away, the browser frees its decoder at once. */
export function SyncedVideo({
  src,
  fps,
  frames,
  label,
  muted,
  covered = false,
  className,
  style,
  onReady,
}: Props) {
  const clock = useContext(ClockContext);
  const element = useRef<HTMLVideoElement>(null);
  const isCovered = useRef(covered);
  isCovered.current = covered;
  useEffect(() => {
    const video = element.current;
    if (!video) return;
    video.src = src;
    const stop = followClock(video, clock, {fps, frames}, () => isCovered.current);
    return () => {
      stop();
      video.removeAttribute('src');
      video.load();
    };
  }, [clock, src, fps, frames]);
  return (
    <video
      ref={element}
      className={className}
      style={style}
      aria-label={label}
      preload="auto"
      playsInline
      muted={muted}
      onLoadedData={onReady}
    />
  );
}
