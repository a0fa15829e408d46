import {keyOf} from '../files/hash.ts';
import type {Store} from '../files/store.ts';
import type {Tools} from '../tools/tools.ts';
import {ffmpeg, input} from './ffmpeg.ts';

/** A frame of a video file. Files with equal keys have the same pictures. */
export type VideoFrame = {file: string; key: string; frame: number};

type Media = {store: Store; tools: Tools; signal?: AbortSignal | undefined};

/**
 * Stores one frame of a video as a JPEG of twice the size that is given, fitted on black. Returns the stored file. The same frame of
 * equal pictures is decoded once.
 */
export async function frameImage(
  {file: source, key: content, frame}: VideoFrame,
  fps: number,
  size: {width: number; height: number},
  {store, tools, signal}: Media,
): Promise<string> {
  const [width, height] = [size.width * 2, size.height * 2];
  const key = keyOf({picture: content, frame, width, height, ffmpeg: tools.ffmpegVersion});
  const {src} = await store.once(
    key,
    (note) => [note.src],
    () =>
      store.draft('jpg', async (file) => {
        // Decoding is faster without B-frames and deblocking. At this size, a frame too early and block edges do not show.
        const seek = ['-skip_frame', 'noref', '-skip_loop_filter', 'all', '-ss', String((frame + 0.5) / fps)];
        const fit = `scale=${width}:${height}:force_original_aspect_ratio=decrease:flags=area+accurate_rnd:in_color_matrix=bt709:in_range=tv:out_range=pc`;
        const filters = `${fit},pad=${width}:${height}:-1:-1,format=yuvj444p`;
        await ffmpeg(tools, [...input(source, seek), '-frames:v', '1', '-vf', filters, '-q:v', '2', file], {
          signal,
        });
        return {src: await store.put(file)};
      }),
  );
  return src;
}
