import {access, readFile} from 'node:fs/promises';
import sharp from 'sharp';
import {TenspotError} from '../../spot/problem/errors.ts';
import {fileError} from '../files/files.ts';

/** The library that decodes and scales photos: another version gives other pixels. */
export const IMAGE_VERSION = `sharp ${sharp.versions.sharp} vips ${sharp.versions.vips}`;

/** What a kind of picture is called in a file name. */
export const EXTENSIONS: Record<string, string> = {jpeg: 'jpg'};

const KINDS = ['jpeg', 'png', 'webp', 'avif', 'svg', 'tiff', 'gif'];

/** Pixels of a picture once it is upright. A picture of another kind, or a broken one, is refused. */
export async function imageSize(file: string): Promise<{width: number; height: number; kind: string}> {
  await access(file).catch((error: unknown) => {
    throw fileError(error, file);
  });
  try {
    const image = sharp(file, {limitInputPixels: 200_000_000, failOn: 'truncated'});
    const {format, width, height, autoOrient, pages = 1} = await image.metadata();
    if (!KINDS.includes(format) || !width || !height) throw new Error(`${format}`);
    if (pages > 1) throw new Error('a picture that moves: it would run on the clock, not on the frame');
    if (format === 'svg') refuseAlive(await readFile(file, 'utf8'));
    else await image.stats();
    return {width: autoOrient?.width ?? width, height: autoOrient?.height ?? height, kind: format};
  } catch (cause) {
    const got = (cause as Error).message.split('\n')[0] ?? 'something else';
    throw new TenspotError(
      {
        code: 'image-invalid',
        what: 'this picture cannot be used',
        where: {file},
        expected: `a whole picture (${KINDS.join(', ')})`,
        got,
        fix: 'Export it again as PNG, JPEG or WebP.',
      },
      {cause},
    );
  }
}

/** A drawing that runs programs, moves by itself or fetches something is no still picture. */
function refuseAlive(svg: string): void {
  const alive =
    /<(script|animate\w*|set|foreignObject)\b|@keyframes|\banimation\s*:|\bon\w+\s*=|(href|src)\s*=\s*["'](?!#|data:)|url\(\s*["']?(?!#|data:)/i.exec(
      svg,
    )?.[0];
  if (alive)
    throw new Error(`an SVG with ${alive.trim()}: scripts, animation and outside files are not allowed`);
}

/** A photo as a PNG of exactly this size, for ffmpeg to move over. */
export async function flatten(file: string, to: string, width: number, height: number): Promise<void> {
  await sharp(file)
    .autoOrient()
    .resize(width, height, {fit: 'fill', kernel: 'lanczos3'})
    .removeAlpha()
    .toColourspace('srgb')
    .png({compressionLevel: 1})
    .toFile(to);
}

/** A photo as a JPEG of at most `longest` pixels, upright, for a service that takes no larger one; what was clear is white. */
export const asJpeg = (file: string, longest = 2048): Promise<Buffer> =>
  sharp(file)
    .autoOrient()
    .resize({width: longest, height: longest, fit: 'inside', withoutEnlargement: true, kernel: 'lanczos3'})
    .flatten({background: '#ffffff'})
    .toColourspace('srgb')
    .jpeg({quality: 92, chromaSubsampling: '4:4:4'})
    .toBuffer();
