import {readFile} from 'node:fs/promises';
import sharp, {type Sharp} from 'sharp';
import {TenspotError} from '../../spot/problem/errors.ts';
import {refusePointer} from '../files/lfs-pointer.ts';
import {firstBytes} from './media-problem.ts';
import {refuseUnfitSvg} from './svg-problem.ts';

/** The version of the library that decodes and scales photos, and of how it is used. It is part of keys, because another version gives other pixels. */
export const IMAGE_VERSION = `sharp ${sharp.versions.sharp} vips ${sharp.versions.vips}, 2`;

/** A picture that is upright. One of more than 8 bits is in sRGB from the start: the library would convert one with a profile to P3, and leave it there. */
async function upright(file: string): Promise<Sharp> {
  const {depth} = await sharp(file).metadata();
  const image = sharp(file).autoOrient();
  return depth === 'uchar' ? image : image.pipelineColourspace('srgb');
}

/** File extensions of picture formats, where they differ from the format's name. */
export const EXTENSIONS: Record<string, string> = {jpeg: 'jpg'};

const KINDS = ['jpeg', 'png', 'webp', 'avif', 'svg', 'tiff', 'gif'];

/** HEIF files with pictures in HEVC begin so, whatever their name is. No free decoder is part of the image library. */
const HEIC = /^[\s\S]{4}ftyp(heic|heix|heim|heis|hevc)/;

/**
 * The format of a picture, and its size in pixels after EXIF orientation. Errors: `image-invalid` if it is no whole still picture,
 * `svg-text` for an SVG with text that is not outlines, `file-lfs-pointer`.
 */
export async function imageSize(file: string): Promise<{width: number; height: number; kind: string}> {
  const head = await firstBytes(file);
  refusePointer(head, file);
  if (HEIC.test(head)) throw notImage(file, 'a HEIC picture', 'Save it as JPEG or AVIF.');
  try {
    const image = sharp(file, {limitInputPixels: 200_000_000, failOn: 'truncated'});
    const {format, compression, width, height, autoOrient, pages = 1} = await image.metadata();
    const kind = format === 'heif' && compression === 'av1' ? 'avif' : format;
    if (!KINDS.includes(kind) || !width || !height) throw new Error(`${kind}`);
    if (pages > 1)
      throw new Error('an animated picture: its animation would not follow the frames of the spot');
    if (kind === 'svg') refuseUnfitSvg(await readFile(file, 'utf8'), file);
    else await image.stats();
    return {width: autoOrient?.width ?? width, height: autoOrient?.height ?? height, kind};
  } catch (cause) {
    if (cause instanceof TenspotError) throw cause;
    throw notImage(file, (cause as Error).message.split('\n')[0] ?? 'something else', undefined, cause);
  }
}

const notImage = (
  file: string,
  got: string,
  fix = 'Export it again as PNG, JPEG or WebP.',
  cause?: unknown,
): TenspotError =>
  new TenspotError(
    {
      code: 'image-invalid',
      what: 'this picture cannot be used',
      where: {file},
      expected: `a whole still picture (${KINDS.join(', ')})`,
      got,
      fix,
    },
    {cause},
  );

/** Picture formats that no browser shows. */
const NOT_IN_BROWSERS = ['tiff'];

/** Whether a browser can show a picture of this format. */
export const browsersShow = (kind: string): boolean => !NOT_IN_BROWSERS.includes(kind);

/** Writes a picture as an upright PNG in sRGB, with its transparency. */
export async function convertToPng(image: string, file: string): Promise<void> {
  await (await upright(image)).toColourspace('srgb').png().toFile(file);
}

/** Writes a photo as a PNG of exactly this size in sRGB, upright and without alpha, as an input for ffmpeg. */
export async function flatten(file: string, to: string, width: number, height: number): Promise<void> {
  await (await upright(file))
    .resize(width, height, {fit: 'fill', kernel: 'lanczos3'})
    .removeAlpha()
    .toColourspace('srgb')
    .png({compressionLevel: 1})
    .toFile(to);
}

/** Pixels by which colours are spread beyond the edges of a cut-out: more than interpolation mixes. */
const EDGE = 4;

/**
 * Writes a picture with transparent parts as a PNG of exactly this size in sRGB, upright, as an input for ffmpeg. The colours at its edges go on
 * under the transparent parts, because interpolation mixes in what is there.
 */
export async function flattenCutout(file: string, to: string, width: number, height: number): Promise<void> {
  const fitted = await (await upright(file))
    .resize(width, height, {fit: 'fill', kernel: 'lanczos3'})
    .ensureAlpha()
    .toColourspace('srgb')
    .png({compressionLevel: 1})
    .toBuffer();
  const {data, info} = await sharp(fitted).raw().toBuffer({resolveWithObject: true});
  const spread = await sharp(fitted).blur(EDGE).raw().toBuffer();
  for (let at = 0; at < data.length; at += 4) if (data[at + 3] === 0) spread.copy(data, at, at, at + 3);
  await sharp(data, {raw: {width: info.width, height: info.height, channels: 4}})
    .png({compressionLevel: 1})
    .toFile(to);
}

/** A photo as an upright JPEG for upload to a service. Its longer side has at most `longest` pixels; transparent parts are white. */
export const asJpeg = async (file: string, longest = 2048): Promise<Buffer> =>
  (await upright(file))
    .resize({width: longest, height: longest, fit: 'inside', withoutEnlargement: true, kernel: 'lanczos3'})
    .flatten({background: '#ffffff'})
    .toColourspace('srgb')
    .jpeg({quality: 92, chromaSubsampling: '4:4:4'})
    .toBuffer();
