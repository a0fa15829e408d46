import type {Size} from '../../../spot/geometry/box.ts';

/** A picture in memory: `data` has 3 bytes (sRGB) a pixel. */
export type Pixels = Size & {data: Uint8Array};

/** A plane in memory: one byte a pixel. */
export type Plane = Size & {data: Uint8Array};

/** The luma of a picture, by the weights of BT.709. */
export function greyOf({width, height, data}: Pixels): Plane {
  const grey = new Uint8Array(width * height);
  for (let at = 0, from = 0; at < grey.length; at++, from += 3)
    grey[at] =
      0.2126 * (data[from] as number) +
      0.7152 * (data[from + 1] as number) +
      0.0722 * (data[from + 2] as number) +
      0.5;
  return {width, height, data: grey};
}

/** A picture or plane made smaller by the mean of the pixels that fall into each new one. It is never made larger. */
export function shrink<T extends Size & {data: Uint8Array}>(picture: T, to: Size): T {
  const {width, height, data} = picture;
  if (to.width >= width && to.height >= height) return picture;
  const channels = data.length / (width * height);
  const sums = new Uint32Array(to.width * to.height * channels);
  const columnOf = Uint32Array.from({length: width}, (_, x) => Math.floor((x * to.width) / width));
  const [wide, high] = [new Uint32Array(to.width), new Uint32Array(to.height)];
  for (const column of columnOf) wide[column] = (wide[column] as number) + 1;
  for (let y = 0, from = 0; y < height; y++) {
    const row = Math.floor((y * to.height) / height);
    high[row] = (high[row] as number) + 1;
    // Written out for three channels: it runs for each pixel of each frame that is searched.
    if (channels === 3)
      for (let x = 0; x < width; x++, from += 3) {
        const into = 3 * (row * to.width + (columnOf[x] as number));
        sums[into] = (sums[into] as number) + (data[from] as number);
        sums[into + 1] = (sums[into + 1] as number) + (data[from + 1] as number);
        sums[into + 2] = (sums[into + 2] as number) + (data[from + 2] as number);
      }
    else
      for (let x = 0; x < width; x++) {
        const into = (row * to.width + (columnOf[x] as number)) * channels;
        for (let channel = 0; channel < channels; channel++, from++)
          sums[into + channel] = (sums[into + channel] as number) + (data[from] as number);
      }
  }
  const small = new Uint8Array(sums.length);
  for (let row = 0, at = 0; row < to.height; row++)
    for (let column = 0; column < to.width; column++) {
      const count = (wide[column] as number) * (high[row] as number) || 1;
      for (let channel = 0; channel < channels; channel++, at++)
        small[at] = (sums[at] as number) / count + 0.5;
    }
  return {...picture, width: to.width, height: to.height, data: small};
}

/** The size with the same proportions whose longer side is `longest` at most. */
export function sizeWithin({width, height}: Size, longest: number): Size {
  const scale = Math.min(1, longest / Math.max(width, height));
  return {width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale))};
}

/** A rectangle of a picture or plane, in whole pixels that lie inside of it. */
export function cutOut<T extends Size & {data: Uint8Array}>(
  picture: T,
  {x, y, width, height}: {x: number; y: number; width: number; height: number},
): T {
  const channels = picture.data.length / (picture.width * picture.height);
  const data = new Uint8Array(width * height * channels);
  for (let row = 0; row < height; row++) {
    const from = ((y + row) * picture.width + x) * channels;
    data.set(picture.data.subarray(from, from + width * channels), row * width * channels);
  }
  return {...picture, width, height, data};
}

/** A picture or plane with left and right exchanged. */
export function flip<T extends Size & {data: Uint8Array}>(picture: T): T {
  const {width, height, data} = picture;
  const channels = data.length / (width * height);
  const flipped = new Uint8Array(data.length);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const from = (y * width + x) * channels;
      flipped.set(data.subarray(from, from + channels), (y * width + width - 1 - x) * channels);
    }
  return {...picture, data: flipped};
}
