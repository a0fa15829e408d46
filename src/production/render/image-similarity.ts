/** The similarity of two pictures as PSNR in dB: of the whole picture, and of the block of 64 x 64 px that differs most. */
export type ImageSimilarity = {whole: number; block: number};

const SIDE = 64;

/** The value for equal pictures, instead of infinity. */
const EQUAL = 99;

/** Compares two frames of yuv420p. Blocks are compared by luma only: text shows there. Frames of the wrong length get 0. */
export function imageSimilarity(
  a: Uint8Array,
  b: Uint8Array,
  {width, height}: {width: number; height: number},
): ImageSimilarity {
  const bytes = (width * height * 3) / 2;
  if (a.length !== bytes || b.length !== bytes) return {whole: 0, block: 0};
  const columns = Math.ceil(width / SIDE);
  const errors = new Float64Array(columns * Math.ceil(height / SIDE));
  const areas = new Float64Array(errors.length);
  let sum = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      const square = ((a[at] as number) - (b[at] as number)) ** 2;
      const block = Math.floor(y / SIDE) * columns + Math.floor(x / SIDE);
      errors[block] = (errors[block] as number) + square;
      areas[block] = (areas[block] as number) + 1;
      sum += square;
    }
  }
  for (let at = width * height; at < bytes; at++) sum += ((a[at] as number) - (b[at] as number)) ** 2;
  const worst = errors.reduce((most, error, block) => Math.max(most, error / (areas[block] as number)), 0);
  return {whole: decibels(sum / bytes), block: decibels(worst)};
}

const decibels = (meanSquare: number): number =>
  meanSquare === 0 ? EQUAL : Math.min(EQUAL, 10 * Math.log10(255 ** 2 / meanSquare));
