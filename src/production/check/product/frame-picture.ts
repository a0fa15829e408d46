import type {Size} from '../../../spot/geometry/box.ts';
import type {Pixels} from './pixels.ts';

/** A frame of yuv420p (BT.709, limited range) as sRGB. Chroma is that of the nearest sample. */
export function pictureOf(frame: Uint8Array, {width, height}: Size): Pixels {
  const data = new Uint8Array(3 * width * height);
  const half = width >> 1;
  const blue = width * height;
  const red = blue + half * (height >> 1);
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at++) {
      const chroma = Math.min(y >> 1, (height >> 1) - 1) * half + Math.min(x >> 1, half - 1);
      const luma = 1.1643836 * ((frame[at] as number) - 16);
      const cb = (frame[blue + chroma] as number) - 128;
      const cr = (frame[red + chroma] as number) - 128;
      data[3 * at] = toByte(luma + 1.7927411 * cr);
      data[3 * at + 1] = toByte(luma - 0.2132486 * cb - 0.5329093 * cr);
      data[3 * at + 2] = toByte(luma + 2.1124018 * cb);
    }
  return {width, height, data};
}

const toByte = (value: number): number => (value <= 0 ? 0 : value >= 255 ? 255 : (value + 0.5) | 0);
