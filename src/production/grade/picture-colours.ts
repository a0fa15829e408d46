import {readPixels} from '../../machine/media/picture-pixels.ts';
import {readSmallFrames} from '../../machine/media/small-frames.ts';
import {cover} from '../../spot/geometry/cover.ts';
import {type ColourSamples, chooseSamples} from '../../spot/grade/match-space.ts';
import type {Take} from '../../spot/takes/take.ts';
import {sizeWithin} from '../check/product/pixels.ts';
import type {MediaContext} from '../stage/stage-context.ts';

/** Longer side at which the picture and the frames are compared, in pixels. */
const LONGEST = 160;
/** The frames that are compared: a take begins with its picture, and moves away from it. */
const FIRST_FRAMES = [0, 2, 4];

/**
 * The colours of a take where it begins, and those of the picture that it was made from, cropped as the take is. Null for a picture with
 * transparency: what is seen through it is not in the picture.
 */
export async function besideItsPicture(
  take: Take,
  picture: string,
  {store, tools, signal}: MediaContext,
): Promise<{own: ColourSamples; target: ColourSamples} | null> {
  const size = sizeWithin(take, LONGEST);
  const {data, alpha, ...whole} = await readPixels(picture, 3 * LONGEST);
  if (alpha) return null;
  const frames = await readSmallFrames(tools, store.path(take.src), FIRST_FRAMES, size, signal);
  const pixels = new Uint8Array(frames.length * 3 * size.width * size.height);
  for (const [at, frame] of frames.entries()) pixels.set(frame, at * frame.length);
  const placed = cover(whole, size, take.focus);
  const isSeen = (pixel: number): boolean => {
    const x = placed.x + ((pixel % whole.width) * placed.width) / whole.width;
    const y = placed.y + (Math.floor(pixel / whole.width) * placed.height) / whole.height;
    return x >= 0 && x < size.width && y >= 0 && y < size.height;
  };
  return {own: chooseSamples(pixels), target: chooseSamples(data, (pixel) => !isSeen(pixel))};
}
