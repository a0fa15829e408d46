import {writeFile} from 'node:fs/promises';
import sharp from 'sharp';
import type {Size} from '../../spot/geometry/box.ts';
import {TenspotError} from '../../spot/problem/errors.ts';
import {fileError} from '../files/file-error.ts';
import type {Tools} from '../tools/tools.ts';
import {pickFrames} from './pick-frames.ts';

/** A still to draw: a frame of a video, from 0, at the size of the video. */
type Still = {
  frame: number;
  size: Size /** An XMP packet that the file carries. */;
  xmp?: string /** Bytes at most. Default: no limit. */;
  most?: number;
};

/** JPEG qualities, tried from the first until the file is small enough. */
const QUALITIES = [94, 88, 80, 70, 60];

/**
 * Writes a frame of a video as a JPEG of its full size: exactly this frame, decoded from the beginning of the file. Errors:
 * `cover-missing` if the video has no such frame, `cover-large` if no quality gives a file that is small enough.
 */
export async function drawCover(
  tools: Pick<Tools, 'ffmpeg'>,
  video: string,
  {frame, size, xmp, most = Number.POSITIVE_INFINITY}: Still,
  file: string,
  signal?: AbortSignal | undefined,
): Promise<void> {
  const picked = pickFrames(tools, video, {seconds: 0, numbers: [frame]}, size, 'rgb24', signal);
  let pixels: Buffer | undefined;
  for await (const each of picked) pixels = each;
  if (!pixels) throw refusal('cover-missing', video, `a frame ${frame}`, 'a shorter video');
  for (const quality of QUALITIES) {
    const image = sharp(pixels, {raw: {...size, channels: 3}}).jpeg({quality, chromaSubsampling: '4:4:4'});
    const data = await (xmp === undefined ? image : image.withXmp(xmp)).toBuffer();
    if (data.length > most) continue;
    return writeFile(file, data).catch((error: unknown) => {
      throw fileError(error, file);
    });
  }
  throw refusal('cover-large', video, `a still of at most ${most} bytes`, 'a larger one at every quality');
}

const refusal = (code: string, file: string, expected: string, got: string): TenspotError =>
  new TenspotError({code, what: 'the cover cannot be drawn', where: {file}, expected, got});
