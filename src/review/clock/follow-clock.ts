import {correctDrift, frameAt, frameCentre} from './correct-drift.ts';
import type {SharedClock} from './shared-clock.ts';

type Length = {fps: number; frames: number};

/**
 * Has a video follow the clock until the function that this returns is called. `data-frame` of the element is the frame that is on screen.
 * `isCovered`: whether something else shows the time while a person scrubs. Then the video stands still, and seeks when scrubbing ends.
 * Default: it is not, and the video seeks.
 */
export function followClock(
  video: HTMLVideoElement,
  clock: SharedClock,
  length: Length,
  isCovered: () => boolean = () => false,
): () => void {
  let stopped = false;
  let starting = false;
  /** The time that was sought while the clock stood still; undefined while it plays. */
  let held: number | undefined;
  const follow = (): void => {
    if (stopped) return;
    requestAnimationFrame(follow);
    if (video.readyState < HTMLMediaElement.HAVE_METADATA) return;
    const now = clock.now();
    const target = Math.min(now, (length.frames - 0.5) / length.fps);
    if (clock.scrubbing && isCovered()) {
      if (!video.paused) video.pause();
      held = undefined;
      return;
    }
    if (!clock.playing || clock.scrubbing || now > target) {
      held = hold(video, frameCentre(target, length), held);
      return;
    }
    held = undefined;
    if (video.paused && !starting) {
      // It starts from the same frame as the clock, a little later: the drift is corrected on the way.
      starting = true;
      if (Math.abs(video.currentTime - target) > 1 / length.fps) video.currentTime = target;
      video.play().then(
        () => {
          starting = false;
        },
        () => {
          starting = false;
        },
      );
    } else if (!video.seeking) {
      const correction = correctDrift(video.currentTime - target, target, length.fps);
      if ('jump' in correction) video.currentTime = correction.jump;
      else if (Math.abs(video.playbackRate - correction.rate) > 0.01) video.playbackRate = correction.rate;
    }
  };
  const note = (_: number, {mediaTime}: VideoFrameCallbackMetadata): void => {
    if (stopped) return;
    video.dataset.frame = String(frameAt(mediaTime + 0.25 / length.fps, length));
    video.requestVideoFrameCallback(note);
  };
  video.requestVideoFrameCallback(note);
  requestAnimationFrame(follow);
  return () => {
    stopped = true;
    video.pause();
  };
}

/**
 * Shows one frame, and returns the time that was sought for it. A video that was just stopped may be at the right time and still
 * show the next frame, which it had drawn ahead: so each time is sought once, wherever the video says that it is.
 */
function hold(video: HTMLVideoElement, centre: number, held: number | undefined): number | undefined {
  if (!video.paused) video.pause();
  video.playbackRate = 1;
  if (video.seeking || centre === held) return held;
  video.currentTime = centre;
  return centre;
}
