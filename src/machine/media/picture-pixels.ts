import sharp from 'sharp';
import type {Size} from '../../spot/geometry/box.ts';

/** The pixels of a picture file. */
export type PicturePixels = Size & {
  /** sRGB, 3 bytes a pixel. */
  data: Uint8Array;
  /** One byte a pixel, 255 is opaque. Null for a picture without transparency. */
  alpha: Uint8Array | null;
};

/** Reads a picture, upright and in sRGB. Its longer side is made `longest` pixels at most; SVG is drawn at that size. */
export async function readPixels(file: string, longest: number): Promise<PicturePixels> {
  const {format, width = 1, height = 1} = await sharp(file).metadata();
  const density =
    format === 'svg' ? Math.min(2400, Math.max(1, (72 * longest) / Math.max(width, height))) : 72;
  const fit = {width: longest, height: longest, fit: 'inside', withoutEnlargement: true} as const;
  const {data, info} = await sharp(file, {density})
    .autoOrient()
    .resize(fit)
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({resolveWithObject: true});
  const pixels = info.width * info.height;
  const colours = new Uint8Array(3 * pixels);
  const alpha = new Uint8Array(pixels);
  for (let at = 0; at < pixels; at++) {
    for (let channel = 0; channel < 3; channel++)
      colours[3 * at + channel] = data[4 * at + channel] as number;
    alpha[at] = data[4 * at + 3] as number;
  }
  const opaque = alpha.every((value) => value === 255);
  return {width: info.width, height: info.height, data: colours, alpha: opaque ? null : alpha};
}

/** Writes a picture of 3 bytes a pixel (sRGB) as PNG. */
export async function writePixels(
  {width, height, data}: Size & {data: Uint8Array},
  file: string,
): Promise<void> {
  await sharp(data, {raw: {width, height, channels: 3}})
    .png({compressionLevel: 1})
    .toFile(file);
}
