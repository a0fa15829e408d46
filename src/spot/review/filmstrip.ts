/** Frames from one picture of a filmstrip to the next: every frame of the master is then at most one frame from a picture. */
export const FILMSTRIP_STEP = 3;

/**
 * The numbers of the frames of a master that its filmstrip shows, in order: small pictures that the review app draws while a person scrubs.
 * Every frame is one of them, or beside one. `frames`: the length of the master.
 */
export function filmstripFrames(frames: number): number[] {
  const length = Math.max(0, Math.ceil((frames - 1) / FILMSTRIP_STEP));
  const shown = Array.from({length}, (_, at) => at * FILMSTRIP_STEP + 1);
  const end = frames - 1;
  // The last frame has a picture of its own where the others are further away.
  return end >= 0 && end - (shown.at(-1) ?? -2) > 1 ? [...shown, end] : shown;
}

/** Which picture of a filmstrip is nearest to a frame, as its place in `filmstripFrames`. `pictures`: how many it has, at least 1. */
export const pictureNear = (frame: number, pictures: number): number =>
  Math.max(0, Math.min(pictures - 1, Math.floor(frame / FILMSTRIP_STEP)));
