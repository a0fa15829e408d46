import {access, readFile} from 'node:fs/promises';
import sharp from 'sharp';
import {TenspotError} from '../../spot/problem/errors.ts';
import {fileError} from '../files/file-error.ts';

/** The version of the library that decodes and scales photos. It is part of keys, because another version gives other pixels. */
export const IMAGE_VERSION = `sharp ${sharp.versions.sharp} vips ${sharp.versions.vips}`;

/** File extensions of picture formats, where they differ from the format's name. */
export const EXTENSIONS: Record<string, string> = {jpeg: 'jpg'};

const KINDS = ['jpeg', 'png', 'webp', 'avif', 'svg', 'tiff', 'gif'];

/** The format of a picture, and its size in pixels after EXIF orientation. Errors: `image-invalid` if it is no whole still picture. */
export async function imageSize(file: string): Promise<{width: number; height: number; kind: string}> {
  await access(file).catch((error: unknown) => {
    throw fileError(error, file);
  });
  try {
    const image = sharp(file, {limitInputPixels: 200_000_000, failOn: 'truncated'});
    const {format, width, height, autoOrient, pages = 1} = await image.metadata();
    if (!KINDS.includes(format) || !width || !height) throw new Error(`${format}`);
    if (pages > 1)
      throw new Error('an animated picture: its animation would not follow the frames of the spot');
    if (format === 'svg') refuseActiveSvg(await readFile(file, 'utf8'));
    else await image.stats();
    return {width: autoOrient?.width ?? width, height: autoOrient?.height ?? height, kind: format};
  } catch (cause) {
    const got = (cause as Error).message.split('\n')[0] ?? 'something else';
    throw new TenspotError(
      {
        code: 'image-invalid',
        what: 'this picture cannot be used',
        where: {file},
        expected: `a whole still picture (${KINDS.join(', ')})`,
        got,
        fix: 'Export it again as PNG, JPEG or WebP.',
      },
      {cause},
    );
  }
}

/** Refuses an SVG with scripts, animations or references to other files. */
function refuseActiveSvg(svg: string): void {
  const active =
    /<(script|animate\w*|set|foreignObject)\b|@keyframes|\banimation\s*:|\bon\w+\s*=|(href|src)\s*=\s*["'](?!#|data:)|url\(\s*["']?(?!#|data:)/i.exec(
      svg,
    )?.[0];
  if (active)
    throw new Error(
      `an SVG with ${active.trim()}: scripts, animation and references to files are not allowed`,
    );
}

/** Writes a photo as a PNG of exactly this size in sRGB, upright and without alpha, as an input for ffmpeg. */
export async function flatten(file: string, to: string, width: number, height: number): Promise<void> {
  await sharp(file)
    .autoOrient()
    .resize(width, height, {fit: 'fill', kernel: 'lanczos3'})
    .removeAlpha()
    .toColourspace('srgb')
    .png({compressionLevel: 1})
    .toFile(to);
}

/** A photo as an upright JPEG for upload to a service. Its longer side has at most `longest` pixels; transparent parts are white. */
export const asJpeg = (file: string, longest = 2048): Promise<Buffer> =>
  sharp(file)
    .autoOrient()
    .resize({width: longest, height: longest, fit: 'inside', withoutEnlargement: true, kernel: 'lanczos3'})
    .flatten({background: '#ffffff'})
    .toColourspace('srgb')
    .jpeg({quality: 92, chromaSubsampling: '4:4:4'})
    .toBuffer();
