import type {Size} from '../../spot/geometry/box.ts';
import {stream} from '../process/child.ts';
import type {Tools} from '../tools/tools.ts';
import {input} from './ffmpeg.ts';

/** Frames of a video: `frames` of them, from the first one at or after `seconds`. */
export type FrameRange = {seconds: number; frames: number};

/**
 * Decodes frames to yuv420p, as many as there are in the range. Each is only valid until the next one is asked for. Errors:
 * `ChildError` if the file cannot be decoded.
 */
export async function* decodeFrames(
  tools: Pick<Tools, 'ffmpeg'>,
  file: string,
  {seconds, frames}: FrameRange,
  {width, height}: Size,
  signal?: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  const bytes = width * height + 2 * (width >> 1) * (height >> 1);
  const frame = Buffer.alloc(bytes);
  let filled = 0;
  const args = [
    ...['-hide_banner', '-nostdin', '-loglevel', 'error', '-threads', '1'],
    ...input(file, seconds > 0 ? ['-ss', seconds.toFixed(6)] : []),
    ...['-map', '0:v:0', '-frames:v', String(frames), '-fps_mode', 'passthrough'],
    ...['-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-'],
  ];
  for await (const chunk of stream(tools.ffmpeg, args, {signal})) {
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
