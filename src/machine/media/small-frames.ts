import type {Size} from '../../spot/geometry/box.ts';
import type {Tools} from '../tools/tools.ts';
import {ffmpeg, input} from './ffmpeg.ts';
import {bytesOf} from './pick-frames.ts';

/**
 * Frames of a video (BT.709, limited range) by their numbers, as sRGB with 3 bytes a pixel. Each pixel is the mean of those that it stands
 * for. Fewer where the video ends earlier. Errors: `ChildError` if the file cannot be decoded.
 */
export async function readSmallFrames(
  tools: Tools,
  file: string,
  numbers: readonly number[],
  size: Size,
  signal?: AbortSignal | undefined,
): Promise<Uint8Array[]> {
  const wanted = numbers.map((number) => `eq(n,${number})`).join('+');
  const {width, height} = size;
  const filters = [
    `select='${wanted}'`,
    `scale=${width}:${height}:flags=area+accurate_rnd+full_chroma_int:in_color_matrix=bt709:in_range=tv`,
    'format=rgb24',
  ];
  const argv = ['-vf', filters.join(','), '-frames:v', String(numbers.length), '-fps_mode', 'passthrough'];
  const {stdout} = await ffmpeg(
    tools,
    [...input(file), '-map', '0:v:0', ...argv, '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-'],
    {signal},
  );
  const bytes = bytesOf(size, 'rgb24');
  return Array.from({length: Math.floor(stdout.length / bytes)}, (_, at) =>
    Uint8Array.from(stdout.subarray(at * bytes, (at + 1) * bytes)),
  );
}
