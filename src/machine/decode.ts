import {ffmpeg, input} from './ffmpeg.ts';
import {notMedia, probeVideo, type Video} from './probe.ts';
import type {Tools} from './tools.ts';

/** Decodes a clip from its first frame to its last. It is refused at the first thing that is wrong with it. */
export async function decodeWhole(
  tools: Tools,
  file: string,
  signal?: AbortSignal | undefined,
): Promise<Video> {
  const video = await probeVideo(tools, file);
  const strict = ['-xerror', '-err_detect', 'explode'];
  const {stderr} = await ffmpeg(tools, [...input(file, strict), '-map', '0:v:0', '-f', 'null', '-'], {
    signal,
  });
  const trouble = stderr.trim();
  if (trouble) throw notMedia(file, 'a clip that can be decoded to its end', trouble.slice(0, 300));
  return video;
}
