import type {Size} from '../../spot/geometry/box.ts';
import {stream} from '../process/child.ts';
import type {Tools} from '../tools/tools.ts';
import {input} from './ffmpeg.ts';

/** Frames of a file by their numbers, in ascending order, counted from the first frame at or after `seconds`. */
export type PickedFrames = {seconds: number; numbers: readonly number[]};

/** How the pixels of a picked frame are laid out: planes of Y'CbCr as in the file, or RGB of BT.709. */
export type PickedLayout = 'yuv420p' | 'rgb24';

const TO_RGB = 'scale=in_color_matrix=bt709:in_range=tv:flags=accurate_rnd+full_chroma_int,';

/**
 * Decodes single frames of a file, as many of them as there are. Each is only valid until the next one is asked for. Errors: `ChildError`
 * if the file cannot be decoded.
 */
export async function* pickFrames(
  tools: Pick<Tools, 'ffmpeg'>,
  file: string,
  {seconds, numbers}: PickedFrames,
  size: Size,
  layout: PickedLayout,
  signal?: AbortSignal | undefined,
): AsyncGenerator<Buffer> {
  const wanted = numbers.map((number) => `eq(n,${number})`).join('+');
  const args = [
    ...['-hide_banner', '-nostdin', '-loglevel', 'error', '-threads', '1'],
    ...input(file, seconds > 0 ? ['-ss', seconds.toFixed(6)] : []),
    ...['-map', '0:v:0', '-vf', `select='${wanted}',${layout === 'rgb24' ? TO_RGB : ''}format=${layout}`],
    ...['-frames:v', String(numbers.length), '-fps_mode', 'passthrough', '-f', 'rawvideo', '-'],
  ];
  yield* cutIntoFrames(stream(tools.ffmpeg, args, {signal}), bytesOf(size, layout));
}

/** The bytes of one frame. */
export const bytesOf = ({width, height}: Size, layout: PickedLayout): number =>
  layout === 'rgb24' ? 3 * width * height : width * height + 2 * (width >> 1) * (height >> 1);

/**
 * Joins the chunks of a stream to frames of `bytes` each, all in one buffer: a frame is only valid until the next one is asked for. A
 * part of a frame at the end is dropped.
 */
export async function* cutIntoFrames(chunks: AsyncIterable<Buffer>, bytes: number): AsyncGenerator<Buffer> {
  const frame = Buffer.alloc(bytes);
  let filled = 0;
  for await (const chunk of chunks) {
    let at = 0;
    while (at < chunk.length) {
      const copied = chunk.copy(frame, filled, at);
      at += copied;
      filled += copied;
      if (filled < bytes) continue;
      yield frame;
      filled = 0;
    }
  }
}
