import {filmstripFrames, pictureNear} from '../../spot/review/filmstrip.ts';
import {frameAt} from '../clock/correct-drift.ts';
import type {SharedClock} from '../clock/shared-clock.ts';
import {decodeJpeg} from './decode-jpeg.ts';
import type {JpegPictures} from './pictures-in.ts';

type Length = {fps: number; frames: number};

/** Frames that a playing video may be from the clock when the filmstrip goes away: it corrects so much without a jump. */
const CLOSE = 3;

/**
 * Draws the picture of a filmstrip that is nearest to the clock while a person scrubs, until the function that this returns is called.
 * `data-frame` of the canvas is the frame that it shows. The canvas goes away once the video below it shows the exact frame. `videoFrame`: the
 * frame that the video shows; undefined where there is none.
 */
export function followStrip(
  canvas: HTMLCanvasElement,
  pictures: JpegPictures,
  clock: SharedClock,
  {fps, frames}: Length,
  videoFrame: () => number | undefined,
): () => void {
  const shown = filmstripFrames(frames);
  // What lies under an opaque canvas is not drawn: the still picture and the video of the tile.
  const context = canvas.getContext('bitmaprenderer', {alpha: false});
  let stopped = false;
  let drawing = false;
  let drawn = -1;
  let request = 0;
  const look = (): void => {
    cancelAnimationFrame(request);
    if (stopped || drawing || (!clock.scrubbing && canvas.hidden)) return;
    const frame = frameAt(clock.now(), {fps, frames});
    if (!clock.scrubbing && isShown(frame)) {
      canvas.hidden = true;
      return;
    }
    const near = pictureNear(frame, pictures.length);
    if (near !== drawn) void draw(near);
    else if (canvas.hidden) canvas.hidden = false;
    if (!clock.scrubbing) request = requestAnimationFrame(look);
  };
  const isShown = (frame: number): boolean =>
    Math.abs((videoFrame() ?? Number.POSITIVE_INFINITY) - frame) <= (clock.playing ? CLOSE : 0);
  const draw = async (near: number): Promise<void> => {
    drawing = true;
    const image = await decodeJpeg(pictures[near] as Uint8Array<ArrayBuffer>).catch(() => undefined);
    drawing = false;
    drawn = near;
    if (stopped) {
      image?.close();
      return;
    }
    if (image) {
      // An equal size is not set again, because that empties the canvas.
      if (canvas.width !== image.width) canvas.width = image.width;
      if (canvas.height !== image.height) canvas.height = image.height;
      context?.transferFromImageBitmap(image);
      canvas.dataset.frame = String(shown[near]);
    }
    // The clock may have moved meanwhile.
    look();
  };
  const stop = clock.subscribe(look);
  look();
  return () => {
    stopped = true;
    cancelAnimationFrame(request);
    stop();
  };
}
