import type {Size} from '../../spot/geometry/box.ts';
import {ChildError, stream} from '../process/child.ts';
import type {Tools} from '../tools/tools.ts';
import {input} from './ffmpeg.ts';
import {notMedia} from './media-problem.ts';

/** Frames of a video: `frames` of them, from the first one at or after `seconds`. */
export type FrameRange = {seconds: number; frames: number};

/** Pixels of a frame at most (8K). A larger one is a mistake, or an attack on the decoder. */
const MOST_PIXELS = 8192 * 4320;

/** Milliseconds that decoding may take: to start, and for each frame. On a busy machine a frame of 1080p takes a tenth of a second. */
const TIME = {start: 60_000, frame: 1000};

/** Rows of the luma and of each chroma plane in a frame of which every fourth row is decoded: the rows 0, 4, 8 and so on of each plane. */
export function everyFourthRow({height}: Size): {luma: number; chroma: number} {
  const luma = Math.ceil(height / 4);
  return {luma, chroma: Math.ceil(luma / 2)};
}

/** Drops every second row twice. `field` copies nothing. */
const FOURTH_ROW = ['-vf', 'format=yuv420p,field=top,field=top'];

/**
 * Decodes frames to yuv420p, as many as there are in the range. `rows`: `fourth` leaves out three of four rows, so that less is copied and
 * measured. Each frame is only valid until the next one is asked for. Errors: `clip-invalid` if the size is none that a video has, or the file cannot be decoded.
 */
export async function* decodeFrames(
  tools: Pick<Tools, 'ffmpeg'>,
  file: string,
  {seconds, frames}: FrameRange,
  {width, height}: Size,
  {signal, rows = 'all'}: {signal?: AbortSignal | undefined; rows?: 'all' | 'fourth'} = {},
): AsyncGenerator<Uint8Array> {
  if (!(width >= 2 && height >= 2 && width * height <= MOST_PIXELS))
    throw notMedia(file, 'a picture from 2x2 up to 8K', `${width}x${height}`);
  const fourth = everyFourthRow({width, height});
  const [luma, chroma] = rows === 'all' ? [height, height >> 1] : [fourth.luma, fourth.chroma];
  const bytes = width * luma + 2 * (width >> 1) * chroma;
  const frame = Buffer.alloc(bytes);
  let filled = 0;
  const args = [
    ...['-hide_banner', '-nostdin', '-loglevel', 'error', '-threads', '1'],
    ...input(file, seconds > 0 ? ['-ss', seconds.toFixed(6)] : []),
    ...[
      '-map',
      '0:v:0',
      ...(rows === 'all' ? [] : FOURTH_ROW),
      '-frames:v',
      String(frames),
      '-fps_mode',
      'passthrough',
    ],
    ...['-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-'],
  ];
  const timeout = TIME.start + frames * TIME.frame;
  for await (const chunk of readable(stream(tools.ffmpeg, args, {signal, timeout}), file)) {
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

/** The chunks that ffmpeg writes. If it gives up by itself, the file is damaged. */
async function* readable(chunks: AsyncIterable<Buffer>, file: string): AsyncGenerator<Buffer> {
  try {
    yield* chunks;
  } catch (error) {
    if (!(error instanceof ChildError) || error.status === undefined) throw error;
    const why = error.stderr.trim().split('\n')[0] ?? '';
    throw notMedia(file, 'frames that can be decoded', why || 'none', error);
  }
}
