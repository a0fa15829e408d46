import sharp from 'sharp';
import {ffmpeg} from '../../../../../src/machine/media/ffmpeg.ts';
import type {Tools} from '../../../../../src/machine/tools/tools.ts';
import type {EncodeSettings} from '../../../../../src/production/render/master-key.ts';
import {sizeFilters} from '../../../../../src/production/render/set-engine/composite/composite-arguments.ts';

type Size = {width: number; height: number};

/** Decibels that the pictures of the two engines have to have, on the mean and at least. */
export const NEAR = {mean: 45, least: 40};

/** Peak signal to noise over all samples of two yuv420p pictures, in decibels. */
export function psnr(a: Uint8Array, b: Uint8Array): number {
  if (a.length !== b.length) return 0;
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += ((a[at] ?? 0) - (b[at] ?? 0)) ** 2;
  return sum === 0 ? 99 : 10 * Math.log10((255 ** 2 * a.length) / sum);
}

/** A picture of the browser as yuv420p in the size of a master or a proof, as the frames that it draws whole are turned into it. */
export async function toPlanes(
  png: Buffer,
  {width, height}: Size,
  settings: EncodeSettings,
  tools: Tools,
): Promise<Buffer> {
  const exact = 'flags=bicubic+accurate_rnd+full_chroma_int+full_chroma_inp';
  const filters = `scale=out_color_matrix=bt709:out_range=tv:${exact},format=yuv420p,${sizeFilters(settings, width, height)}`;
  const {stdout} = await ffmpeg(
    tools,
    ['-f', 'png_pipe', '-i', 'pipe:3', '-vf', filters, '-f', 'rawvideo', '-'],
    {
      pipes: [[png]],
    },
  );
  return stdout;
}

/** Expected, got and what differs, six times as strong, side by side. */
export async function writeWorst(
  expected: Buffer,
  got: Buffer,
  {width, height}: Size,
  file: string,
  tools: Tools,
): Promise<void> {
  const luma = width * height;
  const differs = Buffer.from(
    got.map((value, at) =>
      Math.min(255, Math.max(0, (at < luma ? 16 : 128) + 6 * (value - (expected[at] ?? 0)))),
    ),
  );
  const rgb = async (planes: Buffer): Promise<Buffer> => {
    const raw = [
      '-f',
      'rawvideo',
      '-pixel_format',
      'yuv420p',
      '-video_size',
      `${width}x${height}`,
      '-i',
      'pipe:3',
    ];
    const filters = 'scale=in_color_matrix=bt709:in_range=tv,format=rgb24';
    const {stdout} = await ffmpeg(tools, [...raw, '-vf', filters, '-f', 'rawvideo', '-'], {
      pipes: [[planes]],
    });
    return sharp(stdout, {raw: {width, height, channels: 3}})
      .png()
      .toBuffer();
  };
  const sides = await Promise.all([expected, got, differs].map(rgb));
  await sharp({create: {width: 3 * width + 16, height, channels: 3, background: '#808080'}})
    .composite(sides.map((input, at) => ({input, left: at * (width + 8), top: 0})))
    .png()
    .toFile(file);
}
