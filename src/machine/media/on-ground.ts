import sharp from 'sharp';
import type {Tools} from '../tools/tools.ts';
import {DEINTERLACE} from './conform.ts';
import {conversionsOfCopy} from './conversions.ts';
import {BT709_TAGS, ffmpeg, input} from './ffmpeg.ts';
import {imageSize} from './image.ts';
import {notMedia} from './media-problem.ts';
import {probeVideo} from './probe.ts';
import {clipLimit, refuseClip, refuseTruncated} from './refuse-clip.ts';
import {COLOURS_VERSION, matrixOptions, wideColours} from './source-colours.ts';

/** Raise its first number when transparent files are laid on a colour in another way: they are then laid on it again. */
export const OPAQUE_VERSION = `4.${COLOURS_VERSION}`;

/** Whether a picture has a pixel that is not opaque. Errors: those of `imageSize`. */
export async function isTransparentImage(file: string): Promise<boolean> {
  await imageSize(file);
  const image = sharp(file);
  if (!(await image.metadata()).hasAlpha) return false;
  return !(await image.stats()).isOpaque;
}

/** Lays a picture on a colour (`#rrggbb`), upright and in sRGB. Writes a PNG. */
export async function layImageOn(ground: string, image: string, file: string): Promise<void> {
  await sharp(image)
    .autoOrient()
    // In the colours of a grey picture the ground would be grey.
    .pipelineColourspace('srgb')
    .flatten({background: ground})
    .toColourspace('srgb')
    .png({compressionLevel: 1})
    .toFile(file);
}

/** Whether the picture of a clip has an alpha channel. */
export const isTransparentClip = async (tools: Tools, clip: string): Promise<boolean> =>
  (await probeVideo(tools, clip)).hasAlpha;

/**
 * Lays a clip on a colour (`#rrggbb`), at its own frame rate, deinterlaced and without sound. Writes an MP4 that is close to lossless. Returns
 * the warnings that conforming the clip gives and conforming the MP4 does not. Errors: those of `conform` that are about the clip;
 * `clip-invalid` also for a clip in HDR or a wide gamut, because its colours are converted only without an alpha channel.
 */
export async function layClipOn(
  ground: string,
  tools: Tools,
  clip: string,
  file: string,
  signal?: AbortSignal | undefined,
): Promise<string[]> {
  const source = await probeVideo(tools, clip);
  const {stream, codec, interlaced} = source;
  refuseClip(clip, source);
  if (wideColours(source))
    throw notMedia(
      clip,
      'a clip with an alpha channel in BT.709',
      'one in HDR or a wide gamut: export it in BT.709',
    );
  // ffmpeg's own decoders of these leave the alpha channel out.
  const decoder = {vp8: 'libvpx', vp9: 'libvpx-vp9'}[codec];
  const matrix = matrixOptions(source);
  const exact = 'flags=accurate_rnd+full_chroma_int';
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(ground.slice(at, at + 2), 16));
  const graph = [
    // `bwdif` takes the alpha channel of RGB, but not that of every format in YUV.
    `[0:${stream}]scale=${exact}:${matrix},format=gbrap${interlaced ? `,${DEINTERLACE}` : ''},split[below][picture]`,
    // The colour has the size and the times of the picture, because it is made of it.
    `[below]format=gbrp,lutrgb=r=${red}:g=${green}:b=${blue}[ground]`,
    `[ground][picture]overlay=format=gbrp,scale=${exact}:out_color_matrix=bt709:out_range=tv,format=yuv444p[out]`,
  ].join(';');
  const {stderr} = await ffmpeg(
    tools,
    [
      ...input(clip, decoder ? ['-c:v', decoder] : []),
      ...['-filter_complex', graph, '-map', '[out]', '-an', '-fps_mode', 'passthrough', ...clipLimit(source)],
      ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '4', ...BT709_TAGS, file],
    ],
    {signal},
  );
  const laid = await probeVideo(tools, file);
  // The last frame of such a clip may be held for longer than the MP4 says. Where it is cut off, ffmpeg or its container says so.
  const isHeld = source.variable || source.frames === null;
  const seconds = isHeld ? Math.max(laid.seconds, source.seconds) : laid.seconds;
  refuseTruncated(clip, source, seconds, stderr);
  return conversionsOfCopy(source);
}
