import sharp from 'sharp';

/** A picture in the size that it is compared at. */
export type Pixels = {data: Buffer; width: number; height: number};

/** Pixels of a block's side. A block's mean forgives what encoders and smoothing do to single pixels. */
const BLOCK = 6;

/** Levels of 255 by which the mean of a block may be off: noise stays under 4, a moved word is over 30. */
export const FORGIVEN = 9;

export async function readPixels(picture: string | Buffer): Promise<Pixels> {
  const {data, info} = await sharp(picture).removeAlpha().toColourspace('srgb').raw().toBuffer({resolveWithObject: true});
  return {data, width: info.width, height: info.height};
}

/** The most that the mean of any block is off in any channel; infinite for pictures of other sizes. */
export function worstBlock(a: Pixels, b: Pixels): number {
  if (a.width !== b.width || a.height !== b.height) return Number.POSITIVE_INFINITY;
  let worst = 0;
  for (let top = 0; top < a.height; top += BLOCK)
    for (let left = 0; left < a.width; left += BLOCK)
      for (const channel of [0, 1, 2])
        worst = Math.max(worst, Math.abs(meanOf(a, left, top, channel) - meanOf(b, left, top, channel)));
  return worst;
}

function meanOf({data, width, height}: Pixels, left: number, top: number, channel: number): number {
  let sum = 0;
  let count = 0;
  for (let y = top; y < Math.min(top + BLOCK, height); y++)
    for (let x = left; x < Math.min(left + BLOCK, width); x++) {
      sum += data[(y * width + x) * 3 + channel] ?? 0;
      count += 1;
    }
  return sum / count;
}

/** What was expected, what came, and where they differ, side by side. */
export async function writeDifference(expected: Pixels, got: Pixels, file: string): Promise<void> {
  const {width, height} = got;
  const difference = Buffer.from(got.data.map((value, at) => Math.min(255, 6 * Math.abs(value - (expected.data[at] ?? 0)))));
  const raw = (data: Buffer, size: Pixels) => sharp(data, {raw: {width: size.width, height: size.height, channels: 3}}).png().toBuffer();
  const sides = [await raw(expected.data, expected), await raw(got.data, got), await raw(difference, got)];
  await sharp({create: {width: 3 * width + 16, height: Math.max(height, expected.height), channels: 3, background: '#808080'}})
    .composite(sides.map((input, index) => ({input, left: index * (width + 8), top: 0})))
    .png()
    .toFile(file);
}
