import sharp from 'sharp';
import type {InspectedImage} from '../../../spot/findings/inspection.ts';
import {type Box, commonBox} from '../../../spot/geometry/box.ts';

/** The pixels of an area that a logo has by its file. `isOpaque`: the file has no transparent pixel, so that its background may be among them. */
export type LogoPixels = {mask: Uint8Array; isOpaque: boolean};

/** Opacity from which a pixel belongs to a logo: more than half of it. */
const OWN = 128;

/**
 * The pixels that a logo has in an area of the frame. Null where its file does not say them: a logo that is turned, mirrored or changed by
 * CSS, or a picture that is no staged file.
 */
export async function logoPixels(
  {src, box, content, clip, matrix: [a, b, c, d], effects}: InspectedImage,
  area: Box,
  pathOf: (src: string) => string,
): Promise<LogoPixels | null> {
  const drawn = {
    x: box.x + content.x * box.width,
    y: box.y + content.y * box.height,
    width: Math.round(content.width * box.width),
    height: Math.round(content.height * box.height),
  };
  const isUpright = Math.abs(b) < 0.001 && Math.abs(c) < 0.001 && a > 0 && d > 0;
  if (!isUpright || effects.length > 0 || drawn.width < 1 || drawn.height < 1) return null;
  const alpha = await alphaOf(pathOf(src), drawn);
  if (!alpha) return null;
  const seen = commonBox(box, clip ?? box);
  const mask = new Uint8Array(area.width * area.height);
  for (let y = 0; y < area.height; y++)
    for (let x = 0; x < area.width; x++) {
      const [middle, centre] = [area.x + x + 0.5, area.y + y + 0.5];
      const isSeen =
        middle >= seen.x && middle < seen.x + seen.width && centre >= seen.y && centre < seen.y + seen.height;
      const [column, row] = [Math.floor(middle - drawn.x), Math.floor(centre - drawn.y)];
      const isInside = column >= 0 && column < drawn.width && row >= 0 && row < drawn.height;
      if (isSeen && isInside && (alpha[row * drawn.width + column] as number) >= OWN)
        mask[y * area.width + x] = 1;
    }
  return {mask, isOpaque: alpha.every((value) => value === 255)};
}

async function alphaOf(file: string, {width, height}: Box): Promise<Uint8Array | undefined> {
  try {
    return await sharp(file)
      .resize(width, height, {fit: 'fill'})
      .ensureAlpha()
      .extractChannel('alpha')
      .raw()
      .toBuffer();
  } catch {
    // Not a staged picture, such as a `data:` address.
    return undefined;
  }
}
